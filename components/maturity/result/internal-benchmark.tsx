import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { Status } from "../../ui/status";
import { percent } from "../words";
import styles from "./breakdown.module.css";

type Benchmark = Outputs["maturity"]["internalBenchmark"];
type Dimension = Benchmark["dimensions"][number];

const words = {
  lower: "Lower quarter",
  below: "Below the middle",
  above: "Above the middle",
  upper: "Upper quarter",
} as const satisfies Record<NonNullable<Dimension["place"]>, string>;

/** Where a team stands among the teams of its organisation, without naming any of them. */
export function InternalBenchmark({ benchmark }: { benchmark: Benchmark }) {
  const { why, dimensions, teams, needed, framework } = benchmark;
  if (why !== null) {
    return (
      <Card title="Among the other teams">
        <Empty title="Not shown yet" headingLevel={3}>
          {why}
        </Empty>
      </Card>
    );
  }
  return (
    <Card title={findingOf(dimensions)}>
      {/* On a phone the table scrolls sideways, so its room takes focus and the arrows move it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles["room"]} aria-label="Quartiles by dimension" tabIndex={0}>
        <table className={styles["table"]}>
          <caption className={styles["caption"]}>
            Confirmed share of required practices at the last milestone of {teams} teams under{" "}
            {framework.title} {framework.version}, this one among them. Quartiles are in steps of 5
            % and need {needed} known teams, so that none can be worked out.
          </caption>
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              <th scope="col">This team</th>
              <th scope="col">Lower quartile</th>
              <th scope="col">Median</th>
              <th scope="col">Upper quartile</th>
              <th scope="col">Place</th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map((dimension) => (
              <tr key={dimension.key}>
                <th scope="row">{dimension.title}</th>
                <td>{percent(dimension.own)}</td>
                <td>{percent(dimension.quartiles?.lower ?? null)}</td>
                <td>{percent(dimension.quartiles?.median ?? null)}</td>
                <td>{percent(dimension.quartiles?.upper ?? null)}</td>
                <td>
                  <Place dimension={dimension} needed={needed} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function Place({ dimension, needed }: { dimension: Dimension; needed: number }) {
  const { place, quartiles, known } = dimension;
  if (quartiles === null)
    return (
      <>
        Known of {known}, needs {needed}
      </>
    );
  if (place === null) return <>Not known of this team</>;
  return (
    <Status status={place === "lower" ? "watch" : place === "upper" ? "good" : "unknown"}>
      {words[place]}
    </Status>
  );
}

function findingOf(dimensions: readonly Dimension[]): string {
  const placed = dimensions.filter(({ place }) => place !== null);
  if (placed.length === 0) return "Among the other teams: too little is known to say";
  const low = placed.filter(({ place }) => place === "lower" || place === "below");
  if (low.length === 0) return "Among the other teams: nowhere below the middle";
  return `Among the other teams: below the middle in ${low.length} of ${placed.length} dimensions`;
}
