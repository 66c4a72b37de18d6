import type { Outputs } from "~/server/api/trpc/root";
import { Chart } from "../../charts/chart";
import { percent } from "../../charts/measure";
import { profileChart } from "../../charts/profile";
import { slopeChart } from "../../charts/slope";
import { trendChart } from "../../charts/trend";
import { formatTime } from "../../ui/format-time";
import { inPercent, shares } from "../scale";
import { targetShare } from "./target-share";

type Result = Outputs["maturity"]["teamResult"];
type Milestone = Outputs["maturity"]["listMilestones"]["rows"][number];
type Comparison = Outputs["maturity"]["compareMilestones"];

const nothingYet = {
  title: "Nothing to draw yet",
  children: "The chart appears with the first answers or the first evidence.",
};

type ProfileProps = {
  result: Result;
  targets: Outputs["maturity"]["teamTargets"]["targets"];
  zone: string;
};

/** Claim against evidence and target per dimension, in shares of the required practices met. */
export function ProfileFigure({ result, targets, zone }: ProfileProps) {
  const { profile, practices, framework, team, asOf } = result;
  const { floor } = framework;
  const rows = profile.map(({ dimension, title, claimed, confirmed, proven }) => ({
    id: dimension,
    label: title,
    claimed: inPercent(claimed.share),
    confirmed: inPercent(confirmed.share),
    proven: inPercent(proven.share),
    target: inPercent(targetShare({ practices, targets, floor }, dimension)),
  }));
  return (
    <Chart
      headingLevel={2}
      model={profileChart({ rows, scale: shares, measure: percent })}
      provenance={[
        `Cairn, ${team.name}, ${framework.title} ${framework.version}`,
        `As of ${formatTime(asOf, "datetime", zone)}`,
      ]}
      whenEmpty={nothingYet}
    />
  );
}

type TrendProps = {
  milestones: readonly Milestone[];
  levels: Result["framework"]["levels"];
  zone: string;
};

/** Levels at every milestone. Scores change at events, so the line has steps. */
export function TrendFigure({ milestones, levels, zone }: TrendProps) {
  const ordinals = levels.map(({ ordinal }) => ordinal);
  const points = milestones.map(({ takenAt, name, summary }) => ({
    at: takenAt.toISOString(),
    claimed: summary.claimed,
    confirmed: summary.confirmed,
    proven: summary.proven,
    milestone: name,
  }));
  return (
    <Chart
      headingLevel={2}
      model={trendChart({
        points,
        target: null,
        scale: {
          min: Math.min(...ordinals),
          max: Math.max(...ordinals),
          names: levels.map(({ title }) => title),
        },
        zone,
      })}
      whenEmpty={{
        title: "No milestone yet",
        children: "The trend begins with the first milestone. Signing off an assessment saves one.",
      }}
    />
  );
}

/** Two milestones, dimension by dimension, by what stood after evidence. */
export function SlopeFigure({ comparison, zone }: { comparison: Comparison; zone: string }) {
  const { before, after, dimensions } = comparison;
  const named = ({ name, takenAt }: Comparison["before"]) =>
    `${name}, ${formatTime(takenAt, "date", zone)}`;
  return (
    <Chart
      headingLevel={2}
      model={slopeChart({
        rows: dimensions.map((row) => ({
          id: row.dimension,
          label: row.title,
          before: inPercent(row.before.confirmed),
          after: inPercent(row.after.confirmed),
        })),
        before: named(before),
        after: named(after),
        scale: shares,
        measure: percent,
      })}
      whenEmpty={nothingYet}
    />
  );
}
