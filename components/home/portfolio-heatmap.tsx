import type { Outputs } from "~/server/api/trpc/root";
import { Chart } from "../charts/chart";
import { heatmapChart } from "../charts/heatmap";
import { percent } from "../charts/measure";
import { AppLink } from "../ui/app-link";
import { Empty } from "../ui/empty";
import { formatCount } from "../ui/format-number";
import { formatTime } from "../ui/format-time";
import { HowComputed } from "../ui/how-computed";
import { Quiet } from "../ui/quiet";

type PortfolioHeatmapProps = {
  heat: Outputs["maturity"]["heatmap"] | null;
  zone: string;
  now: Date;
};

/** Teams against dimensions: the share of required practices that is confirmed. */
export function PortfolioHeatmap({ heat, zone, now }: PortfolioHeatmapProps) {
  if (heat === null) {
    return <Empty title="No heatmap">The framework in this address is not published here.</Empty>;
  }
  const { rows, dimensions, framework } = heat;
  const model = heatmapChart({
    rows: rows.map(({ id, name }) => ({ id, label: name })),
    columns: dimensions.map(({ key, title }) => ({ id: key, label: title })),
    values: rows.map(({ shares }) => shares.map((share) => (share === null ? null : share * 100))),
    scale: { min: 0, max: 100 },
    measure: percent,
  });
  const known = rows.flatMap(({ shares }) => shares).filter((share) => share !== null).length;
  const caption = `Confirmed share of required practices in percent, ${formatCount(rows.length, "team")} by ${formatCount(dimensions.length, "dimension")}, at each team's last milestone on ${framework.title} ${framework.version}; ${known} of ${rows.length * dimensions.length} cells are known.`;
  // A team without any milestone is named by the chart itself.
  const why = rows.flatMap(({ name, milestone, why }) =>
    milestone === null || why === null ? [] : [`${name}: ${why}`],
  );
  return (
    <>
      <Chart
        model={{ ...model, caption, notes: [...model.notes, ...why] }}
        headingLevel={2}
        provenance={[
          `${framework.title} ${framework.version}`,
          `as of ${formatTime(now, "datetime", zone)}`,
        ]}
        whenEmpty={{
          title: "No team has a signed result yet",
          children:
            "Each team becomes a row once its first assessment is signed off. Until then nothing is known, which is not the same as zero.",
        }}
      />
      <HowComputed
        lines={[
          "A cell is the share of a dimension's required practices that are met in Confirmed at the team's last milestone. What is not known is not met; a dimension of which nothing is known has no number.",
          ...rows.map((row) => (
            <Cells key={row.id} row={row} framework={framework.key} zone={zone} />
          )),
        ]}
      />
      <LeftOut heat={heat} />
    </>
  );
}

/** Teams that are not in the picture, and why. */
function LeftOut({ heat }: { heat: NonNullable<PortfolioHeatmapProps["heat"]> }) {
  const { rows, matching, total, nextCursor } = heat;
  const never = total - matching;
  if (nextCursor === null && (never === 0 || rows.length === 0)) return null;
  return (
    <Quiet>
      {nextCursor !== null &&
        `The first ${rows.length} of ${formatCount(matching, "assessed team")} by name are drawn. `}
      {never > 0 &&
        `${never} of ${formatCount(total, "team")} have no milestone on this framework and are not drawn.`}
    </Quiet>
  );
}

type CellsProps = {
  row: NonNullable<PortfolioHeatmapProps["heat"]>["rows"][number];
  framework: string;
  zone: string;
};

/** Where a row comes from; the team's own page counts the practices behind each cell. */
function Cells({ row: { name, slug, milestone, shares }, framework, zone }: CellsProps) {
  const known = shares.filter((share) => share !== null).length;
  const from =
    milestone === null
      ? "no milestone yet"
      : `${milestone.name}, ${formatTime(milestone.takenAt, "date", zone)}`;
  return (
    <>
      <AppLink href={`/maturity/${slug}?framework=${framework}`}>{name}</AppLink>: {from}; {known}{" "}
      of {shares.length} dimensions known
    </>
  );
}
