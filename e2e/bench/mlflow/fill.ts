import postgres from "postgres";
import { HISTORY_KEY, HISTORY_POINTS, HISTORY_RUN } from "./scenarios";

/** Runs in the experiment that is searched, each with 10 parameters, 4 tags and 5 metrics. */
const RUNS = 100_000;
export const SEARCHED_EXPERIMENT = 100_000;

const keyed = (prefix: string, count: number) =>
  `generate_series(1, ${count}) as k(n), lateral (select '${prefix}' || k.n as key) named`;

/** The same numbers in both: no order that an index could have by chance. */
const numberOf = (row: string) => `(((${row} * 7919 + k.n * 104729) % 1000003) / 1000003.0)`;

async function fill(url: string, statements: readonly string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

const runs = (columns: string) => `select ${columns} from generate_series(1, ${RUNS}) as run(n)`;

/** Into Cairn's tables, as an ended run lies in them: the long series packed. */
export const fillCairn = (url: string, orgId: string): Promise<void> => {
  const id = `lpad(to_hex(run.n), 32, '0')::uuid`;
  const of = (table: string, value: string, keys: string) =>
    `insert into ${table} (org_id, run_id, key, value, experiment_id)
     select '${orgId}', ${id}, named.key, ${value}, ${SEARCHED_EXPERIMENT} from generate_series(1, ${RUNS}) as run(n), ${keys}`;
  return fill(url, [
    `insert into experiment values ('${orgId}', ${SEARCHED_EXPERIMENT}, 'searched', 'mlflow-artifacts:/${SEARCHED_EXPERIMENT}', '', now(), now())`,
    `insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, ended_ms, artifact_uri)
     ${runs(`'${orgId}', ${id}, ${SEARCHED_EXPERIMENT}, 'run ' || run.n, 'bench', 'FINISHED', 1790000000000 + run.n, 1790000001000 + run.n, 'mlflow-artifacts:/x'`)}`,
    of("run_param", `'value ' || (run.n % 61)`, keyed("p", 10)),
    of("run_tag", `'value ' || (run.n % 7)`, keyed("t", 4)),
    `insert into metric_latest (org_id, run_id, key, value, experiment_id, step, logged_ms)
     select '${orgId}', ${id}, named.key, ${numberOf("run.n")}, ${SEARCHED_EXPERIMENT}, 1, 1790000000000
     from generate_series(1, ${RUNS}) as run(n), ${keyed("m", 5)}`,
    `insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
     values ('${orgId}', '${HISTORY_RUN}', 0, 'history', 'bench', 'FINISHED', 1790000000000, 'mlflow-artifacts:/x')`,
    `insert into metric_chunk (org_id, run_id, key, chunk, points, step_min, step_max, logged_min, logged_max, value_min, value_max,
       value_first, value_last, steps, logged_ms, vals)
     select '${orgId}', '${HISTORY_RUN}', '${HISTORY_KEY}', n / 500, count(*), min(n), max(n), min(1790000000000 + n), max(1790000000000 + n),
       min(1.0 / (n + 1)), max(1.0 / (n + 1)), max(1.0 / (n + 1)), min(1.0 / (n + 1)),
       array_agg(n order by n), array_agg(1790000000000 + n order by n), array_agg(1.0 / (n + 1) order by n)
     from generate_series(0, ${HISTORY_POINTS - 1}) as point(n) group by n / 500`,
    "vacuum analyze",
  ]);
};

/** Into the tables of MLflow 3.17. */
export const fillMlflow = (url: string): Promise<void> => {
  const id = `lpad(to_hex(run.n), 32, '0')`;
  const runColumns = `run_uuid, name, user_id, status, start_time, end_time, lifecycle_stage, artifact_uri, experiment_id, source_type, source_name, entry_point_name, source_version`;
  const of = (table: string, value: string, keys: string) =>
    `insert into ${table} (run_uuid, key, value) select ${id}, named.key, ${value} from generate_series(1, ${RUNS}) as run(n), ${keys}`;
  const metric = (table: string) =>
    `insert into ${table} (run_uuid, key, value, timestamp, step, is_nan)
     select ${id}, named.key, ${numberOf("run.n")}, 1790000000000, 1, false from generate_series(1, ${RUNS}) as run(n), ${keyed("m", 5)}`;
  return fill(url, [
    `insert into experiments (experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time)
     values (${SEARCHED_EXPERIMENT}, 'searched', '/none', 'active', 1790000000000, 1790000000000)`,
    `insert into runs (${runColumns}) ${runs(`${id}, 'run ' || run.n, 'bench', 'FINISHED', 1790000000000 + run.n, 1790000001000 + run.n, 'active', '/none', ${SEARCHED_EXPERIMENT}, 'UNKNOWN', '', '', ''`)}`,
    of("params", `'value ' || (run.n % 61)`, keyed("p", 10)),
    of("tags", `'value ' || (run.n % 7)`, keyed("t", 4)),
    metric("latest_metrics"),
    metric("metrics"),
    `insert into runs (${runColumns}) values ('${HISTORY_RUN}', 'history', 'bench', 'FINISHED', 1790000000000, 1790000001000, 'active', '/none', 0, 'UNKNOWN', '', '', '')`,
    `insert into metrics (run_uuid, key, value, timestamp, step, is_nan)
     select '${HISTORY_RUN}', '${HISTORY_KEY}', 1.0 / (n + 1), 1790000000000 + n, n, false from generate_series(0, ${HISTORY_POINTS - 1}) as point(n)`,
    "vacuum analyze",
  ]);
};
