import type { Outputs } from "~/server/api/trpc/root";
import { Chart } from "../charts/chart";
import { heatmapChart } from "../charts/heatmap";
import { percent } from "../charts/measure";
import { inPercent, shares } from "./scale";
import { counted } from "./words";

type Heat = Outputs["maturity"]["heatmap"];

/** Teams against dimensions at their last milestone: where the whole organisation is thin. */
export function PortfolioHeatmap({ heat }: { heat: Heat }) {
  const { rows, dimensions, framework, matching } = heat;
  const hidden = matching - rows.length;
  return (
    <Chart
      headingLevel={2}
      model={heatmapChart({
        rows: rows.map(({ id, name }) => ({ id, label: name })),
        columns: dimensions.map(({ key, title }) => ({ id: key, label: title })),
        values: rows.map(({ shares }) => shares.map(inPercent)),
        scale: shares,
        measure: percent,
      })}
      provenance={[
        `Cairn, ${framework.title} ${framework.version}, confirmed at the last milestone`,
        ...(hidden > 0 ? [`${counted(hidden, "team is", "teams are")} not shown`] : []),
      ]}
      whenEmpty={{
        title: "No team has a milestone yet",
        children: "The map fills with the first assessment that is signed off.",
      }}
    />
  );
}
