import type postgres from "postgres";

export type Size = { readonly runs: number; readonly points: number };

/** Runs of one experiment. */
export const EXPERIMENT_RUNS = 100_000;
/** Points of the one long series. */
export const LONG_SERIES = 1_000_000;
export const LONG_RUN = "00000000-0000-0000-0000-0000ffffffff";
export const KEYS = { params: 3, tags: 1, metrics: 2 } as const;

/** Rows of one statement: few enough for its progress to be seen. */
const STRIDE = 50_000;

const id = `lpad(to_hex(run.n), 32, '0')::uuid`;
const experiment = `1 + (run.n - 1) / ${EXPERIMENT_RUNS}`;

/** The tables as runs that ended lie in them: a hundred runs' worth of numbers that no index knows by chance. */
function statementsOf(
  orgId: string,
  { points, runs }: Size,
): readonly ((rows: string) => string)[] {
  const perRun = Math.floor((points - LONG_SERIES) / runs);
  const keyed = (table: string, keys: number, value: string) => (rows: string) =>
    `insert into ${table} (org_id, run_id, key, value, experiment_id)
     select '${orgId}', ${id}, '${table.slice(4)}_' || k.n, ${value}, ${experiment} from ${rows}, generate_series(1, ${keys}) as k(n)`;
  return [
    (
      rows,
    ) => `insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, ended_ms, artifact_uri)
      select '${orgId}', ${id}, ${experiment}, 'run ' || run.n, 'bench', 'FINISHED', 1790000000000 + run.n * 7919 % 1000003,
        1790000600000 + run.n, 'mlflow-artifacts:/x' from ${rows}`,
    keyed("run_param", KEYS.params, `'value ' || (run.n * k.n % 61)`),
    keyed("run_tag", KEYS.tags, `'value ' || (run.n * k.n % 7)`),
    (
      rows,
    ) => `insert into metric_latest (org_id, run_id, key, value, experiment_id, step, logged_ms)
      select '${orgId}', ${id}, 'metric_' || k.n, ((run.n * 7919 + k.n * 104729) % 1000003) / 1000003.0, ${experiment}, ${perRun}, 1790000000000
      from ${rows}, generate_series(1, ${KEYS.metrics}) as k(n)`,
    (rows) =>
      chunksOf(`'${orgId}', ${id}, 'metric_1', 0`, {
        from: rows,
        points: perRun,
        first: "0",
      }),
  ];
}

type Chunk = { readonly from: string; readonly points: number; readonly first: string };

/** Chunks of random values, which no compression makes smaller, a second apart. */
const chunksOf = (key: string, { from, points, first }: Chunk): string =>
  `insert into metric_chunk (org_id, run_id, key, chunk, points, step_min, step_max, logged_min, logged_max,
     value_min, value_max, value_first, value_last, steps, logged_ms, vals)
   select ${key}, ${points}, ${first}, ${first} + ${points - 1}, 1790000000000 + 1000 * (${first}), 1790000000000 + 1000 * (${first} + ${points - 1}),
     made.least, made.greatest, made.vals[1], made.vals[${points}], made.steps, made.times, made.vals
   from ${from} cross join lateral (
     select min(v) as least, max(v) as greatest, array_agg(v) as vals, array_agg(${first} + s) as steps,
       array_agg(1790000000000 + 1000 * (${first} + s) + (v * 50)::int) as times
     from (select s::bigint as s, random() + 0 * run.n as v from generate_series(0, ${points - 1}) as s) point) made`;

/** Fills the tables; tells how far it is. Foreign keys are not asked row by row: what they ask for is made here. */
export async function fillLarge(
  sql: postgres.Sql,
  orgId: string,
  { size, tell }: { readonly size: Size; readonly tell: (text: string) => void },
): Promise<void> {
  await sql.unsafe("set session_replication_role = replica; set synchronous_commit = off");
  await sql.unsafe(`insert into experiment select '${orgId}', n, 'large ' || n, 'mlflow-artifacts:/' || n, '', now(), now()
    from generate_series(1, ${Math.ceil(size.runs / EXPERIMENT_RUNS)}) as n`);
  for (let from = 1; from <= size.runs; from += STRIDE) {
    const rows = `generate_series(${from}::bigint, ${Math.min(size.runs, from + STRIDE - 1)}) as run(n)`;
    for (const statement of statementsOf(orgId, size)) await sql.unsafe(statement(rows));
    tell(`${Math.min(size.runs, from + STRIDE - 1)} runs`);
  }
  await sql.unsafe(`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values ('${orgId}', '${LONG_RUN}', 0, 'long', 'bench', 'FINISHED', 1790000000000, 'mlflow-artifacts:/x')`);
  await sql.unsafe(
    chunksOf(`'${orgId}', '${LONG_RUN}', 'long', run.n`, {
      from: `generate_series(0::bigint, ${LONG_SERIES / 500 - 1}) as run(n)`,
      points: 500,
      first: "(run.n * 500)::bigint",
    }),
  );
  await sql.unsafe("vacuum analyze");
}
