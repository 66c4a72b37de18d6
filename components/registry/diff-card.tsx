import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { formatCount, formatNumber } from "../ui/format-number";
import plain from "../ui/plain-table.module.css";
import { Quiet } from "../ui/quiet";
import { VisuallyHidden } from "../ui/visually-hidden";
import { diffFinding, type DiffLine, type DiffPart } from "./version-diff";
import { versionPath } from "./words";

export type Diff = {
  readonly against: number;
  readonly parts: readonly DiffPart[];
  /** Files that were not compared, because there are more than are read at once. */
  readonly filesLeft: number;
};

type DiffCardProps = {
  name: string;
  version: number;
  diff: Diff | null;
  /** Other versions to hold it against: the last ones, and those with an alias. */
  others: readonly { readonly version: number; readonly aliases: readonly string[] }[];
};

/** What differs from another version, chosen by a link. */
export function DiffCard({ name, version, diff, others }: DiffCardProps) {
  const here = versionPath(name, version);
  return (
    <Card title="Compared with another version" id="against">
      {others.length === 0 ? (
        <Quiet>There is no other version yet.</Quiet>
      ) : (
        <p>
          {others.map((other, at) => (
            <span key={other.version}>
              {at > 0 && ", "}
              <AppLink
                href={`${here}?against=${other.version}#against`}
                aria-current={other.version === diff?.against ? "true" : undefined}
              >
                version {other.version}
                {other.aliases.length > 0 && ` (${other.aliases.join(", ")})`}
              </AppLink>
            </span>
          ))}
        </p>
      )}
      {diff !== null && (
        <>
          <p>{diffFinding(diff.parts, diff.against)}</p>
          {diff.parts.map((part) => (
            <Part key={part.title} part={part} version={version} against={diff.against} />
          ))}
          {diff.filesLeft > 0 && (
            <Quiet>{formatNumber(diff.filesLeft)} files more were not compared.</Quiet>
          )}
        </>
      )}
    </Card>
  );
}

type PartProps = { part: DiffPart; version: number; against: number };

function Part({ part: { title, lines, equal }, version, against }: PartProps) {
  if (lines.length === 0) {
    return (
      <Quiet>
        {title}: {equal === 0 ? "nothing is recorded on either side" : `all ${equal} equal`}.
      </Quiet>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it can scroll sideways, so keys must reach it
    <section className={plain["scroll"]} aria-label={`${title} that differ`} tabIndex={0}>
      <table className={plain["table"]}>
        <caption>
          <VisuallyHidden>{title} that differ</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">Version {against}</th>
            <th scope="col">Version {version}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}</th>
              <td>
                <Value line={line} side="before" isFile={title === "Files"} />
              </td>
              <td>
                <Value line={line} side="after" isFile={title === "Files"} />
                {line.delta !== null && (
                  <span className={plain["note"]}>
                    {formatNumber(line.delta, { signed: true, significant: 4 })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {equal > 0 && <Quiet>{formatCount(equal, "more line is", "more lines are")} equal.</Quiet>}
    </section>
  );
}

type ValueProps = { line: DiffLine; side: "before" | "after"; isFile: boolean };

function Value({ line, side, isFile }: ValueProps) {
  const value = line[side];
  if (value === null) return <Quiet>not there</Quiet>;
  if (isFile) return <code title={value}>{value.slice(0, 12)}…</code>;
  return line.delta === null ? value : formatNumber(Number(value), { significant: 4 });
}
