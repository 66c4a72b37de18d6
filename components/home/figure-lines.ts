import { formatNumber } from "../ui/format-number";
import type { FrameworkCounts } from "./sentence";

const teams = (count: number): string => `${count} ${count === 1 ? "team" : "teams"}`;

/** Equal levels together: "3 teams on 1, 1 team on 4". */
function grouped(levels: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].map(([level, count]) => `${teams(count)} on ${level}`).join(", ");
}

const middleLine = (name: string, levels: readonly number[]): string => {
  if (levels.length === 0) return `${name}: known of no team, so there is no middle.`;
  const low = levels[Math.floor((levels.length - 1) / 2)] ?? 0;
  const high = levels[Math.floor(levels.length / 2)] ?? 0;
  return `${name}: ${grouped(levels)}; the middle of these ${levels.length} is ${formatNumber((low + high) / 2)}.`;
};

/** The middle levels with the teams' own ones. */
export const middleLines = ({ title, assessed, levels }: FrameworkCounts): string[] => [
  `${teams(assessed)} with a milestone on ${title}, each with the level of its last one. A level that is not known is left out.`,
  middleLine("Claimed", levels.claimed),
  middleLine("Confirmed", levels.confirmed),
  middleLine("Proven", levels.proven),
];

/** Which teams count as assessed. */
export const assessedLines = (counts: FrameworkCounts): string[] => [
  `A team counts once it has a milestone on ${counts.title}: ${counts.assessed} of ${counts.teams}.`,
  `${teams(counts.signedRecently)} had the last one within 30 days; ${teams(counts.overclaiming)} claim a higher level than was confirmed; of ${teams(counts.proven)} the proven level is known.`,
];
