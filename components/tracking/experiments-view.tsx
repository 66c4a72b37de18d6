"use client";

import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import type { Accessors } from "../arrange-rows";
import { DeletedTabs } from "../deleted-tabs";
import { ListTable } from "../list-table";
import { PageStack } from "../page-stack";
import { showsDeleted } from "../shows-deleted";
import { useTRPC } from "../trpc";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { formatCount, formatNumber } from "../ui/format-number";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import { Time } from "../ui/time";
import { useListPage } from "../use-list-page";
import { useMe } from "../use-me";
import { ConnectScript } from "./connect-script";
import { CreateExperimentButton } from "./create-experiment";
import { experimentPath, isSystemTag, runsWords } from "./words";

type Experiment = Outputs["tracking"]["listExperiments"]["rows"][number];

const ownTags = ({ tags }: Experiment): readonly string[] =>
  Object.entries(tags).flatMap(([key, value]) => (isSystemTag(key) ? [] : [`${key}: ${value}`]));

const columnsFor = (zone: string): readonly Column<Experiment>[] => [
  { id: "name", header: "Experiment", sort: "ascending", cell: ({ name }) => name },
  {
    id: "runs",
    header: "Runs",
    align: "end",
    sort: "descending",
    cell: ({ runs }) => formatNumber(runs),
  },
  {
    id: "last",
    header: "Last run began",
    sort: "descending",
    cell: ({ lastRunMs }) =>
      lastRunMs === null ? "No run yet" : <Time at={new Date(lastRunMs)} zone={zone} />,
  },
  {
    id: "tags",
    header: "Tags",
    cell: (row) =>
      ownTags(row).length === 0 ? "–" : ownTags(row).map((tag) => <Chip key={tag}>{tag}</Chip>),
  },
  {
    id: "created",
    header: "Made",
    sort: "descending",
    optional: true,
    cell: ({ createdAt }) => <Time at={createdAt} zone={zone} style="date" />,
  },
];

const accessors: Accessors<Experiment> = {
  name: ({ name }) => name,
  runs: ({ runs }) => runs,
  last: ({ lastRunMs }) => (lastRunMs === null ? null : new Date(lastRunMs)),
  tags: ownTags,
  created: ({ createdAt }) => createdAt,
};

const fields: readonly QueryField[] = [
  { name: "name", label: "Name of the experiment", kind: "text" },
  { name: "runs", label: "How many runs", kind: "number" },
  { name: "last", label: "When its last run began", kind: "date" },
  { name: "tags", label: "Tag and value", kind: "text" },
];

const FirstScript = () => (
  <Card title="Connect a training script">
    <ConnectScript />
  </Card>
);

/** Every experiment of the organisation, and how a script comes to log here. */
export function ExperimentsView() {
  const trpc = useTRPC();
  const me = useMe();
  const deleted = showsDeleted(useSearchParams());
  const view = deleted ? "deleted" : "active";
  const { first, page, whole } = useListPage((asked) =>
    trpc.tracking.listExperiments.queryOptions({ ...asked, view }),
  );
  const runs = first.rows.reduce((sum, one) => sum + one.runs, 0);
  const writes = me.can("tracking:write");
  return (
    <>
      <PageHeader
        title="Experiments"
        finding={
          deleted ? deletedWords(first.total) : findingOf({ total: first.total, runs, whole })
        }
        actions={
          writes ? (
            <>
              <LinkButton href="/experiments/import">Import</LinkButton>
              <CreateExperimentButton />
            </>
          ) : undefined
        }
      />
      <PageStack>
        {runs === 0 && !deleted && <FirstScript />}
        <DeletedTabs label="Experiments" path="/experiments" deleted={deleted} />
        <ListTable
          caption={deleted ? "Deleted experiments" : "Experiments"}
          columns={columnsFor(me.zone)}
          accessors={accessors}
          fields={fields}
          page={page}
          whole={whole}
          rowId={({ experimentId }) => String(experimentId)}
          rowHref={({ experimentId }) => experimentPath(experimentId)}
          empty={deleted ? nothingDeleted : nothingYet}
        />
      </PageStack>
    </>
  );
}

const nothingDeleted = {
  title: "Nothing is deleted",
  children: "Experiments that somebody deletes wait here and can be restored with their runs.",
};
const nothingYet = {
  title: "No experiment yet",
  children: "An experiment holds runs that belong together. Scripts make them by themselves.",
};

const deletedWords = (total: number): string =>
  total === 0
    ? "No experiment is deleted."
    : `${formatCount(total, "deleted experiment")}. Open one to restore it with its runs.`;

function findingOf({
  total,
  runs,
  whole,
}: {
  total: number;
  runs: number;
  whole: boolean;
}): string {
  const all = formatCount(total, "experiment");
  // Runs of pages that were not read are not known.
  if (!whole) return `${all}.`;
  if (runs === 0) return `${all}, no run yet. Connect a script to see its first run here.`;
  return `${all} with ${runsWords(runs)}.`;
}
