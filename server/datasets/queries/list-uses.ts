import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { datasetNames, datasetVersions } from "~/db/schema/datasets";
import { experiments, runs } from "~/db/schema/tracking";
import { runDatasets, runInputs } from "~/db/schema/tracking-models";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { datasetName, versionNumber } from "./dataset-input";
import { datasetOf } from "./dataset-row";

const runStatuses = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"] as const;

export const listUses = query({
  name: "datasets.list-uses",
  summary: "Which runs read a dataset, in which version and for what, newest first.",
  permission: "datasets:read",
  route: "GET /datasets/{name}/runs",
  input: z.strictObject({ name: datasetName, version: versionNumber.optional(), ...pageInput }),
  output: pageOf(
    z.object({
      version: z.number().int(),
      runId: z.string(),
      runName: z.string(),
      experimentId: z.number().int(),
      experiment: z.string(),
      /** training, validation, …; empty when nobody said. */
      context: z.string(),
      status: z.enum(runStatuses),
      startedAt: z.date(),
    }),
  ),
  run: async (work, { name, version, cursor, limit }) => {
    const { db, orgId } = work;
    const { id } = await datasetOf(work, name);
    const from = reading(orgId, id);
    const filter = version === undefined ? sql`true` : sql`v.number = ${version}`;
    const rows = await db.execute<Row>(sql`
      select v.number as version, run.id, input.dataset_id, run.name as run_name, run.experiment_id::float8 as experiment_id,
        experiment.name as experiment, input.context, run.status, run.started_ms::float8 as started_ms
      ${from} and ${filter} ${behind(cursor)}
      order by run.started_ms desc, run.id desc, input.dataset_id desc limit ${limit + 1}`);
    const [counts] = await db.execute<{ total: number; matching: number }>(sql`
      select count(*)::int as total, (count(*) filter (where ${filter}))::int as matching ${from}`);
    const page = toPage([...rows], {
      limit,
      key: (row) => [row.started_ms, row.id, row.dataset_id],
      matching: counts?.matching ?? 0,
      total: counts?.total ?? 0,
    });
    return { ...page, rows: page.rows.map(useOf) };
  },
});

type Row = {
  readonly version: number;
  readonly id: string;
  readonly dataset_id: string;
  readonly run_name: string;
  readonly experiment_id: number;
  readonly experiment: string;
  readonly context: string;
  readonly status: (typeof runStatuses)[number];
  readonly started_ms: number;
};

/** Runs by whatever name of it they said; the digest tells which version. */
const reading = (orgId: string, datasetId: string): SQL => sql`
  from ${datasetNames} n
  join ${runDatasets} data on data.org_id = n.org_id and data.name = n.name
  join ${datasetVersions} v on v.org_id = n.org_id and v.dataset_id = n.dataset_id and v.digest = data.digest
  join ${runInputs} input on input.org_id = data.org_id and input.dataset_id = data.id
  join ${runs} run on run.org_id = input.org_id and run.id = input.run_id and run.deleted_at is null
  join ${experiments} experiment on experiment.org_id = run.org_id and experiment.id = run.experiment_id
  where n.org_id = ${orgId} and n.dataset_id = ${datasetId}`;

function behind(cursor: string | undefined): SQL {
  const after = decodeCursor(cursor);
  if (after === null) return sql``;
  const [startedMs, run, data] = after.map((value) => (value === null ? null : String(value)));
  return sql`and (run.started_ms, run.id, input.dataset_id)
    < (${startedMs ?? null}::text::float8::bigint, ${run ?? null}::text::uuid, ${data ?? null}::text::uuid)`;
}

/** Runs are named outside by 32 hexadecimal digits. */
const useOf = (row: Row) => ({
  version: row.version,
  runId: row.id.replaceAll("-", ""),
  runName: row.run_name,
  experimentId: row.experiment_id,
  experiment: row.experiment,
  context: row.context,
  status: row.status,
  startedAt: new Date(row.started_ms),
});
