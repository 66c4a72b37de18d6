import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { provideDatabase } from "~/db/client";
import { teams } from "~/db/schema/identity";
import { testDatabase } from "~/db/testing/template";
import { type Actor, type Context, vouchForOrg, type Work } from "./context";
import { DomainError } from "./errors";
import { newId } from "./ids";
import { log } from "./log";
import { command, query } from "./operation";

const orgId = vouchForOrg(newId());
const member = (roles: Extract<Actor, { kind: "member" }>["roles"]): Actor => ({
  kind: "member",
  memberId: newId(),
  accountId: newId(),
  sessionId: newId(),
  name: "Ana Ruiz",
  roles,
});
const contextOf = (actor: Actor, idempotencyKey?: string): Context => ({
  actor,
  orgId,
  requestId: "request-1",
  log,
  now: () => new Date("2026-11-21T10:00:00Z"),
  idempotencyKey,
});
const ana = member(["admin"]);
const admin = contextOf(ana);

const insertTeam = (work: Work, name: string) =>
  work.db.insert(teams).values({
    orgId: work.orgId,
    id: newId(),
    slug: name.toLowerCase(),
    name,
    purpose: "",
    isDemo: false,
    createdAt: work.now(),
  });

const nameTeam = command({
  name: "probe.name-team",
  summary: "Adds a team, or refuses after having added it.",
  permission: "teams:manage",
  input: z.strictObject({ name: z.string(), refuse: z.boolean().default(false) }),
  output: z.object({ name: z.string() }),
  run: async (work, { name, refuse }) => {
    await insertTeam(work, name);
    if (refuse) throw new DomainError("conflict", "That name is taken.");
    return { result: { name }, audit: { subject: `team:${name}`, after: { name } } };
  },
});

const teamNames = query({
  name: "probe.team-names",
  summary: "Names of all teams.",
  permission: "organisation:read",
  input: z.strictObject({}),
  output: z.array(z.string()),
  run: async (work) =>
    (await work.db.select({ name: teams.name }).from(teams).where(eq(teams.orgId, work.orgId)))
      .map(({ name }) => name)
      .toSorted(),
});

const writingQuery = query({
  name: "probe.writing-query",
  summary: "Tries to write from a query.",
  permission: "organisation:read",
  input: z.strictObject({}),
  output: z.null(),
  run: async (work) => {
    await insertTeam(work, "Smuggled");
    return null;
  },
});

type Entry = { action: string; outcome: string; detail: string; seq: string };
let database: Awaited<ReturnType<typeof testDatabase>>;

const trail = () =>
  database.pool.read({ "app.org_id": orgId }, async (db) => [
    ...(await db.execute<Entry>(sql`
      select e.action, e.outcome, e.detail, c.seq::text from audit_event e
      join audit_chain c on c.org_id = e.org_id and c.event_id = e.id where e.org_id = ${orgId} order by c.seq`)),
  ]);

beforeAll(async () => {
  database = await testDatabase();
  provideDatabase(database.pool);
  await database.pool.transaction({ "app.org_id": orgId }, (db) =>
    db.execute(sql`insert into organisation values (${orgId}, 'Probe', 'UTC', 'EUR', now())`),
  );
});
afterAll(() => database.drop());

describe("a command", () => {
  test("changes what it says and leaves one entry in the trail", async () => {
    const before = await trail();
    await expect(nameTeam.run(admin, { name: "Fraud", refuse: false })).resolves.toEqual({
      name: "Fraud",
    });
    const added = (await trail()).slice(before.length);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ action: "probe.name-team", outcome: "done" });
    expect(JSON.parse(added[0]?.detail ?? "")).toEqual({ after: { name: "Fraud" } });
  });

  test("refused half-way leaves nothing behind but the refusal", async () => {
    const before = await trail();
    await expect(nameTeam.run(admin, { name: "Ghost", refuse: true })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await teamNames.run(admin, {})).not.toContain("Ghost");
    const added = (await trail()).slice(before.length);
    expect(added.map(({ outcome }) => outcome)).toEqual(["refused"]);
    expect(JSON.parse(added[0]?.detail ?? "")).toEqual({
      code: "conflict",
      reason: "That name is taken.",
    });
  });

  test("is refused to a role that does not hold the permission, and the refusal is recorded", async () => {
    const before = await trail();
    const viewer = contextOf(member(["viewer", "lead", "engineer", "approver", "auditor"]));
    await expect(nameTeam.run(viewer, { name: "Nope", refuse: false })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("held by: admin"),
    });
    expect((await trail()).slice(before.length).map(({ outcome }) => outcome)).toEqual(["refused"]);
  });

  test("repeated with the same key takes effect once and answers the same", async () => {
    const retried = contextOf(ana, "key-1");
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => nameTeam.run(retried, { name: "Pricing", refuse: false })),
    );
    expect(answers).toEqual(Array.from({ length: 8 }, () => ({ name: "Pricing" })));
    expect((await trail()).filter(({ detail }) => detail.includes("Pricing"))).toHaveLength(1);
  });

  test("with a used key and another input is refused", async () => {
    const reused = contextOf(ana, "key-1");
    await expect(nameTeam.run(reused, { name: "Search", refuse: false })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await teamNames.run(admin, {})).not.toContain("Search");
  });

  test("with a key that somebody else used is refused, though all else is the same", async () => {
    const learned = contextOf(member(["admin"]), "key-1");
    await expect(nameTeam.run(learned, { name: "Pricing", refuse: false })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("a query", () => {
  test("cannot write", async () => {
    await expect(writingQuery.run(admin, {})).rejects.toMatchObject({ code: "25006" });
    expect(await teamNames.run(admin, {})).not.toContain("Smuggled");
  });

  test("sees its own organisation only", async () => {
    const other = { ...admin, orgId: vouchForOrg(newId()) };
    expect(await teamNames.run(other, {})).toEqual([]);
  });
});
