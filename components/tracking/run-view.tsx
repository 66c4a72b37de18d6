import type { Outputs } from "~/server/api/trpc/root";
import { Chart } from "../charts/chart";
import { curvesChart } from "../charts/curves";
import { PageStack } from "../page-stack";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { PageHeader } from "../ui/page-header";
import { Quiet } from "../ui/quiet";
import { Time } from "../ui/time";
import { curveOf, type Series } from "./curve-of";
import { MetricTable } from "./metric-table";
import { NoteCard } from "./note-card";
import { RunActions } from "./run-actions";
import { DatasetCard, ModelCard } from "./run-data";
import { RunFacts, RunSnippets } from "./run-facts";
import { RunStatus } from "./runs-table";
import { runFinding } from "./run-finding";
import { TextTable } from "../ui/text-table";
import { experimentPath, isSystemTag, runPath, shortId } from "./words";

export type WholeRun = Outputs["tracking"]["findRun"];

type RunViewProps = {
  run: WholeRun;
  experiment: { experimentId: number; name: string };
  /** The metric in view, and glances at the first others. */
  curve: Series | null;
  sparks: readonly (Series | null)[];
  zone: string;
};

/** One run: what it came to, from what, and with what data. */
export function RunView({ run, experiment, curve, sparks, zone }: RunViewProps) {
  // The note has a card of its own.
  const tags = Object.entries(run.tags).filter(([key]) => key !== "mlflow.note.content");
  return (
    <>
      <PageHeader
        title={run.name || shortId(run.runId)}
        crumbs={[
          { label: "Experiments", href: "/experiments" },
          { label: experiment.name, href: experimentPath(experiment.experimentId) },
        ]}
        finding={runFinding(run)}
        status={<RunStatus status={run.status} />}
        actions={<RunActions run={run} />}
      />
      <PageStack>
        {run.deletedAt !== null && (
          <Callout tone="watch" title="This run is deleted">
            Everything logged to it is kept; nothing more is taken. Restore it to go on.
          </Callout>
        )}
        {run.frozenAt !== null && (
          <Callout tone="info" title="This run is frozen">
            A request for approval stands on it since <Time at={run.frozenAt} zone={zone} />, so
            nothing of it can change.
          </Callout>
        )}
        <Columns ratio="2:1">
          <PageStack>
            <CurveCard run={run} curve={curve} />
            <Card title={`Metrics: ${Object.keys(run.metrics).length}`}>
              <MetricTable run={run} sparks={sparks} />
            </Card>
            <Card title={`Parameters: ${Object.keys(run.params).length}`}>
              <TextTable
                caption="Parameters"
                name="Parameter"
                entries={Object.entries(run.params)}
                none="This run logged no parameter."
              />
            </Card>
          </PageStack>
          <PageStack>
            <RunFacts run={run} zone={zone} />
            <NoteCard runId={run.runId} note={run.tags["mlflow.note.content"] ?? ""} />
            <DatasetCard run={run} />
            <ModelCard run={run} />
            <Card title="Tags">
              <TextTable
                caption="Tags"
                name="Tag"
                entries={tags.filter(([key]) => !isSystemTag(key))}
                none="Nobody tagged this run."
              />
              <SystemTags entries={tags.filter(([key]) => isSystemTag(key))} />
            </Card>
            <RunSnippets run={run} />
          </PageStack>
        </Columns>
      </PageStack>
    </>
  );
}

function CurveCard({ run, curve }: { run: WholeRun; curve: Series | null }) {
  const series = curve?.series[0];
  if (curve === null || series === undefined) {
    return (
      <Card title="Curve">
        <Quiet>This run logged no metric, so there is nothing to draw.</Quiet>
      </Card>
    );
  }
  return (
    <Card>
      <Chart
        model={curvesChart({
          measure: curve.metricKey,
          along: "step",
          of: "run",
          curves: [curveOf(series, { label: run.name || shortId(run.runId) })],
          wholeTable: true,
        })}
        headingLevel={2}
        provenance={[`Run ${run.runId}`, runPath(run)]}
      />
    </Card>
  );
}

function SystemTags({ entries }: { entries: readonly (readonly [string, string])[] }) {
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>{entries.length} written by the client</summary>
      <TextTable caption="Tags written by the client" name="Tag" entries={entries} none="" />
    </details>
  );
}
