import { formatNumber, unknownMark } from "../ui/format-number";
import plain from "../ui/plain-table.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";
import { ColumnNoteButton } from "./column-note-button";
import { Histogram } from "./histogram";
import type { ProfiledColumn } from "./words";

type Shown = Pick<ProfiledColumn, "name" | "type" | "canBeMissing" | "profile"> & {
  readonly description?: string;
  /** Whether the description was written here. */
  readonly noted?: boolean;
};
type Profile = NonNullable<Shown["profile"]>;

type ColumnTableProps = {
  columns: readonly Shown[];
  caption: string;
  /** Whose columns they are, where they can be described. */
  dataset?: string;
};

/** Columns with what was seen in them. What nobody looked at is marked as not known, never as zero. */
export function ColumnTable({ columns, caption, dataset }: ColumnTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so keys must reach it
    <section className={plain["scroll"]} aria-label={caption} tabIndex={0}>
      <table className={plain["table"]}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col">Missing</th>
            <th scope="col">Different</th>
            <th scope="col">Range</th>
            <th scope="col">Values</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnLine key={column.name} column={column} dataset={dataset} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnLine({ column, dataset }: { column: Shown; dataset: string | undefined }) {
  const { name, type, canBeMissing, profile, description = "", noted = false } = column;
  return (
    <tr>
      <th scope="row">
        {name}
        {dataset !== undefined && (
          <ColumnNoteButton
            dataset={dataset}
            column={name}
            description={description}
            noted={noted}
          />
        )}
        {description !== "" && <span className={plain["note"]}>{description}</span>}
      </th>
      <td>
        {type}
        <span className={plain["note"]}>{nullabilityWords(canBeMissing)}</span>
        {profile !== null && <span className={plain["note"]}>{oddWords(profile)}</span>}
      </td>
      {profile === null ? <Unseen /> : <Seen profile={profile} />}
    </tr>
  );
}

const Unseen = () =>
  ["missing", "different", "range", "values"].map((what) => <td key={what}>{unknownMark}</td>);

const Seen = ({ profile }: { profile: Profile }) => (
  <>
    <td className={plain["number"]}>{missingWords(profile)}</td>
    <td className={plain["number"]}>{differentWords(profile)}</td>
    <td>{rangeWords(profile)}</td>
    <td>
      <Histogram profile={profile} />
      <span className={plain["note"]}>{topWords(profile)}</span>
    </td>
  </>
);

const oddWords = ({ odd }: Profile): string =>
  odd === null
    ? ""
    : `${formatNumber(odd.count)} other, first on line ${formatNumber(odd.line)}: ${odd.value}`;

const nullabilityWords = (canBeMissing: boolean | null): string => {
  if (canBeMissing === null) return "";
  return canBeMissing ? "may be missing" : "always there";
};

function missingWords({ values, nulls }: Profile): string {
  if (nulls === null || values === null) return unknownMark;
  const all = values + nulls;
  const share = all === 0 ? "" : ` (${formatNumber(nulls / all, { unit: "percent" })})`;
  return nulls === 0 ? "0" : `${formatNumber(nulls)}${share}`;
}

const differentWords = ({ distinct, distinctExact }: Profile): string =>
  distinct === null
    ? unknownMark
    : `${distinctExact === false ? "about " : ""}${formatNumber(distinct)}`;

function rangeWords(profile: Profile) {
  const { min, max, mean, minLength, maxLength } = profile;
  if (minLength !== null && maxLength !== null)
    return `${formatNumber(minLength)} to ${formatNumber(maxLength)} characters`;
  if (min === null || max === null) return unknownMark;
  const median = profile.quantiles.find(({ share }) => share === 0.5)?.value;
  return (
    <>
      {valueWords(min)} to {valueWords(max)}
      {mean !== null && (
        <span className={plain["note"]}>
          mean {formatNumber(mean, { significant: 4 })}
          {median !== undefined && `, median ${formatNumber(median, { significant: 4 })}`}
          {profile.sampled !== null && ` of ${formatNumber(profile.sampled)} drawn values`}
        </span>
      )}
    </>
  );
}

const valueWords = (value: number | string): string =>
  typeof value === "number"
    ? formatNumber(value, { significant: 6 })
    : value.replace(/T00:00:00\.000Z$/u, "");

function topWords({ top, topShort }: Profile): string {
  const words = top.slice(0, 3).map(({ value, count }) => `${value} ×${formatNumber(count)}`);
  if (words.length === 0) return "";
  return topShort === 0 || topShort === null ? words.join(", ") : `${words.join(", ")} or more`;
}
