import type { Outputs } from "~/server/api/trpc/root";
import { formatTime } from "../../ui/format-time";
import { counted, percent, practices } from "../words";

type Result = Outputs["maturity"]["teamResult"];
type Practice = Result["practices"][number];
type Row = Result["profile"][number];
type Milestone = Outputs["maturity"]["listMilestones"]["rows"][number];
type Comparison = Outputs["maturity"]["compareMilestones"];

const tallyWords = (name: string, { met, applicable, unknown, share }: Row["claimed"]): string => {
  if (share === null) return `${name} nothing is known`;
  const open = unknown > 0 ? `, ${unknown} not known` : "";
  return `${name} ${met} of ${applicable} met${open} = ${percent(share)}`;
};

/** Each dimension's shares as fractions of its required practices. */
export const profileLines = (profile: readonly Row[]): string[] => [
  "A share is the number of required practices that are met, of those that are not out of scope. What is not known is not met. A dimension of which nothing is known has no share.",
  ...profile.map(
    ({ title, claimed, confirmed, proven }) =>
      `${title}: ${[tallyWords("Claimed", claimed), tallyWords("Confirmed", confirmed), tallyWords("Proven", proven)].join("; ")}.`,
  ),
];

const boundWords = ({ basis, atLeast, atMost, checks }: Practice): string => {
  if (basis === "none") return "Evidence says nothing about it, so the answer stands in Confirmed.";
  const seen = checks.filter(({ status }) => status === "measured");
  const values = seen.map(
    ({ id, role, value }) =>
      `${id} ${percent(value)}${role === "partial" ? " for half of it" : ""}`,
  );
  const from = values.length > 0 ? ` (${values.join(", ")})` : "";
  return `Evidence says at least ${percent(atLeast)} and at most ${percent(atMost)}${from}.`;
};

/** How the three values of a practice, its confidence and its damage came about. */
export function practiceLines(practice: Practice): string[] {
  const { values, confidence, levelsLost } = practice;
  return [
    `Claimed is what the answer counts: ${percent(values.claimed)}.`,
    boundWords(practice),
    `Confirmed is the answer moved into what evidence says: ${percent(values.confirmed)}. Proven is what evidence says at least: ${percent(values.proven)}.`,
    `Confidence is 0.8 × strength of the evidence × how fresh it is + 0.2 × how far people agree: ${confidence.value.toFixed(2)}, which is ${confidence.band}. Under 0.40 is low, from 0.70 on high.`,
    levelsLost > 0
      ? `Were it refuted, the team would stand ${counted(levelsLost, "level", "levels")} lower.`
      : "Were it refuted, the level would stay: it is not what the level rests on.",
  ];
}

/** Where each point of the trend comes from. */
export const trendLines = (milestones: readonly Milestone[], zone: string): string[] => [
  "Every point is a milestone, as it was written down that day. Between two milestones nothing was recorded, so the line has steps.",
  ...milestones.map(
    ({ name, takenAt, summary: { claimed, confirmed, proven } }) =>
      `${formatTime(takenAt, "date", zone)}, ${name}: claimed ${claimed ?? "–"}, confirmed ${confirmed ?? "–"}, proven ${proven ?? "–"}.`,
  ),
];

/** What a milestone holds, so that its figures can be worked out again. */
export function milestoneLines(
  { framework, frameworkVersion, engineVersion, inputsHash, summary }: Milestone,
  titles: ReadonlyMap<string, string>,
): string[] {
  return [
    `Framework ${framework} ${frameworkVersion}, engine ${engineVersion}. Equal answers and evidence give the same hash: ${inputsHash.slice(0, 12)}.`,
    ...summary.profile.map(
      ({ dimension, claimed, confirmed, proven }) =>
        `${titles.get(dimension) ?? dimension}: claimed ${percent(claimed)}, confirmed ${percent(confirmed)}, proven ${percent(proven)}.`,
    ),
  ];
}

/** What a comparison sets against each other. */
export function comparisonLines({
  before,
  after,
  gained,
  lost,
  changed,
  dimensions,
}: Comparison): string[] {
  const levels = ({ name, summary }: Comparison["before"]) =>
    `${name}: claimed ${summary.claimed ?? "–"}, confirmed ${summary.confirmed ?? "–"}, proven ${summary.proven ?? "–"}.`;
  return [
    "Both milestones are read as they were written; nothing is scored anew.",
    levels(before),
    levels(after),
    `A practice is gained when it is met in Confirmed now and was not before: ${practices(gained.length)}. Lost is the reverse: ${practices(lost.length)}. ${practices(changed.length)} moved and stayed on the same side.`,
    ...dimensions.map(
      (row) =>
        `${row.title}: confirmed ${percent(row.before.confirmed)}, then ${percent(row.after.confirmed)} of its required practices.`,
    ),
  ];
}
