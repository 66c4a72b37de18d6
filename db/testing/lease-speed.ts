import { eq, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import postgres from "postgres";
import type { LeasePool } from "../lease";

const row = pgTable("speed_row", { id: integer("id").primaryKey(), note: text("note") });

/** Makes the table the measurements use; as the owner. */
export const SPEED_TABLE = `
  create table if not exists speed_row (id int primary key, note text);
  insert into speed_row select n, 'note ' || n from generate_series(1, 1000) n on conflict do nothing;
  grant select, update on speed_row to cairn_app;`;

const SETTINGS = {
  "app.org_id": "aaaaaaaa-0000-4000-8000-000000000001",
  "app.user_id": "bbbbbbbb-0000-4000-8000-000000000002",
} as const;
const SET_TEXT = "select set_config($1,$2,true),set_config($3,$4,true)";
const SET_VALUES = Object.entries(SETTINGS).flat();
/** A plan kept by name, which is what a lease uses for every statement. */
const PLANNED = { prepare: true, simple: false };

const someId = (): number => 1 + Math.floor(Math.random() * 1000);

type Ways = Record<string, (client: number) => Promise<unknown>>;

/** The same work over a lease, over the driver alone on connections of its own, and over its `begin`. */
function ways(pool: LeasePool, own: postgres.Sql[], native: postgres.Sql): Ways {
  const on = (client: number) => own[client] ?? native;
  return {
    "select alone, no transaction": () => native`select * from speed_row where id = ${someId()}`,
    "begin, settings, select, commit in one packet": (client) => {
      const c = on(client);
      return Promise.all([
        c.unsafe("begin read only", [], PLANNED),
        c.unsafe(SET_TEXT, SET_VALUES, PLANNED),
        c.unsafe("select * from speed_row where id = $1", [String(someId())], PLANNED),
        c.unsafe("commit", [], PLANNED),
      ]);
    },
    "sql.begin with settings, select": () =>
      native.begin("read only", async (tx) => {
        await tx.unsafe(SET_TEXT, SET_VALUES, PLANNED);
        await tx`select * from speed_row where id = ${someId()}`;
      }),
    "lease.read, raw select": () =>
      pool.read(SETTINGS, (db) => db.execute(sql`select * from speed_row where id = ${someId()}`)),
    "lease.read, Drizzle select": () =>
      pool.read(SETTINGS, (db) => db.select().from(row).where(eq(row.id, someId()))),
    "sql.begin with settings, select, update": () =>
      native.begin(async (tx) => {
        const id = someId();
        await tx.unsafe(SET_TEXT, SET_VALUES, PLANNED);
        await tx`select * from speed_row where id = ${id}`;
        await tx`update speed_row set note = 'x' where id = ${id}`;
      }),
    "lease.transaction, raw select, update": () =>
      pool.transaction(SETTINGS, async (db) => {
        const id = someId();
        await db.execute(sql`select * from speed_row where id = ${id}`);
        await db.execute(sql`update speed_row set note = 'x' where id = ${id}`);
      }),
  };
}

async function rate(work: (client: number) => Promise<unknown>, clients: number, ms: number) {
  let done = 0;
  const until = performance.now() + ms;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        await work(client);
        done += 1;
      }
    }),
  );
  return (done / (performance.now() - started)) * 1000;
}

const WARM_UP_MS = 50;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export type SpeedOptions = {
  readonly url: string;
  readonly role: string | undefined;
  readonly clients: number;
  readonly msPerWay: number;
  /** Every way is measured once per round, in turn, so that a busy machine slows all of them. */
  readonly rounds: number;
};

/** Units of work per second for each way, the median of the rounds. */
export async function measureLease(
  pool: LeasePool,
  options: SpeedOptions,
): Promise<Record<string, number>> {
  const { url, role, clients, msPerWay, rounds } = options;
  const settings = { fetch_types: false, ...(role && { connection: { role } }) };
  const own = Array.from({ length: clients }, () => postgres(url, { ...settings, max: 1 }));
  const native = postgres(url, { ...settings, max: clients });
  const rates: Record<string, number[]> = {};
  try {
    const all = Object.entries(ways(pool, own, native));
    for (const [, work] of all) await rate(work, clients, WARM_UP_MS);
    for (const [name, work] of Array.from({ length: rounds }, () => all).flat()) {
      (rates[name] ??= []).push(await rate(work, clients, msPerWay));
    }
  } finally {
    await Promise.all([native, ...own].map((client) => client.end({ timeout: 1 })));
  }
  return Object.fromEntries(
    Object.entries(rates).map(([name, values]) => [name, Math.round(median(values))]),
  );
}
