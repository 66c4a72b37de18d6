"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { saveFile } from "../charts/save-file";
import { sentenceOf } from "../problem";
import { useTRPCClient } from "../trpc";
import { Button } from "../ui/button";
import { formatCount, formatNumber } from "../ui/format-number";
import { Menu } from "../ui/menu";
import { useToast } from "../ui/toast";
import { collectModels, modelsCsv, modelsJson } from "./models-file";
import type { ModelsAsked } from "./models-asked";

/** Models in one answer: large enough to be quick, small enough to show how far it is. */
const perPage = 200;

const formats = {
  CSV: { write: modelsCsv, type: "text/csv;charset=utf-8", name: "models.csv" },
  JSON: { write: modelsJson, type: "application/json", name: "models.json" },
} as const;
type Format = keyof typeof formats;

type ExportModelsProps = { asked: ModelsAsked; matching: number };

/** All matching models, read page by page and saved as one file. */
export function ExportModels({ asked, matching }: ExportModelsProps) {
  const client = useTRPCClient();
  const show = useToast();
  const [read, setRead] = useState<number | null>(null);
  const { cursor: _, ...filter } = asked;
  const save = async (format: Format) => {
    setRead(0);
    try {
      const models = await collectModels(
        (cursor) => client.registry.listModels.query({ ...filter, limit: perPage, cursor }),
        setRead,
      );
      const { write, type, name } = formats[format];
      saveFile(new Blob([write(models)], { type }), name);
      show({ tone: "good", message: `${formatCount(models.length, "model")} saved as ${name}.` });
    } catch (error) {
      show({ tone: "bad", message: `Not exported: ${sentenceOf(error)}` });
    }
    setRead(null);
  };
  if (matching === 0) return null;
  if (read !== null) {
    const busyLabel = `${formatNumber(read)} of ${formatNumber(matching)}`;
    return (
      <Button busy busyLabel={busyLabel}>
        Export
      </Button>
    );
  }
  return (
    <Menu
      label="Export"
      icon={<Download size={16} aria-hidden />}
      items={(["CSV", "JSON"] as const).map((format) => ({
        kind: "action",
        label: format,
        detail: "All matching models",
        onSelect: () => void save(format),
      }))}
    />
  );
}
