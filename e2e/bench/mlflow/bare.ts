import postgres from "postgres";
import { newId } from "~/server/core/ids";
import { BATCH, pointsOf } from "./scenarios";

/** A table like the one points are kept in, without row-level security. */
export async function prepareBare(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql`drop table if exists bare_point`;
  await sql`create table bare_point (like metric_point including all)`;
  await sql.end();
}

type Load = { readonly clients: number; readonly ms: number };

/** Rows a second that a script stores which does nothing but insert, a thousand to a transaction. */
export async function bareRows(url: string, { clients, ms }: Load): Promise<number> {
  const sql = postgres(url, { max: clients, onnotice: () => undefined });
  const orgId = newId();
  const until = performance.now() + ms;
  let rows = 0;
  const loop = async (): Promise<void> => {
    const runId = newId();
    for (let count = 0; performance.now() < until; count += 1) {
      const points = pointsOf(count);
      await sql`insert into bare_point (org_id, run_id, key, step, logged_ms, value)
        select ${orgId}::uuid, ${runId}::uuid, key, step, logged_ms, value
        from unnest(${points.map(({ key }) => key)}::text[], ${points.map(({ step }) => step)}::bigint[],
          ${points.map(({ timestamp }) => timestamp)}::bigint[], ${points.map(({ value }) => value)}::float8[])
          as point (key, step, logged_ms, value)`;
      rows += BATCH;
    }
  };
  await Promise.all(Array.from({ length: clients }, loop));
  await sql.end();
  return rows / (ms / 1000);
}
