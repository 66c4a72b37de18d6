import { formatNumber } from "../ui/format-number";
import plain from "../ui/plain-table.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";
import { Status } from "../ui/status";
import type { Column } from "../ui/table/column";
import { Time } from "../ui/time";
import { MetricValue } from "../ui/metric-value";
import { deltaOf } from "./compare-lines";
import type { Pinned } from "./pinned-run";
import type { KeyColumn } from "./run-columns";
import { durationOf, type Run, shortId, statusWords } from "./words";

const NotLogged = () => (
  <span title="Not logged">
    <span aria-hidden>–</span>
    <VisuallyHidden>not logged</VisuallyHidden>
  </span>
);

/** Long values are cut in a row; the run's own page has them whole. */
const mostCharacters = 80;
const short = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;

export function RunStatus({ status }: Pick<Run, "status">) {
  const { status: kind, word } = statusWords[status];
  return <Status status={kind}>{word}</Status>;
}

type DeltaProps = { value: number | null | undefined; base: number | null | undefined };

/** How far it is from the baseline; nothing where either is no number. */
function Delta({ value, base }: DeltaProps) {
  const delta = deltaOf(value, base);
  if (delta === null) return null;
  return (
    <span className={plain["note"]} title="Against the baseline">
      {formatNumber(delta, { signed: true, significant: 4 })}
    </span>
  );
}

/** The run's own columns. */
export const ownColumns = (zone: string): readonly Column<Run>[] => [
  {
    id: "name",
    header: "Run",
    sort: "ascending",
    cell: ({ name, runId }) => short(name) || shortId(runId),
  },
  {
    id: "status",
    header: "Status",
    sort: "ascending",
    cell: ({ status }) => <RunStatus status={status} />,
  },
  {
    id: "started",
    header: "Began",
    sort: "descending",
    cell: ({ startedMs }) => <Time at={new Date(startedMs)} zone={zone} />,
  },
  { id: "duration", header: "Took", align: "end", cell: (run) => durationOf(run) ?? "Not ended" },
  {
    id: "user",
    header: "Who",
    sort: "ascending",
    optional: true,
    cell: ({ userName }) => userName || "–",
  },
  {
    id: "ended",
    header: "Ended",
    sort: "descending",
    optional: true,
    cell: ({ endedMs }) => (endedMs === null ? "–" : <Time at={new Date(endedMs)} zone={zone} />),
  },
  { id: "id", header: "Id", optional: true, cell: ({ runId }) => <code>{shortId(runId)}</code> },
  {
    id: "source",
    header: "Source",
    optional: true,
    cell: ({ tags }) => short(tags["mlflow.source.name"] ?? "") || <NotLogged />,
  },
];

/** A column of what was logged; `usual` ones are shown without being chosen. */
export function keyColumn(
  { id, kind, key }: KeyColumn,
  { usual, pinned }: { usual: boolean; pinned: Pinned | null },
): Column<Run> {
  const optional = !usual;
  if (kind === "metrics") {
    return {
      id,
      header: key,
      align: "end",
      optional,
      sort: "descending",
      about: `Metric ${key}: its last value`,
      cell: ({ runId, metrics }) => (
        <>
          <MetricValue value={metrics[key]?.value} />
          {pinned !== null && pinned.runId !== runId && (
            <Delta value={metrics[key]?.value} base={pinned.metrics[key]?.value} />
          )}
        </>
      ),
    };
  }
  return {
    id,
    header: key,
    optional,
    sort: "ascending",
    about: kind === "params" ? `Parameter ${key}` : `Tag ${key}`,
    cell: (run) => {
      const value = run[kind][key];
      return value === undefined ? (
        <NotLogged />
      ) : (
        <span title={value}>{short(value) || "empty"}</span>
      );
    },
  };
}
