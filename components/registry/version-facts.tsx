import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { Quiet } from "../ui/quiet";
import { Snippet } from "../ui/snippet";
import { Time } from "../ui/time";
import styles from "./registry.module.css";
import { bytesWords, stageWord, type WholeVersion } from "./words";

const unknown = (words: string) => <Quiet>{words}</Quiet>;

const told = (term: string, value: string | undefined): readonly Definition[] =>
  value === undefined || value === "" ? [] : [{ term, detail: <code>{value}</code> }];

type FactsProps = { version: WholeVersion; zone: string };

/** Where the version stands, and what its files are. */
export function VersionFacts({ version, zone }: FactsProps) {
  return (
    <Card title="Facts">
      <DefinitionList
        items={[
          { term: "Stage", detail: stageWord(version.stage) },
          { term: "Registered", detail: <Time at={version.createdAt} zone={zone} /> },
          { term: "By", detail: version.userName || unknown("Not told") },
          {
            term: "Frozen",
            detail:
              version.frozenAt === null ? (
                unknown("No: it can still change")
              ) : (
                <Time at={version.frozenAt} zone={zone} />
              ),
          },
          ...(version.contentDigest === null
            ? []
            : [{ term: "Frozen digest", detail: <Digest value={version.contentDigest} /> }]),
          {
            term: "Digest of files",
            detail:
              version.artifactDigest === null ? (
                unknown("Not known")
              ) : (
                <Digest value={version.artifactDigest} />
              ),
          },
          {
            term: "Size",
            detail:
              version.artifactBytes === null
                ? unknown("Not known")
                : bytesWords(version.artifactBytes),
          },
          ...told("Status", version.status === "READY" ? undefined : version.status),
          ...told("What it says", version.statusMessage),
          { term: "Registered from", detail: <code>{version.source}</code> },
          { term: "Files lie at", detail: <code>{version.artifactUri}</code> },
        ]}
      />
      <Snippet
        what="lines that load this version"
        code={`import mlflow\nmodel = mlflow.pyfunc.load_model("models:/${version.name}/${version.version}")`}
      />
    </Card>
  );
}

function Digest({ value }: { value: string }) {
  return (
    <>
      <code className={styles["digest"]}>SHA-256 {value}</code>{" "}
      <CopyButton text={value} what="the digest" size="small" variant="quiet" />
    </>
  );
}

/** The run it came from: who, when, from which code, with which data. */
export function ProvenanceCard({ version: { run, runLink, loggedModel }, zone }: FactsProps) {
  if (run === null) {
    return (
      <Card title="Where it came from">
        <Quiet>
          No run is recorded. Register from a run, so that its code, data and parameters are known.
        </Quiet>
        {runLink !== "" && <p>It was registered with the address {runLink}.</p>}
      </Card>
    );
  }
  const { tags } = run;
  const href = `/experiments/${run.experimentId}/runs/${run.runId.replaceAll("-", "")}`;
  return (
    <Card title="Where it came from">
      <DefinitionList
        items={[
          { term: "Run", detail: <AppLink href={href}>{run.name || run.runId}</AppLink> },
          {
            term: "Experiment",
            detail: (
              <AppLink href={`/experiments/${run.experimentId}`}>{run.experimentName}</AppLink>
            ),
          },
          { term: "Who", detail: run.userName || unknown("Not told") },
          { term: "Began", detail: <Time at={new Date(run.startedMs)} zone={zone} /> },
          ...(run.deletedAt === null
            ? []
            : [{ term: "Deleted", detail: "The run is deleted; it can be restored on its page." }]),
          {
            term: "Git commit",
            detail: codeOf(tags["mlflow.source.git.commit"]) ?? unknown("Not recorded"),
          },
          { term: "Uncommitted changes", detail: dirtyWords(tags["mlflow.source.git.dirty"]) },
          ...told("Branch", tags["mlflow.source.git.branch"]),
          ...told("Source", tags["mlflow.source.name"]),
          ...told("Logged model", loggedModel?.modelId),
          {
            term: "Data",
            detail:
              run.datasets.length === 0
                ? unknown("None was logged")
                : run.datasets.map(({ name, digest, context }) => (
                    <p key={`${name} ${digest} ${context}`}>
                      {name} <code>{digest}</code>
                      {context === "" ? "" : `, ${context}`}
                    </p>
                  )),
          },
        ]}
      />
    </Card>
  );
}

const codeOf = (text: string | undefined) =>
  text === undefined || text === "" ? null : <code>{text}</code>;

function dirtyWords(flag: string | undefined) {
  if (flag === undefined) return unknown("Nobody said");
  return flag.toLowerCase() === "false" ? "None" : "Yes: the commit alone does not give this code";
}
