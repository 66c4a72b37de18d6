import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql as text } from "drizzle-orm";
import postgres from "postgres";
import { database, provideDatabase } from "~/db/client";
import { startEmbedded } from "~/db/embedded";
import { createLeasePool } from "~/db/lease";
import { APP_ROLE, migrate } from "~/db/migrate";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { listRuns } from "~/server/tracking/queries/list-runs";
import { metricHistory } from "~/server/tracking/queries/metric-history";
import { metricSeries } from "~/server/tracking/queries/metric-series";
import { searchRunsOf } from "~/server/tracking/queries/search-runs";
import { EXPERIMENT_RUNS, fillLarge, KEYS, LONG_RUN, LONG_SERIES, type Size } from "./large/fill";

/** A million runs and a hundred million points: what searches, charts and pages take there, and what a point takes on the disk. */
const size: Size = {
  runs: Number(process.env["CAIRN_BENCH_RUNS"] ?? 1_000_000),
  points: Number(process.env["CAIRN_BENCH_POINTS"] ?? 100_000_000),
};
const TIMES = 21;

const report = (figure: string, values: object): void =>
  void process.stdout.write(`${JSON.stringify({ bench: "large", figure, ...values })}\n`);

const context: Context = {
  actor: { kind: "system", job: "bench" },
  orgId: vouchForOrg(newId()),
  requestId: "bench",
  log,
  now: () => new Date(),
};

const quantile = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2));

/** Milliseconds from the call of the operation to its answer, without HTTP. */
async function time(figure: string, work: () => Promise<unknown>, target?: number): Promise<void> {
  await work();
  const taken: number[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  taken.sort((one, other) => one - other);
  const p50 = quantile(taken, 0.5);
  report(figure, {
    p50,
    p95: quantile(taken, 0.95),
    ...(target === undefined ? {} : { target, met: p50 <= target }),
  });
}

const search = (more: object) =>
  searchRunsOf.run(
    context,
    searchRunsOf.input.parse({ experimentIds: [3], maxResults: 100, ...more }),
  );
const page = (more: object) =>
  listRuns.run(context, listRuns.input.parse({ experimentIds: [3], limit: 50, ...more }));
const series = (runIds: readonly string[], metricKey: string) =>
  metricSeries.run(context, metricSeries.input.parse({ runIds, metricKey }));
const runName = (n: number): string => n.toString(16).padStart(32, "0");

async function measure(): Promise<void> {
  await time("search of 100 by a metric", () => search({ orderBy: ["metrics.metric_1 DESC"] }), 10);
  await time("search of the newest 100", () => search({}));
  await time("search of 100 by a parameter's value", () =>
    search({ filter: "params.param_3 = 'value 9'" }),
  );
  await time("search of 100 by parameter and metric, by another metric", () =>
    search({
      filter: "params.param_3 = 'value 9' and metrics.metric_1 > 0.5",
      orderBy: ["metrics.metric_2 DESC"],
    }),
  );
  await time("page of runs, newest first", () => page({}));
  await time("page of runs, filtered and ordered by a metric", () =>
    page({ filter: "metrics.metric_1 > 0.9", orderBy: ["metrics.metric_2 DESC"] }),
  );
  await time(
    `chart of a series of ${LONG_SERIES} points`,
    () => series([LONG_RUN.replaceAll("-", "")], "long"),
    20,
  );
  const twenty = Array.from({ length: 20 }, (_, at) => runName(250_001 + at));
  await time("chart of one metric of 20 runs", () => series(twenty, "metric_1"));
  const history = { runId: LONG_RUN.replaceAll("-", ""), metricKey: "long", maxResults: 1000 };
  await time("history, a page of 1,000 points of the long series", () =>
    metricHistory.run(context, metricHistory.input.parse(history)),
  );
}

/** What the database does for the search, so that the index it uses can be read. */
async function explain(): Promise<void> {
  const rows = await database().read({ "app.org_id": context.orgId }, (db) =>
    db.execute<
      Record<string, string>
    >(text`explain (analyze, costs off, timing off, summary off, buffers off)
      select run.id from run join metric_latest first on first.org_id = ${context.orgId} and first.experiment_id = 3
        and first.run_id = run.id and first.key = 'metric_1'
      where run.org_id = ${context.orgId} and run.experiment_id = 3 and run.deleted_at is null and first.value < 'NaN'::float8
      order by first.value desc, run.started_ms desc, run.id limit 100`),
  );
  const plan = rows.map((row) => row["QUERY PLAN"] ?? "");
  const used = plan.filter((line) => /Index|Seq Scan/.test(line)).map((line) => line.trim());
  report("plan of the search by a metric", { used });
}

async function sizes(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ chunks: number; points: number; all: number }[]>`
    select pg_total_relation_size('metric_chunk')::float8 as chunks, (select sum(points) from metric_chunk)::float8 as points,
      pg_database_size(current_database())::float8 as all`;
  if (row === undefined) throw new Error("The sizes were not answered.");
  const bytes = Number((row.chunks / row.points).toFixed(1));
  const { params, tags, metrics } = KEYS;
  report("bytes on the disk for each point", {
    value: bytes,
    points: row.points,
    target: 40,
    met: bytes <= 40,
  });
  report("the whole database, bytes", {
    value: row.all,
    runs: size.runs,
    ofEach: { params, tags, metrics },
    experimentRuns: EXPERIMENT_RUNS,
  });
}

const folder = mkdtempSync(join(process.env["CAIRN_BENCH_DIR"] ?? tmpdir(), "cairn-large-"));
const embedded = await startEmbedded({ dataDir: join(folder, "database") });
const owner = postgres(embedded.url, { max: 1, onnotice: () => undefined });
try {
  await migrate({ url: embedded.url, directory: resolve("db/migrations") });
  await owner`alter system set max_wal_size = '8GB'`;
  await owner`select pg_reload_conf()`;
  await owner`insert into organisation values (${context.orgId}, 'Bench', 'UTC', 'EUR', now())`;
  const begun = performance.now();
  await fillLarge(owner, context.orgId, {
    size,
    tell: (far) =>
      process.stderr.write(`${far} after ${Math.round((performance.now() - begun) / 1000)} s\n`),
  });
  provideDatabase(createLeasePool({ url: embedded.url, role: APP_ROLE, size: 4 }));
  await measure();
  await explain();
  await sizes(owner);
  await database().close();
} finally {
  await owner.end();
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}
