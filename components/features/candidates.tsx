"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "../trpc";
import { AppLink } from "../ui/app-link";
import { Callout } from "../ui/callout";
import { formatCount, formatNumber } from "../ui/format-number";
import type { Column } from "../ui/table/column";
import { DataTable } from "../ui/table/data-table";
import { readTableState } from "../ui/table/table-params";
import { TableSkeleton } from "../ui/table/table-skeleton";
import { useMe } from "../use-me";
import { Adopt } from "./adopt";
import { failureOf, pagingOf } from "./asked-page";

type Candidate = Outputs["features"]["listCandidates"]["rows"][number];

/** Columns described at once: one answer's worth. */
const candidatesPerPage = 200;

const columns: readonly Column<Candidate>[] = [
  { id: "name", header: "Column", cell: ({ name }) => name },
  { id: "type", header: "Type", cell: ({ type }) => type || "Not said" },
  {
    id: "models",
    header: "Read by",
    cell: ({ models, model }) => (
      <>
        <AppLink href={`/models/${encodeURIComponent(model)}`}>{model}</AppLink>
        {models > 1 && ` and ${formatCount(models - 1, "other model")}`}
      </>
    ),
  },
];

/** Columns of signatures that nobody has described. */
export function Candidates() {
  const trpc = useTRPC();
  const me = useMe();
  const { state } = readTableState(useSearchParams(), { columns: [], sortable: [] });
  const cursor = state.page === null ? {} : { cursor: state.page };
  const answer = useQuery(
    trpc.features.listCandidates.queryOptions(
      { limit: candidatesPerPage, ...cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  if (answer.isPending) return <TableSkeleton awaiting="the columns of signatures" />;
  return (
    <DataTable<Candidate>
      caption="Columns of signatures that no feature describes"
      columns={columns}
      rows={answer.data?.rows ?? []}
      rowId={({ name }) => name}
      paging={pagingOf(state.page, answer.data)}
      selection={me.can("datasets:write") ? adoptMarked : undefined}
      error={failureOf(answer, "The columns could not be read")}
      empty={{
        title: "Every column is described",
        children:
          "Columns appear here when a model is registered with a signature that names them.",
      }}
    />
  );
}

const adoptMarked = (names: readonly string[]) => (
  <Adopt names={names} label={`Make ${formatCount(names.length, "feature")}`} />
);

/** Says how many are waiting, and makes features of them at a press. */
export function CandidatesCallout() {
  const trpc = useTRPC();
  const me = useMe();
  const { data } = useQuery(
    trpc.features.listCandidates.queryOptions({ limit: candidatesPerPage }),
  );
  if (data === undefined || data.total === 0) return null;
  const names = data.rows.map(({ name }) => name);
  const all = names.length === data.total;
  const label = all
    ? `Describe all ${formatNumber(data.total)}`
    : `Describe the first ${names.length}`;
  return (
    <Callout
      tone="info"
      title={`${formatCount(data.total, "column")} of signatures ${data.total === 1 ? "is" : "are"} not described yet`}
      actions={
        <>
          {me.can("datasets:write") && <Adopt names={names} label={label} />}
          <AppLink href="/features?candidates=1">See which</AppLink>
        </>
      }
    >
      Models read them, and nobody has said what they are, where they come from or who answers for
      them.
    </Callout>
  );
}
