import { known, mean, type ChartFrame, type ChartModel, type LevelScale } from "./chart-model";
import * as measures from "./measure";
import { printed, rounded, type Measure } from "./measure";
import { drawProfile } from "./profile-drawing";
import { count, greatest, nameAll } from "./wording";

export type ProfileRow = {
  id: string;
  label: string;
  /** Level by the team's own answers; null when not answered. */
  claimed: number | null;
  /** Level where evidence replaces the answer wherever there is evidence; null when nothing is known. */
  confirmed: number | null;
  /** Level by evidence alone; null when there is none. */
  proven: number | null;
  target: number | null;
  /** How much it hurts; the greatest stands on top. Without it: claim minus evidence. */
  damage?: number | null | undefined;
};

export type ProfileInput = {
  rows: readonly ProfileRow[];
  scale: LevelScale;
  /** Levels when not given. */
  measure?: Measure | undefined;
};

/** Rows of dots: claim against evidence against target. Unknown is not drawn and is named in the notes. */
export function profileChart(input: ProfileInput): ChartModel {
  const rows = sortByDamage(input.rows);
  const { scale, measure = measures.levels } = input;
  const decimals = measure.digits;
  const empty = rows.every(
    (row) => row.claimed === null && row.confirmed === null && row.proven === null,
  );
  return {
    name: "maturity-profile",
    title: profileTitle(rows, measure),
    caption: profileCaption(rows, measure),
    notes: profileNotes(rows),
    table: {
      columns: [
        { label: "Dimension" },
        ...["Claimed", "Confirmed", "Proven", "Target"].map((label) => ({
          label,
          numeric: true,
          decimals,
        })),
        { label: "Confirmed minus claimed", numeric: true, decimals, signed: true },
      ],
      rows: rows.map((row) => [
        row.label,
        row.claimed,
        row.confirmed,
        row.proven,
        row.target,
        difference(row.confirmed, row.claimed),
      ]),
    },
    empty,
    height: (size) =>
      size === "compact" ? 160 : 78 + Math.max(3, rows.length) * (size === "narrow" ? 44 : 32),
    option: (frame: ChartFrame) => drawProfile({ rows, scale, measure }, frame),
  };
}

/** Greatest damage first; unknown damage last; equal ones keep the order they came in. */
export function sortByDamage(rows: readonly ProfileRow[]): readonly ProfileRow[] {
  const damageOf = (row: ProfileRow) =>
    row.damage === undefined ? difference(row.claimed, row.confirmed) : row.damage;
  const size = (row: ProfileRow) => damageOf(row) ?? Number.NEGATIVE_INFINITY;
  return rows.toSorted((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
}

/** Difference of two levels at full precision; null when one is not known. */
function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Number((a - b).toFixed(10));
}

function profileTitle(rows: readonly ProfileRow[], measure: Measure): string {
  const gaps = rows.flatMap((row) => {
    const gap = difference(row.claimed, row.confirmed);
    return gap === null ? [] : [{ label: row.label, gap: rounded(gap, measure) }];
  });
  if (gaps.length === 0) return titleWithoutGaps(rows);
  const behind = greatest(gaps, (row) => row.gap);
  if (behind !== null && behind.value > 0)
    return `Evidence trails the claim most in ${gapWords(behind, measure)}`;
  const ahead = greatest(gaps, (row) => -row.gap);
  if (ahead !== null && ahead.value > 0)
    return `Evidence is ahead of the claim most in ${gapWords(ahead, measure)}`;
  return gaps.length === 1
    ? `Evidence matches the claim in ${gaps[0]?.label ?? ""}`
    : `Evidence matches the claim in all ${gaps.length} dimensions that have both`;
}

type Gaps = { value: number; items: readonly { label: string }[] };

function gapWords({ value, items }: Gaps, measure: Measure): string {
  const names = nameAll(
    items.map((item) => item.label),
    "dimensions",
  );
  const each = items.length > 1 ? " each" : "";
  return `${names} (${measures.difference(value, measure)}${each})`;
}

function titleWithoutGaps(rows: readonly ProfileRow[]): string {
  const claimed = rows.filter((row) => row.claimed !== null).length;
  const confirmed = rows.filter((row) => row.confirmed !== null).length;
  if (claimed > 0 && confirmed === 0)
    return `${count(claimed, "dimension")} claimed, none confirmed yet`;
  if (confirmed > 0 && claimed === 0)
    return `${count(confirmed, "dimension")} confirmed, none claimed`;
  if (claimed > 0) return "No dimension has both a claim and evidence yet";
  return rows.length === 0 ? "No dimension to show yet" : "No dimension has been assessed yet";
}

function profileCaption(rows: readonly ProfileRow[], measure: Measure): string {
  const confirmed = known(rows.map((row) => row.confirmed));
  const parts = [
    count(rows.length, "dimension"),
    meanWords("mean Claimed", known(rows.map((row) => row.claimed)), measure),
    meanWords("mean Confirmed", confirmed, measure),
    meanWords("mean Proven", known(rows.map((row) => row.proven)), measure),
    targetWords(rows),
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}

function meanWords(words: string, values: readonly number[], measure: Measure): string {
  const value = mean(values);
  return value === null ? "" : `${words} ${printed(value, measure)}`;
}

function targetWords(rows: readonly ProfileRow[]): string {
  const judged = rows.filter((row) => row.target !== null && row.confirmed !== null);
  if (judged.length === 0) return "";
  const reached = judged.filter((row) => (row.confirmed ?? 0) >= (row.target ?? 0)).length;
  return `${reached} of ${judged.length} at target`;
}

function profileNotes(rows: readonly ProfileRow[]): readonly string[] {
  const without = (key: "claimed" | "confirmed" | "proven") =>
    rows.filter((row) => row[key] === null).map((row) => row.label);
  const say = (names: readonly string[], what: string) =>
    names.length === 0
      ? []
      : [`${what}: ${names.join(", ")}. Nothing is drawn for what is not known.`];
  const unassessed = rows.filter((row) => row.claimed === null && row.confirmed === null);
  const names = new Set(unassessed.map((row) => row.label));
  const partly = (labels: readonly string[]) => labels.filter((name) => !names.has(name));
  return [
    ...say([...names], "Not assessed"),
    ...say(partly(without("confirmed")), "Not confirmed"),
    ...say(partly(without("claimed")), "Not claimed"),
  ];
}
