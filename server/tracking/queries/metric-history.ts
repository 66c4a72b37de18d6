import { and, eq, gte, sql } from "drizzle-orm";
import { z } from "zod";
import { metricChunks } from "~/db/schema/tracking-chunks";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { readUntil } from "../rules/history-page";
import { badToken, pageToken, readPageToken, type Start, writePageToken } from "./page-token";
import { numberOf, pointColumns, type PointRow, pointsOf } from "./points";
import { pointShape } from "./run-row";
import { runOf } from "./run-state";

/** Beyond this, a history has to be read in pages. */
const MOST_AT_ONCE = 1_000_000;

export const metricHistory = query({
  name: "tracking.metric-history",
  summary: "Every point of a metric of a run in the order of its time, whole or in pages.",
  permission: "tracking:read",
  route: "GET /runs/{runId}/metrics",
  input: z.strictObject({
    runId: z.string().min(1).max(256),
    metricKey: z.string().min(1).max(250),
    maxResults: z.number().int().min(1).max(MOST_AT_ONCE).optional(),
    pageToken,
  }),
  output: z.object({
    metricKey: z.string(),
    points: z.array(pointShape),
    nextPageToken: z.string().nullable(),
  }),
  run: async (work, { runId, metricKey, maxResults = MOST_AT_ONCE, pageToken }) => {
    const { id } = await runOf(work, runId);
    const start = readPageToken(pageToken);
    const rows = await read(work, { run: id, key: metricKey, start, limit: maxResults + 1 });
    if (rows.length > MOST_AT_ONCE) {
      const message = `Metric '${metricKey}' of run ${runId} has more than ${MOST_AT_ONCE} points. Ask for it in pages: send max_results.`;
      throw new DomainError("invalid", message);
    }
    const points = rows.slice(0, maxResults).map(({ loggedMs, step, value }) => ({
      value: numberOf(value),
      timestamp: Number(loggedMs),
      step: Number(step),
    }));
    const last = points.at(-1);
    const more = rows.length > maxResults && last !== undefined;
    const nextPageToken = more ? writePageToken([last.timestamp, last.step, last.value]) : null;
    return { metricKey, points, nextPageToken };
  },
});

type Page = {
  readonly run: string;
  readonly key: string;
  readonly start: Start;
  readonly limit: number;
};

const position = z.tuple([z.number().int(), z.number().int(), z.number().nullable()]);
type Position = z.output<typeof position>;

async function read(work: Work, { run, key, start, limit }: Page): Promise<readonly PointRow[]> {
  const after = "after" in start ? positionOf(start.after) : null;
  const offset = "offset" in start ? start.offset : 0;
  const chunks = await timesOf(work, { run, key, from: after?.[0] ?? null });
  const high = readUntil(chunks, offset + limit);
  const page = { run, key, after, offset, limit };
  const rows = await readRange(work, { ...page, high });
  // Some of what was counted lay before the position: the rest is needed.
  return rows.length < limit && high !== null ? readRange(work, { ...page, high: null }) : rows;
}

function positionOf(after: readonly unknown[]): Position {
  const parsed = position.safeParse(after);
  if (!parsed.success) throw badToken();
  return parsed.data;
}

type Range = Omit<Page, "start"> & {
  readonly after: Position | null;
  readonly offset: number;
  readonly high: number | null;
};

function readRange(
  { db, orgId }: Work,
  { run, key, after, offset, limit, high }: Range,
): Promise<readonly PointRow[]> {
  const loggedMs = { low: after?.[0] ?? null, high };
  const points = pointsOf({ orgId, runs: [run], key, loggedMs });
  const behind =
    after === null
      ? sql`true`
      : sql`(logged_ms, step, value) > (${after[0]}::bigint, ${after[1]}::bigint, ${after[2] ?? Number.NaN}::float8)`;
  return db.execute<PointRow>(sql`
    select ${pointColumns} from (${points}) point where ${behind}
    order by logged_ms, step, value offset ${offset} limit ${limit}`);
}

type Series = { readonly run: string; readonly key: string; readonly from: number | null };

const timesOf = ({ db, orgId }: Work, { run, key, from }: Series) =>
  db
    .select({
      loggedMin: metricChunks.loggedMin,
      loggedMax: metricChunks.loggedMax,
      points: metricChunks.points,
    })
    .from(metricChunks)
    .where(
      and(
        eq(metricChunks.orgId, orgId),
        eq(metricChunks.runId, run),
        eq(metricChunks.key, key),
        from === null ? undefined : gte(metricChunks.loggedMax, from),
      ),
    );
