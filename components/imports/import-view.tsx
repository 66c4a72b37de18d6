"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { Card } from "../ui/card";
import { PageHeader } from "../ui/page-header";
import { Progress } from "../ui/progress";
import { Time } from "../ui/time";
import { useMe } from "../use-me";
import { ImportActions } from "./import-actions";
import { ImportNotes } from "./import-notes";
import { ImportBadge } from "./import-state";
import { ImportFound, ImportResult } from "./import-result";
import { StartImport } from "./start-import";
import { findingOf, type Import, progressWords } from "./words";

/** Between two looks at an import that is under way, in milliseconds. */
const EVERY_MS = 1500;

/** One import: how far it is, what came, what was left out, and what can be done with it. */
export function ImportView({ importId }: { importId: string }) {
  const trpc = useTRPC();
  const me = useMe();
  const { data: job } = useSuspenseQuery(
    trpc.imports.findImport.queryOptions(
      { importId },
      {
        refetchInterval: ({ state }) =>
          ["waiting", "running"].includes(state.data?.status ?? "") ? EVERY_MS : false,
      },
    ),
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Experiments", href: "/experiments" },
          { label: "Import", href: "/experiments/import" },
        ]}
        title={job.origin}
        status={<ImportBadge of={job} />}
        finding={findingOf(job)}
        meta={
          <span>
            Begun <Time at={job.createdAt} zone={me.zone} />
          </span>
        }
        actions={me.can("imports:write") ? <ImportActions job={job} /> : undefined}
      />
      <PageStack>
        <Way job={job} />
        {job.phase === "check" && job.status === "done" && (
          <StartImport job={job} may={me.can("imports:write")} />
        )}
        {job.phase === "check" ? <ImportFound job={job} /> : <ImportResult job={job} />}
        <ImportNotes job={job} />
      </PageStack>
    </>
  );
}

const steps = { check: "Looking", import: "Importing", undo: "Taking back" } as const;

/** How far it is, while it goes on or was stopped. */
function Way({ job }: { job: Import }) {
  if (job.status === "done") return null;
  const { phase, step, total, done } = job;
  return (
    <Card>
      <Progress
        label={`${steps[phase]}: ${step.replaceAll("-", " ")}`}
        value={total === 0 ? null : Math.min(done, total)}
        max={total === 0 ? 1 : total}
        detail={progressWords(job)}
      />
    </Card>
  );
}
