import { Chart } from "../charts/chart";
import { curvesChart } from "../charts/curves";
import { parallelChart } from "../charts/parallel";
import { PageStack } from "../page-stack";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { formatNumber } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Quiet } from "../ui/quiet";
import type { CompareAsked } from "./compare-asked";
import { axesOf, compareFinding, type Comparison, deltaOf, shownLines } from "./compare-lines";
import { comparePath } from "./compare-path";
import { CompareTable } from "./compare-table";
import { curveOf, type Series } from "./curve-of";
import { MetricValue } from "../ui/metric-value";
import plain from "../ui/plain-table.module.css";
import styles from "./tracking.module.css";
import { experimentPath, labelsOf } from "./words";

type CompareViewProps = {
  experiment: { experimentId: number; name: string };
  comparison: Comparison;
  asked: CompareAsked;
  /** Of the metric in view; null when no run logged any. */
  series: Series | null;
};

/** Runs side by side: what differs first, drawn and in numbers. */
export function CompareView({ experiment, comparison, asked, series }: CompareViewProps) {
  const { experimentId, name } = experiment;
  const labels = labelsOf(comparison.runs);
  const metric = series?.metricKey ?? null;
  const here = (change: Partial<CompareAsked>) =>
    comparePath(experimentId, asked.runs, { ...asked, metric, ...change });
  const base = asked.base === null ? null : (labels.get(asked.base) ?? null);
  return (
    <>
      <PageHeader
        title={`${comparison.runs.length} runs side by side`}
        crumbs={[
          { label: "Experiments", href: "/experiments" },
          { label: name, href: experimentPath(experimentId) },
        ]}
        finding={compareFinding(comparison)}
        meta={base === null ? undefined : <Chip>Baseline: {base}</Chip>}
      />
      <PageStack>
        <Card
          title="Differences"
          actions={
            asked.all && <AppLink href={here({ all: false })}>Show differences only</AppLink>
          }
        >
          <Lines {...{ comparison, asked, labels, here }} />
        </Card>
        <Card title="Curves">
          <MetricChips
            keys={comparison.metrics.map(({ key }) => key)}
            metric={metric}
            here={here}
          />
          {series === null ? (
            <Quiet>None of these runs logged a metric.</Quiet>
          ) : (
            <Chart
              model={curvesChart({
                measure: series.metricKey,
                along: "step",
                of: "run",
                curves: series.series.map((one) =>
                  curveOf(one, {
                    label: labels.get(one.runId) ?? one.name,
                    pinned: one.runId === asked.base,
                  }),
                ),
              })}
            />
          )}
        </Card>
        <Card>
          <Chart
            model={parallelChart({
              of: "run",
              lines: comparison.runs.map(({ runId }) => ({
                label: labels.get(runId) ?? runId,
                pinned: runId === asked.base,
              })),
              ...axesOf(comparison, metric),
            })}
            headingLevel={2}
            whenEmpty={{
              title: "Too little differs to draw",
              children: "One line per run over the parameters that differ stands here.",
            }}
          />
        </Card>
      </PageStack>
    </>
  );
}

type Here = (change: Partial<CompareAsked>) => string;

type LinesProps = {
  comparison: Comparison;
  asked: CompareAsked;
  labels: ReadonlyMap<string, string>;
  here: Here;
};

function Lines({ comparison, asked, labels, here }: LinesProps) {
  const { runs, params, metrics } = comparison;
  const at = runs.findIndex(({ runId }) => runId === asked.base);
  const metricLines = shownLines(metrics, asked.all);
  const paramLines = shownLines(params, asked.all);
  const shared = {
    runs,
    labels,
    base: asked.base,
    pinHref: (runId: string | null) => here({ base: runId }),
  };
  const left = (count: number) => ({ count, href: here({ all: true }) });
  return (
    <div className={styles["lines"]}>
      <CompareTable
        {...shared}
        caption="Metrics"
        left={left(metricLines.left)}
        lines={metricLines.shown.map(({ key, values }) => ({
          key,
          numeric: true,
          cells: values.map((point, run) => (
            <MetricCell
              key={runs[run]?.runId}
              value={point === null ? undefined : point.value}
              base={at < 0 || run === at ? undefined : values[at]?.value}
            />
          )),
        }))}
      />
      <CompareTable
        {...shared}
        caption="Parameters"
        left={left(paramLines.left)}
        lines={paramLines.shown.map(({ key, values, differs }) => ({
          key,
          numeric: false,
          cells: values.map((value, run) => (
            <ParamCell
              key={runs[run]?.runId}
              value={value}
              strong={differs && at >= 0 && value !== values[at]}
            />
          )),
        }))}
      />
    </div>
  );
}

type MetricCellProps = { value: number | null | undefined; base: number | null | undefined };

function MetricCell({ value, base }: MetricCellProps) {
  const delta = deltaOf(value, base);
  return (
    <>
      <MetricValue value={value} />
      {delta !== null && (
        <span className={plain["note"]}>{formatNumber(delta, { signed: true })}</span>
      )}
    </>
  );
}

function ParamCell({ value, strong }: { value: string | null; strong: boolean }) {
  if (value === null) return <Quiet>not logged</Quiet>;
  return <span className={strong ? plain["differs"] : undefined}>{value || "empty"}</span>;
}

type MetricChipsProps = { keys: readonly string[]; metric: string | null; here: Here };

/** Every metric that a run logged; one of them is drawn. */
function MetricChips({ keys, metric, here }: MetricChipsProps) {
  if (keys.length < 2) return null;
  return (
    <div className={styles["chips"]}>
      {keys.map((key) => (
        <Chip
          key={key}
          tone={key === metric ? "selected" : "plain"}
          href={key === metric ? undefined : here({ metric: key })}
        >
          {key}
        </Chip>
      ))}
    </div>
  );
}
