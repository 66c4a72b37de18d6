import type { Outputs } from "~/server/api/trpc/root";
import { datasetPath } from "~/server/datasets/rules/dataset-path";
import { PageStack } from "../page-stack";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { DefinitionList } from "../ui/definition-list";
import { formatCount, formatNumber, unknownMark } from "../ui/format-number";
import { PageHeader } from "../ui/page-header";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { ColumnTable } from "./column-table";
import { FileNotes } from "./upload-preview";
import { UsesCard } from "./uses-card";
import {
  bytesWords,
  changeWords,
  outcomeWords,
  tellerWords,
  type Version,
  versionPath,
} from "./words";

type VersionViewProps = {
  version: Version;
  /** Against another version; null for the first. */
  diff: Outputs["datasets"]["compareVersions"] | null;
  report: Outputs["datasets"]["contractReport"] | null;
  uses: Outputs["datasets"]["listUses"];
  zone: string;
};

/** One version: its schema, what was seen in each column, and what changed since another. */
export function VersionView({ version, diff, report, uses, zone }: VersionViewProps) {
  const { name, columns, columnCount, profile } = version;
  const last = columns.at(-1)?.position ?? -1;
  return (
    <>
      <PageHeader
        title={`${name}, version ${version.version}`}
        crumbs={[
          { label: "Datasets", href: "/datasets" },
          { label: name, href: datasetPath(name) },
        ]}
        finding={findingOf(version, diff)}
      />
      <PageStack>
        <Columns ratio="2:1">
          <PageStack>
            <Card
              title={`Columns: ${columnCount === null ? unknownMark : formatNumber(columnCount)}`}
            >
              {columns.length === 0 ? (
                <Quiet>Nobody told the columns of this version.</Quiet>
              ) : (
                <ColumnTable
                  columns={columns}
                  caption={`Columns of version ${version.version}`}
                  dataset={name}
                />
              )}
              {columnCount !== null && last + 1 < columnCount && (
                <AppLink href={`${versionPath(name, version.version)}?from=${last + 1}`}>
                  Columns from {last + 2} on
                </AppLink>
              )}
            </Card>
            {report !== null && <ReportCard report={report} />}
          </PageStack>
          <PageStack>
            <DiffCard version={version} diff={diff} />
            <Card title="What is known of it">
              <DefinitionList items={factsOf(version, zone)} />
              {profile !== null && <FileNotes profile={profile} />}
            </Card>
            <UsesCard uses={uses} zone={zone} />
          </PageStack>
        </Columns>
      </PageStack>
    </>
  );
}

function findingOf({ rowCount }: Version, diff: VersionViewProps["diff"]): string {
  const rows =
    rowCount === null ? "How many rows it has is not known" : formatCount(rowCount, "row");
  if (diff === null) return `${rows}; the first version.`;
  if (diff.change === null)
    return `${rows}; its schema cannot be compared with version ${diff.since}.`;
  if (diff.change === "none") return `${rows}; the same schema as version ${diff.since}.`;
  const breaking = diff.lines.filter((line) => line.breaking).length;
  const changes = formatCount(diff.lines.length, "schema change");
  return `${rows}; ${changes} since version ${diff.since}, ${breaking === 0 ? "none" : breaking} breaking.`;
}

const factsOf = (version: Version, zone: string) => [
  { term: "Digest", detail: <code>{version.digest}</code> },
  { term: "Rows", detail: formatNumber(version.rowCount) },
  { term: "Size", detail: version.bytes === null ? unknownMark : bytesWords(version.bytes) },
  { term: "Format", detail: version.format ?? unknownMark },
  { term: "Source", detail: version.source || unknownMark },
  {
    term: "Told",
    detail: (
      <>
        {tellerWords[version.toldBy]} <Time at={version.createdAt} zone={zone} />
      </>
    ),
  },
  {
    term: "Data until",
    detail: version.dataUntil === null ? unknownMark : <Time at={version.dataUntil} zone={zone} />,
  },
  { term: "File", detail: version.kept ? "kept here, by its SHA-256" : "not kept here" },
];

function DiffCard({ version, diff }: Pick<VersionViewProps, "version" | "diff">) {
  const { name, version: number, next } = version;
  return (
    <Card title={diff === null ? "Schema changes" : `Since version ${diff.since}`}>
      {diff === null ? <Quiet>There is no version before this one.</Quiet> : <Diff diff={diff} />}
      {diff !== null && diff.since > 1 && (
        <p>
          <AppLink href={`${versionPath(name, number)}?since=${diff.since - 1}`}>
            Compare with version {diff.since - 1}
          </AppLink>
        </p>
      )}
      {next !== null && (
        <p>
          <AppLink href={versionPath(name, next)}>Next version</AppLink>
        </p>
      )}
    </Card>
  );
}

function Diff({ diff: { change, lines } }: { diff: NonNullable<VersionViewProps["diff"]> }) {
  if (change === null) return <Quiet>One of the two has no schema.</Quiet>;
  if (lines.length === 0) return <Quiet>The schema is the same.</Quiet>;
  return (
    <Rows>
      {lines.map(({ column, kind, words, breaking }) => (
        <Row key={`${kind} ${column}`} title={words}>
          <Status status={changeWords[breaking ? "breaking" : "compatible"].status}>
            {breaking ? "breaking" : "compatible"}
          </Status>
        </Row>
      ))}
    </Rows>
  );
}

function ReportCard({ report }: { report: NonNullable<VersionViewProps["report"]> }) {
  const broken = report.results.filter(({ outcome }) => outcome === "failed").length;
  const open = report.results.filter(({ outcome }) => outcome === "not_evaluated").length;
  return (
    <Card title={`Contract ${report.contractVersion}: ${broken} broken, ${open} not judged`}>
      <Rows>
        {report.results.map((result, at) => (
          <Row
            key={at}
            title={result.column === "" ? result.rule : `${result.column}: ${result.rule}`}
            about={[
              `expected ${result.expected || unknownMark}, found ${result.observed || unknownMark}`,
            ]}
          >
            <Status status={outcomeWords[result.outcome].status}>
              {outcomeWords[result.outcome].word}
            </Status>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
