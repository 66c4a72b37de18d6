"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import type { Inputs } from "~/server/api/trpc/root";
import { toCsv } from "~/server/core/rules/csv";
import { saveFile } from "../charts/save-file";
import { sentenceOf } from "../problem";
import { useTRPCClient } from "../trpc";
import { formatNumber } from "../ui/format-number";
import { Menu } from "../ui/menu";
import { useToast } from "../ui/toast";
import type { TrailEvent } from "./audit-view";

type Asked = Inputs["audit"]["listEvents"];
type Format = "csv" | "jsonl";

const columns = [
  "seq",
  "at",
  "actorKind",
  "actorName",
  "action",
  "outcome",
  "subject",
  "detail",
  "requestId",
  "hash",
] as const;

/** All matching entries, read page by page and saved as one file. */
export function ExportTrail({ asked }: { asked: Asked }) {
  const client = useTRPCClient();
  const show = useToast();
  const [running, setRunning] = useState(false);
  const save = async (format: Format) => {
    setRunning(true);
    try {
      const events = await everyPage((cursor) =>
        client.audit.listEvents.query({ ...asked, limit: 200, cursor }),
      );
      download(format === "csv" ? csvOf(events) : jsonLinesOf(events), format);
      show({ tone: "good", message: `${formatNumber(events.length)} entries are saved.` });
    } catch (error) {
      show({ tone: "bad", message: `Not exported: ${sentenceOf(error)}` });
    }
    setRunning(false);
  };
  const item = (format: Format, label: string) =>
    ({
      kind: "action",
      label,
      detail: "All matching entries",
      disabled: running,
      onSelect: () => void save(format),
    }) as const;
  return (
    <Menu
      label={running ? "Exporting" : "Export"}
      icon={<Download size={16} aria-hidden />}
      items={[item("csv", "CSV"), item("jsonl", "JSON lines")]}
    />
  );
}

type Page = { rows: TrailEvent[]; nextCursor: string | null };

async function everyPage(
  read: (cursor: string | undefined) => Promise<Page>,
): Promise<TrailEvent[]> {
  const events: TrailEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    events.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return events;
}

const csvOf = (events: readonly TrailEvent[]): string =>
  toCsv(
    columns,
    events.map((event) => [
      event.seq,
      event.at,
      event.actorKind,
      event.actorName,
      event.action,
      event.outcome,
      event.subject,
      JSON.stringify(event.detail),
      event.requestId,
      event.hash,
    ]),
  );

const jsonLinesOf = (events: readonly TrailEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join("");

function download(text: string, format: Format): void {
  const type = format === "csv" ? "text/csv;charset=utf-8" : "application/x-ndjson";
  saveFile(new Blob([text], { type }), `audit-trail.${format}`);
}
