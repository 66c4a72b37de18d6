"use client";

import { Download } from "lucide-react";
import { useTRPCClient } from "../../trpc";
import { Menu } from "../../ui/menu";
import { useDownload } from "../../use-download";

type Source = { readonly assessmentId: string } | { readonly framework: string };

/** The questionnaire as a file to fill in away from Cairn, with what was answered so far. */
export function DownloadQuestionnaire({ source }: { source: Source }) {
  const client = useTRPCClient();
  const { busy, download } = useDownload();
  const save = (format: "yaml" | "csv") =>
    download(() =>
      "framework" in source
        ? client.maturity.exportBlankQuestionnaire.query({ key: source.framework, format })
        : client.maturity.exportQuestionnaire.query({ ...source, format }),
    );
  const item = (format: "yaml" | "csv", label: string, detail: string) =>
    ({
      kind: "action",
      label,
      detail,
      disabled: busy,
      onSelect: () => void save(format),
    }) as const;
  return (
    <Menu
      label={busy ? "Downloading" : "Download"}
      icon={<Download size={16} aria-hidden />}
      items={[
        item("csv", "Table (CSV)", "To fill in with a spreadsheet"),
        item("yaml", "Text (YAML)", "To fill in with an editor"),
      ]}
    />
  );
}
