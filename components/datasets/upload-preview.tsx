import type { Outputs } from "~/server/api/trpc/root";
import { Callout } from "../ui/callout";
import { formatCount, formatNumber } from "../ui/format-number";
import plain from "../ui/plain-table.module.css";
import { ColumnTable } from "./column-table";
import styles from "./datasets.module.css";
import { bytesWords } from "./words";

type Preview = NonNullable<Outputs["datasets"]["findUpload"]["preview"]>;
export type FileProfile = Preview["profile"];

export function UploadPreview({
  preview: { profile, columns, columnCount },
}: {
  preview: Preview;
}) {
  return (
    <div className={styles["steps"]}>
      <p>
        {formatCount(profile.rows, "row")} in {formatCount(columnCount, "column")},{" "}
        {bytesWords(profile.bytes)}, {profile.format === "csv" ? "CSV" : "Parquet"}.
      </p>
      <FileNotes profile={profile} />
      <ColumnTable columns={columns} caption="Columns of the file" />
      {columns.length < columnCount && (
        <p>The first {formatNumber(columns.length)} columns are shown; all of them are kept.</p>
      )}
    </div>
  );
}

/** What was left out or read in a way that a reader should know. */
export function FileNotes({ profile }: { profile: FileProfile }) {
  const { ragged, raggedAt, missingWords, notices } = profile;
  const lines = [
    ...notices,
    ...missingWords.map(
      ({ value, count }) => `${value} was read as no value ${formatCount(count, "time")}.`,
    ),
  ];
  return (
    <>
      {ragged > 0 && (
        <Callout tone="watch" title={`${formatCount(ragged, "row")} left out`}>
          They have another number of fields than the header:{" "}
          {raggedAt.map(({ line, fields }) => `line ${line} (${fields})`).join(", ")}
          {raggedAt.length < ragged ? " and more." : "."}
        </Callout>
      )}
      {lines.length > 0 && <p className={plain["long"]}>{lines.join(" ")}</p>}
    </>
  );
}
