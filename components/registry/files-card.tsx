import type { Outputs } from "~/server/api/trpc/root";
import plain from "../ui/plain-table.module.css";
import { AppLink } from "../ui/app-link";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { formatCount } from "../ui/format-number";
import { Quiet } from "../ui/quiet";
import { Status } from "../ui/status";
import { VisuallyHidden } from "../ui/visually-hidden";
import { bytesWords, versionPath, type WholeVersion } from "./words";

export type Files = Outputs["registry"]["listFiles"];

/** Letters of a digest in a row; the whole of it stands in its title and in the downloaded list. */
const shortDigest = 12;

type FilesCardProps = { version: WholeVersion; files: Files };

/** The files of a version, each to download, with its digest. */
export function FilesCard({ version, files }: FilesCardProps) {
  const { rows, total, nextCursor, owner } = files;
  if (owner === null || total === 0) {
    return (
      <Card title="Files">
        <Quiet>
          {owner === null
            ? `They lie elsewhere, at ${version.artifactUri}: Cairn does not reach there.`
            : "No file is kept here."}
        </Quiet>
      </Card>
    );
  }
  const more = `${versionPath(version.name, version.version)}?files=${encodeURIComponent(nextCursor ?? "")}`;
  return (
    <Card title={`Files: ${total}`}>
      {version.filesChanged && (
        <Callout tone="watch" title="These are not the files that were recorded">
          They changed after the digest was taken.
          {version.frozenAt === null && " Have them read again to take them as they are."}
        </Callout>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it can scroll sideways, so keys must reach it */}
      <section className={plain["scroll"]} aria-label="Files" tabIndex={0}>
        <table className={plain["table"]}>
          <caption>
            <VisuallyHidden>Files</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className={plain["number"]}>
                Size
              </th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, path, bytes, sha256, damaged }) => (
              <tr key={path}>
                <th scope="row">
                  {damaged ? (
                    <Status status="bad">{name}: damaged in the store</Status>
                  ) : (
                    <a href={contentPath(owner, path)} download>
                      {name}
                    </a>
                  )}
                </th>
                <td className={plain["number"]}>{bytesWords(bytes)}</td>
                <td>
                  <code title={sha256}>{sha256.slice(0, shortDigest)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {nextCursor !== null && (
        <Quiet>
          {formatCount(rows.length, "file")} of {total} shown.{" "}
          <AppLink href={more} scroll={false}>
            More files
          </AppLink>
        </Quiet>
      )}
    </Card>
  );
}

const contentPath = ({ kind, id }: NonNullable<Files["owner"]>, path: string): string =>
  `/api/v1/artifacts/${kind}/${id}/content?path=${encodeURIComponent(path)}`;
