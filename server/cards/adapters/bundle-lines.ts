import type { Context } from "~/server/core/context";
import { csvCell, type Cell } from "~/server/core/rules/csv";
import { aliasHistory } from "~/server/registry/queries/alias-history";
import { metricHistory } from "~/server/tracking/queries/metric-history";
import { listRevisions } from "../queries/list-revisions";
import { versionTrail } from "../queries/version-trail";
import type { Card } from "../rules/card";
import type { Manifest } from "../rules/bundle-manifest";

/** Points read at once: a page is a few hundred kilobytes, whatever the series. */
const POINTS = 5000;
const ROWS = 200;

type Place = { readonly name: string; readonly version: number };

const record = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

/** The pages of a list, each read in a transaction of its own, so that a slow reader holds none open. */
async function* pages<Page extends { readonly nextCursor: string | null }>(
  read: (cursor: string | undefined) => Promise<Page>,
): AsyncGenerator<Page> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Every point of every metric of the version's run. */
export async function* historyLines(context: Context, { facts }: Card): AsyncGenerator<string> {
  yield record(["metric", "step", "time", "value"]);
  const runId = facts.run?.runId;
  if (runId === undefined) return;
  for (const metricKey of new Set(facts.metrics.map(({ key }) => key))) {
    let pageToken: string | undefined;
    do {
      const asked = metricHistory.input.parse({ runId, metricKey, maxResults: POINTS, pageToken });
      const { points, nextPageToken } = await metricHistory.run(context, asked);
      if (points.length === 0) break;
      yield points
        .map(({ step, timestamp, value }) =>
          record([metricKey, step, timeOf(timestamp), value === null ? "NaN" : String(value)]),
        )
        .join("");
      pageToken = nextPageToken ?? undefined;
    } while (pageToken !== undefined);
  }
}

/** A script may send any number as a time; what is no day of the calendar stays milliseconds. */
const timeOf = (ms: number): string | number => {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? ms : at.toISOString();
};

export async function* aliasLines(context: Context, name: string): AsyncGenerator<string> {
  yield record(["alias", "version", "from", "to", "set_by", "reason"]);
  const read = (cursor: string | undefined) =>
    aliasHistory.run(context, { name, cursor, limit: ROWS });
  for await (const { rows } of pages(read))
    for (const { alias, version, validFrom, validTo, setByName, reason } of rows)
      yield record([alias, version, validFrom, validTo, setByName, reason]);
}

export async function* revisionLines(context: Context, place: Place): AsyncGenerator<string> {
  const read = (cursor: string | undefined) =>
    listRevisions.run(context, { ...place, cursor, limit: ROWS });
  for await (const { rows } of pages(read))
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** The entries with all that their hashes are made of; `seen` is told where the chain stood at the end. */
export async function* trailLines(
  context: Context,
  place: Place,
  seen: (checkpoint: Manifest["checkpoint"]) => void,
): AsyncGenerator<string> {
  const read = (cursor: string | undefined) =>
    versionTrail.run(context, { ...place, cursor, limit: ROWS });
  for await (const { rows, checkpoint } of pages(read)) {
    seen(checkpoint);
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
  }
}
