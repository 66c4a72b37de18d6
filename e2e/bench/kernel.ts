import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { provideDatabase } from "~/db/client";
import { startEmbedded } from "~/db/embedded";
import { createLeasePool, type LeasePool } from "~/db/lease";
import { migrate } from "~/db/migrate";
import { teams } from "~/db/schema/identity";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { command } from "~/server/core/operation";

/** What the kernel adds to the SQL of an audited command: commits a second, 16 clients, one organisation each. */
const clients = 16;
const roundMs = 4000;
const rounds = 3;

const organisations = Array.from({ length: clients }, () => vouchForOrg(newId()));

const addTeam = command({
  name: "bench.add-team",
  summary: "The smallest audited command: one row, one audit entry.",
  permission: "teams:manage",
  input: z.strictObject({ name: z.string() }),
  output: z.object({ id: z.uuid() }),
  run: async (work, { name }) => {
    const id = newId();
    await work.db.insert(teams).values({
      orgId: work.orgId,
      id,
      slug: `t-${id}`,
      name,
      purpose: "",
      isDemo: false,
      createdAt: work.now(),
    });
    return { result: { id }, audit: { subject: `team:${id}`, after: { name } } };
  },
});

const contextOf = (client: number): Context => ({
  actor: {
    kind: "member",
    memberId: newId(),
    accountId: newId(),
    sessionId: newId(),
    name: "Bench",
    roles: ["admin"],
  },
  orgId: organisations[client % clients] ?? vouchForOrg(newId()),
  requestId: "bench",
  log,
  now: () => new Date(),
});

async function bare(pool: LeasePool, { orgId }: Context): Promise<void> {
  const id = newId();
  await pool.transaction({ "app.org_id": orgId }, async (db) => {
    await db.execute(
      sql`insert into team (org_id, id, slug, name, purpose, is_demo, created_at) values (${orgId}, ${id}, ${`t-${id}`}, 'Bench', '', false, ${new Date().toISOString()})`,
    );
    await db.execute(
      sql`insert into audit_event (org_id, id, actor_kind, actor_id, actor_name, action, outcome, subject, detail, request_id) values (${orgId}, ${newId()}, 'member', 'bench', 'Bench', 'bench.add-team', 'done', ${`team:${id}`}, '{"after":{"name":"Bench"}}', 'bench')`,
    );
  });
}

async function perSecond(work: (context: Context) => Promise<unknown>): Promise<number> {
  const until = performance.now() + roundMs;
  let done = 0;
  const client = async (_: unknown, index: number) => {
    const context = contextOf(index);
    while (performance.now() < until) {
      await work(context);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (done * 1000) / roundMs;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const folder = mkdtempSync(join(tmpdir(), "cairn-bench-"));
const server = await startEmbedded({ dataDir: folder });
try {
  await migrate({ url: server.url, directory: resolve("db/migrations"), appPassword: "bench" });
  const app = new URL(server.url);
  app.username = "cairn_app";
  app.password = "bench";
  const pool = createLeasePool({ url: app.href, size: clients });
  provideDatabase(pool);
  for (const orgId of organisations) {
    await pool.transaction({ "app.org_id": orgId }, (db) =>
      db.execute(sql`insert into organisation values (${orgId}, 'Bench', 'UTC', 'EUR', now())`),
    );
  }
  const rates = { bare: [] as number[], kernel: [] as number[] };
  await perSecond((context) => addTeam.run(context, { name: "Bench" }));
  for (let round = 0; round < rounds; round += 1) {
    rates.bare.push(await perSecond((context) => bare(pool, context)));
    rates.kernel.push(await perSecond((context) => addTeam.run(context, { name: "Bench" })));
  }
  await pool.close();
  const [raw, audited] = [median(rates.bare), median(rates.kernel)];
  const share = audited / raw;
  process.stdout.write(
    `${JSON.stringify({ bench: "kernel", clients, bare: Math.round(raw), kernel: Math.round(audited), ratio: Number(share.toFixed(3)), target: 0.6, met: share >= 0.6 })}\n`,
  );
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
