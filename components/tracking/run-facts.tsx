import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { Time } from "../ui/time";
import type { WholeRun } from "./run-view";
import { RunStatus } from "./runs-table";
import { Snippet } from "../ui/snippet";
import { durationOf, runPath, shortId } from "./words";

/** Who ran what, when, from which code. */
export function RunFacts({ run, zone }: { run: WholeRun; zone: string }) {
  const { tags } = run;
  const at = (ms: number) => <Time at={new Date(ms)} zone={zone} />;
  const told = (term: string, value: string | undefined): readonly Definition[] =>
    value === undefined || value === "" ? [] : [{ term, detail: <code>{value}</code> }];
  const parent = tags["mlflow.parentRunId"];
  return (
    <Card title="Facts">
      <DefinitionList
        items={[
          { term: "Status", detail: <RunStatus status={run.status} /> },
          { term: "Who", detail: run.userName || "Not told" },
          { term: "Began", detail: at(run.startedMs) },
          { term: "Ended", detail: run.endedMs === null ? "Not yet" : at(run.endedMs) },
          { term: "Took", detail: durationOf(run) ?? "Not ended" },
          ...told("Source", tags["mlflow.source.name"]),
          { term: "Git commit", detail: commitOf(tags["mlflow.source.git.commit"]) },
          ...told("Git branch", tags["mlflow.source.git.branch"]),
          ...(parent === undefined
            ? []
            : [
                {
                  term: "Part of",
                  detail: (
                    <AppLink href={runPath({ ...run, runId: parent })}>{shortId(parent)}</AppLink>
                  ),
                },
              ]),
          { term: "Run id", detail: <code>{run.runId}</code> },
          { term: "Artifacts", detail: <code>{run.artifactUri}</code> },
          { term: "Seal", detail: sealOf(run.sealedDigest) },
        ]}
      />
    </Card>
  );
}

const commitOf = (commit: string | undefined) =>
  commit === undefined ? (
    "Not recorded: the script did not run in a Git folder"
  ) : (
    <code>{commit}</code>
  );

const sealOf = (digest: string | null) =>
  digest === null ? "Not sealed: more may be logged" : <code>SHA-256 {digest}</code>;

/** How a script goes on with this run. */
export function RunSnippets({ run: { runId } }: { run: WholeRun }) {
  return (
    <Card title="In Python">
      <Snippet
        what="lines that read this run"
        code={`import mlflow\nrun = mlflow.get_run("${runId}")\nrun.data.metrics, run.data.params`}
      />
      <Snippet
        what="lines that log more to this run"
        code={`with mlflow.start_run(run_id="${runId}"):\n    mlflow.log_metric("accuracy", 0.9)`}
      />
    </Card>
  );
}
