"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { lazy, Suspense } from "react";
import { PageStack } from "../page-stack";
import { showsDeleted } from "../shows-deleted";
import { useTRPC } from "../trpc";
import { Chip } from "../ui/chip";
import { formatNumber } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { TableSkeleton } from "../ui/table/table-skeleton";
import { Tabs } from "../ui/tabs";
import { type Experiment, ExperimentActions } from "./experiment-actions";
import { ExportRuns } from "./export-runs";
import { type RunsAsked, runsAsked } from "./run-columns";
import { RunsList } from "./runs-list";
import { experimentPath, isSystemTag, runsWords } from "./words";

// Fetched for an experiment that is deleted, or has no run yet.
const DeletedExperiment = lazy(async () => ({
  default: (await import("./deleted-experiment")).DeletedExperiment,
}));
const ConnectScript = lazy(async () => ({
  default: (await import("./connect-script")).ConnectScript,
}));

/** The runs of one experiment: found, ordered, chosen and compared. */
export function RunsView({ experiment }: { experiment: Experiment }) {
  const { experimentId, name, tags } = experiment;
  const params = useSearchParams();
  const deleted = showsDeleted(params);
  const path = experimentPath(experimentId);
  const { asked, answer } = useRuns(runsAsked(params, experimentId));
  const { data } = answer;
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: "Experiments", href: "/experiments" }]}
        finding={data === undefined ? undefined : findingOf({ ...data, deleted })}
        meta={<OwnTags tags={tags} />}
        actions={
          <>
            <ExperimentActions experiment={experiment} />
            <ExportRuns asked={asked} name={name} matching={data?.matching ?? 0} />
          </>
        }
      />
      <PageStack>
        {experiment.deletedAt !== null && (
          <Suspense fallback={null}>
            <DeletedExperiment experiment={experiment} />
          </Suspense>
        )}
        <Tabs
          label="Runs"
          tabs={[
            { href: path, label: "Runs", current: !deleted },
            { href: `${path}?deleted=1`, label: "Deleted runs", current: deleted },
          ]}
        />
        {answer.isPending ? (
          <TableSkeleton awaiting="the runs" />
        ) : (
          <RunsList asked={asked} experimentId={experimentId} answer={answer} deleted={deleted} />
        )}
        {!deleted && data?.total === 0 && (
          <Suspense fallback={null}>
            <ConnectScript experiment={name} />
          </Suspense>
        )}
      </PageStack>
    </>
  );
}

function useRuns(asked: RunsAsked) {
  const trpc = useTRPC();
  const answer = useQuery(
    trpc.tracking.listRuns.queryOptions(asked, { placeholderData: keepPreviousData }),
  );
  return { asked, answer };
}

export type RunsAnswer = ReturnType<typeof useRuns>["answer"];

function OwnTags({ tags }: { tags: Readonly<Record<string, string>> }) {
  return Object.entries(tags)
    .filter(([key]) => !isSystemTag(key))
    .map(([key, value]) => (
      <Chip key={key} title={`${key}: ${value}`}>
        {key}: {value}
      </Chip>
    ));
}

type Counts = { total: number; matching: number; deleted: boolean };

function findingOf({ total, matching, deleted }: Counts): string {
  const kind = deleted ? "deleted " : "";
  if (total === 0) return deleted ? "No run of this experiment is deleted." : "No run yet.";
  if (matching === total) return `${formatNumber(total)} ${kind}${total === 1 ? "run" : "runs"}.`;
  return `${formatNumber(matching)} of ${kind}${runsWords(total)} match the filter.`;
}
