import { AppLink } from "../ui/app-link";
import { formatNumber } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { VisuallyHidden } from "../ui/visually-hidden";
import type { Series } from "./curve-of";
import { MetricValue } from "../ui/metric-value";
import type { WholeRun } from "./run-view";
import { Sparkline } from "./sparkline";
import plain from "../ui/plain-table.module.css";
import { runPath } from "./words";

type MetricTableProps = { run: WholeRun; sparks: readonly (Series | null)[] };

/** The last value of every metric; its name draws its curve. */
export function MetricTable({ run, sparks }: MetricTableProps) {
  const metrics = Object.entries(run.metrics);
  if (metrics.length === 0) return <Quiet>This run logged no metric.</Quiet>;
  const series = new Map(sparks.map((one) => [one?.metricKey, one?.series[0]]));
  return (
    <>
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
                Last value
              </th>
              <th scope="col" className={plain["number"]}>
                Step
              </th>
              <th scope="col" className={plain["number"]}>
                Points
              </th>
              <th scope="col">Curve</th>
            </tr>
          </thead>
          <tbody>
            {metrics.map(([key, { value, step }]) => {
              const one = series.get(key);
              return (
                <tr key={key}>
                  <th scope="row">
                    <AppLink href={`${runPath(run)}?metric=${encodeURIComponent(key)}`}>
                      {key}
                    </AppLink>
                  </th>
                  <td className={plain["number"]}>
                    <MetricValue value={value} />
                  </td>
                  <td className={plain["number"]}>{formatNumber(step)}</td>
                  <td className={plain["number"]}>
                    {one === undefined ? "not counted" : formatNumber(one.total)}
                  </td>
                  <td>
                    {one === undefined || one.total < 2 ? (
                      <Quiet>{one === undefined ? "Press the name" : "One point"}</Quiet>
                    ) : (
                      <Sparkline series={one} />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {metrics.length > sparks.length && (
        <Quiet>
          Curves of {sparks.length} of {metrics.length} metrics are drawn here; the name of any
          other draws its own.
        </Quiet>
      )}
    </>
  );
}
