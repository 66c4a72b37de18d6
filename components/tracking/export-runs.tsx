"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../problem";
import { useTRPCClient } from "../trpc";
import { Button } from "../ui/button";
import { formatNumber } from "../ui/format-number";
import { useToast } from "../ui/toast";
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
      // Fetched when somebody exports.
      const { saveRuns } = await import("./save-runs");
      const saved = await saveRuns(name, setRead, (pageToken) => {
        const page = { experimentIds, filter, orderBy, view, maxResults: perPage, pageToken };
        return client.tracking.searchRuns.query(page);
      });
      show({ tone: "good", message: `${formatNumber(saved)} runs are saved.` });
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
