"use client";

import { useSearchParams } from "next/navigation";
import { datasetPath } from "~/server/datasets/rules/dataset-path";
import type { Accessors } from "../arrange-rows";
import { DeletedTabs } from "../deleted-tabs";
import { ListTable } from "../list-table";
import { PageStack } from "../page-stack";
import { showsDeleted } from "../shows-deleted";
import { useTRPC } from "../trpc";
import { formatCount, formatNumber, unknownMark } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import type { QueryField } from "../ui/table/query";
import { Time } from "../ui/time";
import { useListPage } from "../use-list-page";
import { useMe } from "../use-me";
import { ImportButton } from "./import-button";
import { UploadButton } from "./upload-button";
import { freshnessWords, type Listed, ownerWords, promiseWords } from "./words";

const columnsFor = (zone: string): readonly Column<Listed>[] => [
  { id: "name", header: "Dataset", sort: "ascending", cell: ({ name }) => name },
  {
    id: "fresh",
    header: "Fresh",
    cell: (row) => {
      const { status, word } = freshnessWords[row.freshness.state];
      return (
        <Status status={status} title={promiseWords(row)}>
          {word}
        </Status>
      );
    },
  },
  {
    id: "owner",
    header: "Owner",
    sort: "ascending",
    cell: (row) => ownerWords(row) || unknownMark,
  },
  {
    id: "class",
    header: "Classification",
    cell: ({ classification }) => classification ?? unknownMark,
  },
  {
    id: "versions",
    header: "Versions",
    align: "end",
    sort: "descending",
    cell: ({ versions }) => formatNumber(versions),
  },
  {
    id: "rows",
    header: "Rows",
    align: "end",
    sort: "descending",
    cell: ({ latest }) => formatNumber(latest?.rowCount),
  },
  {
    id: "breaking",
    header: "Breaking, 90 days",
    align: "end",
    sort: "descending",
    cell: ({ breaking }) => formatNumber(breaking),
  },
  {
    id: "runs",
    header: "Runs",
    align: "end",
    sort: "descending",
    cell: ({ runs }) => formatNumber(runs),
  },
  {
    id: "source",
    header: "Source",
    optional: true,
    cell: ({ source }) => source ?? unknownMark,
  },
  {
    id: "changed",
    header: "Changed",
    sort: "descending",
    cell: ({ updatedAt }) => <Time at={updatedAt} zone={zone} />,
  },
];

const accessors: Accessors<Listed> = {
  name: ({ name }) => name,
  fresh: ({ freshness }) => freshness.state,
  owner: (row) => ownerWords(row) || null,
  class: ({ classification }) => classification,
  versions: ({ versions }) => versions,
  rows: ({ latest }) => latest?.rowCount ?? null,
  breaking: ({ breaking }) => breaking,
  runs: ({ runs }) => runs,
  source: ({ source }) => source,
  changed: ({ updatedAt }) => updatedAt,
};

const fields: readonly QueryField[] = [
  { name: "name", label: "Name", kind: "text" },
  { name: "fresh", label: "Freshness", kind: "choice", options: ["fresh", "stale", "unknown"] },
  { name: "owner", label: "Owner", kind: "text" },
  {
    name: "class",
    label: "Classification",
    kind: "choice",
    options: ["public", "internal", "confidential", "restricted"],
  },
  { name: "versions", label: "How many versions", kind: "number" },
  { name: "breaking", label: "Breaking changes in 90 days", kind: "number" },
  { name: "runs", label: "How many runs read it", kind: "number" },
  { name: "source", label: "Source", kind: "text" },
  { name: "changed", label: "When it changed", kind: "date" },
];

/** Every dataset of the organisation. */
export function DatasetsView() {
  const trpc = useTRPC();
  const me = useMe();
  const deleted = showsDeleted(useSearchParams());
  const view = deleted ? "deleted" : "active";
  const { first, page, whole } = useListPage((asked) =>
    trpc.datasets.listDatasets.queryOptions({ ...asked, view }),
  );
  return (
    <>
      <PageHeader
        title="Datasets"
        finding={
          deleted
            ? "Deleted datasets wait here and can be restored."
            : findingOf(first.rows, first.total)
        }
        actions={
          me.can("datasets:write") ? (
            <>
              <ImportButton />
              <UploadButton />
            </>
          ) : undefined
        }
      />
      <PageStack>
        <DeletedTabs label="Datasets" path="/datasets" deleted={deleted} />
        <ListTable
          caption={deleted ? "Deleted datasets" : "Datasets"}
          columns={columnsFor(me.zone)}
          accessors={accessors}
          fields={fields}
          page={page}
          whole={whole}
          rowId={({ name }) => name}
          rowHref={({ name }) => datasetPath(name)}
          empty={deleted ? nothingDeleted : nothingYet}
        />
      </PageStack>
    </>
  );
}

const nothingDeleted = {
  title: "Nothing is deleted",
  children: "Datasets that somebody deletes wait here and can be restored with all their versions.",
};
const nothingYet = {
  title: "No dataset yet",
  children:
    "Data that a run reads with mlflow.log_input appears here by itself. A CSV or Parquet file can be uploaded.",
};

function findingOf(rows: readonly Listed[], total: number): string {
  const all = formatCount(total, "dataset");
  // Those of pages that were not read are not known.
  if (rows.length < total) return `${all}.`;
  const stale = rows.filter(({ freshness }) => freshness.state === "stale").length;
  const broken = rows.filter(({ breaking }) => breaking > 0).length;
  const ownerless = rows.filter((row) => ownerWords(row) === "").length;
  return `${all}: ${stale} stale, ${broken} with a breaking schema change in 90 days, ${ownerless} without an owner.`;
}
