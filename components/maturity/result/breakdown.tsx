import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { formatNumber } from "../../ui/format-number";
import { HowComputed } from "../../ui/how-computed";
import styles from "./breakdown.module.css";

type Breakdown = NonNullable<Outputs["maturity"]["teamResult"]["breakdown"]>;
type Row = Breakdown["rows"][number];
type Value = Row["confirmed"];

const heads = {
  points: "Points",
  practices: "Practices met",
  level: "Level allowed",
} as const satisfies Record<Breakdown["unit"], string>;

type BreakdownProps = {
  breakdown: Breakdown;
  /** The framework's own arithmetic in words. */
  rule: readonly string[];
};

/** What the level was read from, part by part. Two numbers stand where something is still unknown. */
export function BreakdownTable({ breakdown: { unit, rows }, rule }: BreakdownProps) {
  return (
    <Card title={findingOf(rows, unit)}>
      <table className={styles["table"]}>
        <caption className={styles["caption"]}>
          {heads[unit]}. “2 to 5” means that 2 is known and the rest depends on what is unknown.
        </caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Claimed</th>
            <th scope="col">Confirmed</th>
            <th scope="col">Proven</th>
            {unit !== "level" && <th scope="col">Of</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.depth} ${row.key}`} data-depth={row.depth}>
              <th scope="row">{row.title}</th>
              <td>{words(row.claimed)}</td>
              <td>{words(row.confirmed)}</td>
              <td>{words(row.proven)}</td>
              {unit !== "level" && <td>{row.of === null ? "–" : formatNumber(row.of)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <HowComputed lines={[...rule, ...rows.filter(({ depth }) => depth === 0).map(spanLine)]} />
    </Card>
  );
}

/** A part of the top with what is certain in it, and what is only possible. */
const spanLine = ({ title, claimed, confirmed, proven, of }: Row): string => {
  const most = of === null ? "" : ` of ${formatNumber(of)}`;
  return `${title}: claimed ${words(claimed)}, confirmed ${words(confirmed)}, proven ${words(proven)}${most}. The level is read from the lower number of each.`;
};

const words = (value: Value): string => {
  if (value === null) return "out of scope";
  const { low, high } = value;
  return low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`;
};

/** Names the weakest part in Confirmed, since most rules read the level from it. */
function findingOf(rows: readonly Row[], unit: Breakdown["unit"]): string {
  const top = rows.filter(({ depth, confirmed }) => depth === 0 && confirmed !== null);
  const heightOf = ({ confirmed, of }: Row) =>
    (confirmed?.low ?? 0) / (unit === "level" || of === null || of === 0 ? 1 : of);
  const lowest = top.toSorted((a, b) => heightOf(a) - heightOf(b))[0];
  if (lowest === undefined) return "Nothing is in scope";
  const ties = top.filter((row) => heightOf(row) === heightOf(lowest)).length - 1;
  const others = ties === 0 ? "" : ` and ${ties} ${ties === 1 ? "other" : "others"}`;
  const many = ties === 0 ? "is" : "are";
  const most = unit === "level" || lowest.of === null ? "" : ` of ${formatNumber(lowest.of)}`;
  return `${lowest.title}${others} ${many} weakest: ${words(lowest.confirmed)}${most}`;
}
