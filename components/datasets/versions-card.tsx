import type { Outputs } from "~/server/api/trpc/root";
import { datasetPath } from "~/server/datasets/rules/dataset-path";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { formatCount, formatNumber, unknownMark } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { bytesWords, changeWords, type ListedVersion, tellerWords, versionPath } from "./words";

type VersionsCardProps = {
  name: string;
  versions: Outputs["datasets"]["listDatasetVersions"];
  zone: string;
};

/** Newest first, with what changed in the schema against the one before. */
export function VersionsCard({ name, versions, zone }: VersionsCardProps) {
  const { rows, total, nextCursor } = versions;
  return (
    <Card title={`Versions: ${formatNumber(total)}`}>
      {rows.length === 0 ? (
        <Quiet>
          None yet. Upload a file, report one over the API, or let a run name this data with{" "}
          <code>mlflow.log_input</code>.
        </Quiet>
      ) : (
        <Rows>
          {rows.map((version, at) => (
            <Row
              key={version.version}
              title={
                <AppLink href={versionPath(name, version.version)}>
                  Version {version.version}
                </AppLink>
              }
              about={[
                sizeWords(version, rows[at + 1]),
                <Told key="told" version={version} zone={zone} />,
              ]}
            >
              <SchemaBadge version={version} />
            </Row>
          ))}
        </Rows>
      )}
      {nextCursor !== null && (
        <AppLink href={`${datasetPath(name)}?versions=${nextCursor}`}>Older versions</AppLink>
      )}
    </Card>
  );
}

function Told({ version, zone }: { version: ListedVersion; zone: string }) {
  return (
    <>
      {tellerWords[version.toldBy]} <Time at={version.createdAt} zone={zone} />, digest{" "}
      <code>{version.digest.slice(0, 12)}</code>
    </>
  );
}

function SchemaBadge({
  version,
}: {
  version: Pick<ListedVersion, "schemaChange" | "columnCount">;
}) {
  if (version.schemaChange === null)
    return <Quiet>{version.columnCount === null ? "schema not told" : "nothing to compare"}</Quiet>;
  const { status, word } = changeWords[version.schemaChange];
  return <Status status={status}>{word}</Status>;
}

function sizeWords(version: ListedVersion, before: ListedVersion | undefined): string {
  const { rowCount, columnCount, bytes } = version;
  const rows = rowCount === null ? "rows not told" : formatCount(rowCount, "row");
  const change =
    rowCount === null || typeof before?.rowCount !== "number"
      ? ""
      : ` (${formatNumber(rowCount - before.rowCount, { signed: true })})`;
  const columns = columnCount === null ? unknownMark : formatCount(columnCount, "column");
  return `${rows}${change}, ${columns}${bytes === null ? "" : `, ${bytesWords(bytes)}`}`;
}
