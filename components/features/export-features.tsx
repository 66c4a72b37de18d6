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
import type { FeaturesAsked } from "./features-asked";
import { everyFeature, featuresCsv, featuresYaml } from "./features-file";

/** Features in one answer. */
const perPage = 200;

const files = {
  CSV: { write: featuresCsv, type: "text/csv;charset=utf-8", name: "features.csv" },
  YAML: { write: featuresYaml, type: "application/yaml", name: "features.yaml" },
} as const;

/** What the filter leaves, read page by page and saved as one file. */
export function ExportFeatures({ asked, matching }: { asked: FeaturesAsked; matching: number }) {
  const client = useTRPCClient();
  const show = useToast();
  const [read, setRead] = useState<number | null>(null);
  const save = async (format: keyof typeof files) => {
    const { write, type, name } = files[format];
    setRead(0);
    try {
      const all = await everyFeature(
        (cursor) => client.features.listFeatures.query({ ...asked, limit: perPage, cursor }),
        setRead,
      );
      saveFile(new Blob([write(all)], { type }), name);
      show({ tone: "good", message: `${formatCount(all.length, "feature")} saved as ${name}.` });
    } catch (error) {
      show({ tone: "bad", message: `Not exported: ${sentenceOf(error)}` });
    }
    setRead(null);
  };
  if (matching === 0) return null;
  if (read !== null) {
    return (
      <Button busy busyLabel={`${formatNumber(read)} of ${formatNumber(matching)}`}>
        Export
      </Button>
    );
  }
  const item = (format: keyof typeof files) =>
    ({
      kind: "action",
      label: format,
      detail: "All matching features",
      onSelect: () => void save(format),
    }) as const;
  return (
    <Menu
      label="Export"
      icon={<Download size={16} aria-hidden />}
      items={[item("CSV"), item("YAML")]}
    />
  );
}
