"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { saveFile } from "../../charts/save-file";
import { sentenceOf } from "../../problem";
import { useTRPCClient } from "../../trpc";
import { Menu } from "../../ui/menu";
import { useToast } from "../../ui/toast";

type Source = { readonly assessmentId: string } | { readonly framework: string };

/** The questionnaire as a file to fill in away from Cairn, with what was answered so far. */
export function DownloadQuestionnaire({ source }: { source: Source }) {
  const client = useTRPCClient();
  const show = useToast();
  const [running, setRunning] = useState(false);
  const save = async (format: "yaml" | "csv") => {
    setRunning(true);
    try {
      const { body, filename, mediaType } =
        "framework" in source
          ? await client.maturity.exportBlankQuestionnaire.query({ key: source.framework, format })
          : await client.maturity.exportQuestionnaire.query({ ...source, format });
      saveFile(new Blob([body], { type: mediaType }), filename);
    } catch (error) {
      show({ tone: "bad", message: `Not downloaded: ${sentenceOf(error)}` });
    } finally {
      setRunning(false);
    }
  };
  const item = (format: "yaml" | "csv", label: string, detail: string) =>
    ({
      kind: "action",
      label,
      detail,
      disabled: running,
      onSelect: () => void save(format),
    }) as const;
  return (
    <Menu
      label={running ? "Downloading" : "Download"}
      icon={<Download size={16} aria-hidden />}
      items={[
        item("csv", "Table (CSV)", "To fill in with a spreadsheet"),
        item("yaml", "Text (YAML)", "To fill in with an editor"),
      ]}
    />
  );
}
