import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { testDatabase } from "~/db/testing/template";
import { record } from "~/server/core/audit";
import { type Actor, type Context, type OrgId, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { verifyChain } from "./verification";

const actor: Actor = { kind: "system", job: "probe" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let owner: postgres.Sql;
let orgId: OrgId;

const context = (): Context => ({ actor, orgId, requestId: "r", log, now: () => new Date() });
const verify = (anchor?: { seq: number; hash: string }) => verifyChain.run(context(), { anchor });

const write = (subject: string) =>
  database.pool.transaction({ "app.org_id": orgId }, (db) =>
    record({ db, orgId, actor, requestId: "r" }, "probe.write", {
      subject,
      after: { né: "ü", n: 1.5 },
    }),
  );

/** A superuser who switches the triggers off: prevention ends here, detection does not. */
const tamper = (statement: string) =>
  owner.begin(async (open) => {
    await open`set local session_replication_role = replica`;
    await open.unsafe(statement.replaceAll("$org", `'${orgId}'`));
  });

beforeAll(async () => {
  database = await testDatabase();
  provideDatabase(database.pool);
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});
beforeEach(async () => {
  orgId = vouchForOrg(newId());
  for (let i = 1; i <= 12; i += 1) await write(`thing:${i}`);
});

describe("the audit trail of an organisation", () => {
  test("is intact after normal work, 16 writers at once included", async () => {
    await Promise.all(Array.from({ length: 16 }, (_, i) => write(`parallel:${i}`)));
    expect(await verify()).toMatchObject({ intact: true, verifiedTo: { seq: 28 }, firstBad: null });
  });

  test("takes no change and no deletion, from the application or from the owner", async () => {
    const refused = { code: "42501" };
    const asApp = (statement: string) =>
      database.pool.transaction({ "app.org_id": orgId }, (db) => db.execute(sql.raw(statement)));
    await expect(asApp("update audit_event set subject = 'x'")).rejects.toMatchObject(refused);
    await expect(asApp("delete from audit_chain")).rejects.toMatchObject(refused);
    await expect(asApp("truncate audit_event")).rejects.toMatchObject(refused);
    await expect(asApp("update audit_head set seq = 0")).rejects.toMatchObject(refused);
    await expect(owner`update audit_event set subject = 'x'`).rejects.toMatchObject(refused);
    await expect(owner`delete from audit_chain`).rejects.toMatchObject(refused);
    await expect(owner`truncate audit_chain, audit_event`).rejects.toMatchObject(refused);
  });

  test.each([
    [
      "an edited subject",
      "update audit_event set subject = 'x' where org_id = $org and id = (select event_id from audit_chain where org_id = $org and seq = 5)",
      5,
    ],
    [
      "an edited time",
      "update audit_chain set at = at + interval '1 microsecond' where org_id = $org and seq = 7",
      7,
    ],
    ["a removed place", "delete from audit_chain where org_id = $org and seq = 4", 4],
    [
      "a removed entry",
      "delete from audit_event where org_id = $org and id = (select event_id from audit_chain where org_id = $org and seq = 9)",
      9,
    ],
    ["a cut end", "delete from audit_chain where org_id = $org and seq > 10", 11],
    [
      "a cut end with its entries",
      "delete from audit_event where org_id = $org and id in (select event_id from audit_chain where org_id = $org and seq > 10); delete from audit_chain where org_id = $org and seq > 10",
      11,
    ],
    [
      "an entry slipped in without a place",
      "insert into audit_event select org_id, gen_random_uuid(), actor_kind, actor_id, actor_name, action, outcome, subject, detail, request_id from audit_event where org_id = $org limit 1",
      13,
    ],
  ])("shows %s at the first bad entry", async (_what, statement, seq) => {
    await tamper(statement);
    expect(await verify()).toMatchObject({ intact: false, firstBad: { seq } });
  });

  test("cut at the end with its head rewritten passes alone, and is found by a checkpoint kept elsewhere", async () => {
    const { verifiedTo } = await verify();
    await tamper(
      "delete from audit_chain where org_id = $org and seq > 10; delete from audit_event e where org_id = $org and not exists (select from audit_chain c where c.org_id = $org and c.event_id = e.id); update audit_head h set seq = 10, hash = (select hash from audit_chain where org_id = $org and seq = 10) where h.org_id = $org",
    );
    expect(await verify()).toMatchObject({ intact: true, verifiedTo: { seq: 10 } });
    expect(await verify(verifiedTo)).toMatchObject({ intact: false, firstBad: { seq: 11 } });
  });

  test("of another organisation is not seen", async () => {
    orgId = vouchForOrg(newId());
    expect(await verify()).toMatchObject({ intact: true, verifiedTo: { seq: 0 } });
  });
});
