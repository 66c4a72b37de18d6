import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "drizzle-orm";
import { provideDatabase } from "~/db/client";
import { startEmbedded } from "~/db/embedded";
import { createLeasePool, type LeasePool } from "~/db/lease";
import { migrate } from "~/db/migrate";
import { checks } from "~/server/maturity/evidence";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { collectAllEvidence } from "~/server/maturity/commands/collect-all-evidence";
import { collectEvidence } from "~/server/maturity/commands/collect-evidence";
import { saveAnswer } from "~/server/maturity/commands/save-answer";
import { listAssessments } from "~/server/maturity/queries/assessment-list";
import { overview } from "~/server/maturity/queries/overview";
import { heatmap } from "~/server/maturity/queries/heatmap";
import { portfolio } from "~/server/maturity/queries/portfolio";
import { waitingForMe } from "~/server/maturity/queries/waiting";
import { crowd } from "~/server/maturity/testing/crowd";
import { modelsOfCrowd } from "~/server/maturity/testing/models-of-crowd";

/**
 * What the pages about 200 teams ask of the server, and what saving an answer and collecting evidence cost: in process,
 * over a real Postgres, with 200 teams assessed twelve times with each of nine frameworks.
 */
const teams = 200;
const frameworks = 9;
const sittings = 12;
const rounds = 30;
/** Each with ten versions, and each version with the run it came from and ten trials. */
const models = 500;
const versions = 10;
const target = { portfolioMs: 150, saveMs: 60, checksMs: 2000 };

const orgId = vouchForOrg(newId());
const memberId = newId();
const context: Context = {
  actor: {
    kind: "member",
    memberId,
    accountId: newId(),
    sessionId: newId(),
    name: "Bench",
    roles: ["admin", "lead"],
  },
  orgId,
  requestId: "bench",
  log,
  now: () => new Date("2026-11-16T09:00:00Z"),
};

/** On no team. */
const manager: Context = { ...context, actor: { kind: "system", job: "bench" } };

const tell = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/** Milliseconds of each run, quickest first; the first few are warming up and left out. */
async function timesOf(
  work: (round: number) => Promise<unknown>,
  count = rounds,
): Promise<number[]> {
  for (let round = 0; round < 5; round += 1) await work(round);
  const times: number[] = [];
  for (let round = 5; round < count + 5; round += 1) {
    const begun = performance.now();
    await work(round);
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b);
}

const at = (times: readonly number[], share: number): number =>
  Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1));

const spread = (times: readonly number[]) => ({ p50: at(times, 0.5), p95: at(times, 0.95) });

async function arrange(pool: LeasePool, ownerUrl: string): Promise<void> {
  await pool.transaction({ "app.org_id": orgId, "app.identity": "on" }, async (db) => {
    await db.execute(sql`insert into organisation values (${orgId}, 'Bench', 'UTC', 'EUR', now())`);
    await db.execute(
      sql`insert into account values (${memberId}, 'bench@example.org', 'Bench', null, now())`,
    );
    await db.execute(sql`
      insert into member (org_id, id, account_id, name, email, roles, status, joined_at)
      values (${orgId}, ${memberId}, ${memberId}, 'Bench', 'bench@example.org', array['admin', 'lead'], 'active', now())`);
  });
  await crowd(ownerUrl, { orgId, memberId, sittings, whole: true, teams, frameworks });
  await modelsOfCrowd(ownerUrl, { orgId, memberId, models, versions });
  await pool.transaction({ "app.org_id": orgId, "app.identity": "on" }, (db) =>
    db.execute(sql`
      insert into team_member select org_id, id, ${memberId}::uuid, true from team
      where org_id = ${orgId} and slug not like 'crowd-1%'`),
  );
}

const whole = { limit: teams } as const;
const framework = "five-levels";

/** What a page reads before it can be sent, with the size of the answer as the browser gets it. */
async function pages(): Promise<void> {
  const reads = {
    "portfolio page": () =>
      Promise.all([
        overview.run(context, {}),
        heatmap.run(context, { framework, view: "confirmed", assessed: true, ...whole }),
        portfolio.run(context, { framework, ...whole }),
      ]),
    "portfolio, every framework": () => portfolio.run(context, whole),
    "home of a manager": () =>
      Promise.all([overview.run(manager, {}), waitingForMe.run(manager, {})]),
  };
  for (const [page, read] of Object.entries(reads)) {
    const kilobytes = Math.round(JSON.stringify(await read()).length / 1024);
    const times = spread(await timesOf(read));
    // Every framework at once is for machines; no page waits for it.
    const limit = page === "portfolio, every framework" ? null : target.portfolioMs;
    const met = limit === null ? null : times.p95 <= limit;
    tell({ bench: "page", page, teams, ...times, kilobytes, target: limit, met });
  }
}

async function saving(): Promise<void> {
  const open = { framework, status: "open", sort: "recent", team: "crowd-17", limit: 1 } as const;
  const assessmentId = (await listAssessments.run(context, open)).rows[0]?.id ?? "";
  let expectedRevision = 1;
  const times = await timesOf(async () => {
    await saveAnswer.run(context, {
      assessmentId,
      practice: "S1-03",
      response: { kind: "not_known" },
      note: "",
      expectedRevision,
    });
    expectedRevision += 1;
  }, 200);
  const { p50, p95 } = spread(times);
  tell({ bench: "save answer", p50, p95, target: target.saveMs, met: p95 <= target.saveMs });
}

/** One team is what a change touches; all teams is a whole collection. */
async function collecting(): Promise<void> {
  const one = await timesOf((round) =>
    collectEvidence.run(context, { slug: `crowd-${(round % teams) + 1}` }),
  );
  const begun = performance.now();
  await collectAllEvidence.run(manager, {});
  const ms = Math.round(performance.now() - begun);
  const said = { checks: checks.length, teams, models, versions, oneTeam: spread(one), ms };
  tell({ bench: "checks", ...said, target: target.checksMs, met: ms <= target.checksMs });
}

const folder = mkdtempSync(join(tmpdir(), "cairn-bench-"));
const server = await startEmbedded({ dataDir: folder });
try {
  await migrate({ url: server.url, directory: resolve("db/migrations"), appPassword: "bench" });
  const app = new URL(server.url);
  app.username = "cairn_app";
  app.password = "bench";
  const pool = createLeasePool({ url: app.href });
  provideDatabase(pool);
  await arrange(pool, server.url);
  await pages();
  await saving();
  await collecting();
  await pool.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
