import { Card } from "../ui/card";
import { MetricValue } from "../ui/metric-value";
import plain from "../ui/plain-table.module.css";
import { Quiet } from "../ui/quiet";
import { VisuallyHidden } from "../ui/visually-hidden";
import type { WholeVersion } from "./words";

type Line = { key: string; value: number | null; on: string };

/** Last values of its run, and those measured on the model itself with the data they were measured on. */
export function VersionMetrics({ version }: { version: WholeVersion }) {
  const lines = linesOf(version);
  if (lines.length === 0) {
    return (
      <Card title="Metrics">
        <Quiet>{version.run === null ? "No run is recorded." : "Its run logged no metric."}</Quiet>
      </Card>
    );
  }
  return (
    <Card title={`Metrics: ${lines.length}`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it can scroll sideways, so keys must reach it */}
      <section className={plain["scroll"]} aria-label="Metrics" tabIndex={0}>
        <table className={plain["table"]}>
          <caption>
            <VisuallyHidden>Metrics</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col" className={plain["number"]}>
                Value
              </th>
              <th scope="col">Measured on</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, value, on }) => (
              <tr key={`${key} ${on}`}>
                <th scope="row">{key}</th>
                <td className={plain["number"]}>
                  <MetricValue value={value} />
                </td>
                <td>{on}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

/** A value that JSON cannot hold is not a number to anybody. */
const plainValue = (value: number | string | null): number | null =>
  typeof value === "number"
    ? value
    : value === "Infinity"
      ? 1.797e308
      : value === "-Infinity"
        ? -1.797e308
        : null;

function linesOf({ run, loggedModel }: WholeVersion): readonly Line[] {
  const measured = (loggedModel?.metrics ?? [])
    .filter(({ datasetName }) => datasetName !== "")
    .map(({ key, value, datasetName, datasetDigest }) => ({
      key,
      value: plainValue(value),
      on: `${datasetName} ${datasetDigest}`.trim(),
    }));
  const ofRun = Object.entries(run?.metrics ?? {}).map(([key, value]) => ({
    key,
    value: plainValue(value),
    on: "its run, data not told",
  }));
  const known = new Set(measured.map(({ key }) => key));
  const all = [...measured, ...ofRun.filter(({ key }) => !known.has(key))];
  return [...new Map(all.map((line) => [`${line.key} ${line.on}`, line])).values()];
}
