"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { saveFile } from "../charts/save-file";
import { sentenceOf } from "../problem";
import { useTRPCClient } from "../trpc";
import { Button } from "../ui/button";
import { formatNumber } from "../ui/format-number";
import { useToast } from "../ui/toast";
import { collectRuns, type RunCells, runsCsv } from "./runs-csv";
import type { RunsAsked } from "./run-columns";

type ExportRunsProps = { asked: RunsAsked; name: string; matching: number };

/** Runs in one answer: large enough to be quick, small enough to show how far it is. */
const perPage = 500;

/** All matching runs with everything they logged, read page by page and saved as one file. */
export function ExportRuns({ asked, name, matching }: ExportRunsProps) {
  const client = useTRPCClient();
  const show = useToast();
  const [read, setRead] = useState<number | null>(null);
  const { experimentIds, filter, orderBy, view } = asked;
  const save = async () => {
    setRead(0);
    try {
      const runs = await collectRuns((pageToken) => {
        const page = { experimentIds, filter, orderBy, view, maxResults: perPage, pageToken };
        return client.tracking.searchRuns.query(page);
      }, setRead);
      download(runs, name);
      show({ tone: "good", message: `${formatNumber(runs.length)} runs are saved.` });
    } catch (error) {
      show({ tone: "bad", message: `Not exported: ${sentenceOf(error)}` });
    }
    setRead(null);
  };
  if (matching === 0) return null;
  return (
    <Button
      icon={<Download size={16} aria-hidden />}
      busy={read !== null}
      busyLabel={`${formatNumber(read)} of ${formatNumber(matching)}`}
      onClick={() => void save()}
    >
      Export CSV
    </Button>
  );
}

function download(runs: readonly RunCells[], name: string) {
  const file = new Blob([runsCsv(runs)], { type: "text/csv;charset=utf-8" });
  saveFile(file, `runs-${name.replaceAll(/[^\w.-]+/gu, "-").slice(0, 60)}.csv`);
}
