import { useSearchParams } from "next/navigation";
import { lazy, Suspense } from "react";
import { keysetPaging } from "../keyset-paging";
import { sentenceOf } from "../problem";
import { useSavedViews } from "../saved-views";
import { formatNumber } from "../ui/format-number";
import { LinkButton } from "../ui/link-button";
import { shownColumns } from "../ui/table/column";
import { DataTable } from "../ui/table/data-table";
import { TableSkeleton } from "../ui/table/table-skeleton";
import { useMe } from "../use-me";
import { ColumnChooser } from "./column-chooser";
import { FilterBox } from "./filter-box";
import { groupedBy } from "./group-asked";
import { GroupSelect } from "./group-select";
import { misreadOf } from "./misread";
import { type Pinned, usePinned } from "./pinned-run";
import {
  chosenColumns,
  type KeyColumn,
  type KnownColumns,
  type RunsAsked,
  usualColumns,
} from "./run-columns";
import { keyColumn, ownColumns } from "./runs-table";
import type { RunsAnswer } from "./runs-view";
import { experimentPath, type Run, runPath } from "./words";

// Fetched when somebody groups, marks or pins runs.
const PinnedChip = lazy(async () => ({ default: (await import("./pin-run")).PinnedChip }));
const GroupTable = lazy(async () => ({ default: (await import("./group-table")).GroupTable }));
const RunSelection = lazy(async () => ({
  default: (await import("./run-selection")).RunSelection,
}));

type RunsListProps = {
  asked: RunsAsked;
  experimentId: number;
  answer: RunsAnswer;
  deleted: boolean;
};

const nothingKnown = { keys: [], more: false };
const nothing = {
  rows: [],
  total: 0,
  matching: 0,
  nextCursor: null,
  columns: { metrics: nothingKnown, params: nothingKnown, tags: nothingKnown },
} satisfies RunsAnswer["data"];

/** One page of runs with its filter and its columns. */
export function RunsList({ asked, experimentId, answer, deleted }: RunsListProps) {
  const { rows, total, columns: known } = answer.data ?? nothing;
  const pinned = usePinned();
  const { columns, keyed, own } = useColumns(known, pinned);
  const misread = misreadOf(answer.error);
  const { views, onSaveView, beside } = useSavedViews(`experiment:${experimentId}`);
  const by = groupedBy(useSearchParams());
  return (
    <>
      {beside}
      <DataTable<Run>
        caption={deleted ? "Deleted runs" : "Runs"}
        columns={columns}
        rows={rows}
        rowId={({ runId }) => runId}
        rowName={(run) => run.name || run.runId}
        rowHref={runPath}
        views={views}
        onSaveView={onSaveView}
        search={
          <>
            <FilterBox example={exampleOf(known)} misread={misread} />
            <ColumnChooser known={known} chosen={keyed} own={own} />
            <GroupSelect known={known} />
            {pinned !== null && (
              <Suspense fallback={null}>
                <PinnedChip pinned={pinned} />
              </Suspense>
            )}
          </>
        }
        paging={keysetPaging(answer.data, asked.cursor)}
        selection={selectionFor(experimentId, deleted)}
        error={failureOf(answer)}
        nothing={{
          title:
            misread === null ? `0 of ${formatNumber(total)} match` : "The filter could not be read",
          action: (
            <LinkButton href={`${experimentPath(experimentId)}${deleted ? "?deleted=1" : ""}`}>
              Clear the filter
            </LinkButton>
          ),
          children:
            misread === null ? `The filter is ${asked.filter}` : "Its field above says where.",
        }}
        empty={
          deleted
            ? {
                title: "No run is deleted",
                children: "Deleted runs wait here and can be restored.",
              }
            : { title: "No run yet", children: "Runs appear here as a script logs them." }
        }
      />
      {by !== null && (
        <Suspense fallback={<TableSkeleton awaiting="the groups" />}>
          <GroupTable asked={asked} by={by} metrics={metricsIn(keyed)} />
        </Suspense>
      )}
    </>
  );
}

const metricsIn = (keyed: readonly KeyColumn[]): string[] =>
  keyed.flatMap(({ kind, key }) => (kind === "metrics" ? [key] : []));

/** What went wrong, unless it is the filter: that stands beside its box. */
function failureOf({ error, refetch }: RunsAnswer) {
  if (error === null || misreadOf(error) !== null) return undefined;
  const title = "The runs could not be read";
  return { title, cause: sentenceOf(error), onRetry: () => void refetch() };
}

/** What can be done with marked runs, drawn for those that are marked. */
const selectionFor = (experimentId: number, deleted: boolean) => (ids: readonly string[]) => (
  <Suspense fallback={null}>
    <RunSelection experimentId={experimentId} ids={ids} deleted={deleted} />
  </Suspense>
);

/** All columns there are to show, and which of them are. */
function useColumns(known: KnownColumns, pinned: Pinned | null) {
  const params = useSearchParams();
  const { zone } = useMe();
  const usual = usualColumns(known);
  const extra = chosenColumns(params).filter(({ id }) => !usual.some((one) => one.id === id));
  const columns = [
    ...ownColumns(zone),
    ...usual.map((column) => keyColumn(column, { usual: true, pinned })),
    ...extra.map((column) => keyColumn(column, { usual: false, pinned })),
  ];
  const cols = params.get("cols");
  const shown = shownColumns(columns, cols === null ? null : cols.split(",")).map(({ id }) => id);
  const keyed = [...usual, ...extra].filter(({ id }) => shown.includes(id));
  const own = shown.filter((id) => !keyed.some((one) => one.id === id));
  return { columns, keyed, own };
}

/** An example that finds something here. */
function exampleOf({ metrics, params }: KnownColumns): string {
  const [metric] = metrics.keys;
  const [param] = params.keys;
  const plain = (key: string) => (/^[\w.]+$/u.test(key) ? key : `\`${key}\``);
  if (metric !== undefined) return `metrics.${plain(metric)} > 0.5`;
  if (param !== undefined) return `params.${plain(param)} != ''`;
  return "attributes.status = 'FINISHED'";
}
