import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { database, provideDatabase, provideEventBus } from "~/db/client";
import type { LeasePool } from "~/db/lease";
import { createEventBus, type EventBus } from "~/db/listen";
import { apiTokens } from "~/db/schema/identity";
import type { Context } from "~/server/core/context";
import { createToken } from "../commands/create-token";
import { disableMember } from "../commands/disable-member";
import { enableMember } from "../commands/enable-member";
import { revokeToken } from "../commands/revoke-token";
import { ownDatabase } from "../testing/own-database";
import { arrange, firstAdmin, joined, memberIdOf, visitor } from "../testing/people";
import { contextFromToken } from "./api-token";

/** What is promised of a withdrawal whose announcement got lost, in milliseconds. */
const AT_LATEST_MS = 5000;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const own = ownDatabase();
let admin: Context;
let here: EventBus;
let elsewhere: EventBus;
let reads = 0;

beforeAll(async () => {
  admin = await firstAdmin();
  const { appUrl: url, appRole: role } = own.base;
  const login = role === undefined ? { url } : { url, role };
  [here, elsewhere] = [createEventBus(login), createEventBus(login)];
  while (!here.connected() || !elsewhere.connected()) await pause(10);
  const { pool } = own.base;
  const counting: LeasePool = {
    ...pool,
    read: (settings, work) => {
      reads += 1;
      return pool.read(settings, work);
    },
  };
  provideDatabase(counting);
  provideEventBus(here);
});
afterEach(() => provideEventBus(here));
afterAll(() => {
  here.close();
  elsewhere.close();
});

const holderOf = (token: string) => contextFromToken(token, visitor());

/** A token that was just used, twice: the second time must not have cost a look-up. */
async function inUse(context = admin): Promise<{ id: string; token: string }> {
  const asked = { name: "Script", scopes: ["tracking:write" as const], days: 1 };
  const { token, id } = await createToken.run(context, asked);
  const secret = token ?? "";
  expect(await holderOf(secret)).not.toBeNull();
  // What was announced of the making comes back to this process once more.
  await vi.waitFor(async () => {
    await holderOf(secret);
    const before = reads;
    expect(await holderOf(secret)).not.toBeNull();
    expect(reads).toBe(before);
  });
  return { id, token: secret };
}

/** As another process does it: its announcement arrives over the database alone. */
async function fromElsewhere(work: () => Promise<unknown>): Promise<void> {
  provideEventBus(elsewhere);
  await work();
  provideEventBus(here);
}

/** How long it still is somebody's, in milliseconds. */
async function goodFor(token: string): Promise<number> {
  const begun = performance.now();
  while ((await holderOf(token)) !== null) await pause(5);
  return performance.now() - begun;
}

test("a script that calls again is known without a look-up, with the same rights", async () => {
  const { token, id } = await inUse();
  const context = await holderOf(token);
  expect(context?.orgId).toBe(admin.orgId);
  expect(context?.actor).toMatchObject({ tokenId: id, scopes: ["tracking:write"] });
});

test("a token withdrawn here is nobody at the very next request", async () => {
  const { token, id } = await inUse();
  await revokeToken.run(admin, { tokenId: id });
  expect(await holderOf(token)).toBeNull();
});

test("a token withdrawn in another process is nobody within a second", async () => {
  const { token, id } = await inUse();
  await fromElsewhere(() => revokeToken.run(admin, { tokenId: id }));
  expect(await goodFor(token)).toBeLessThan(1000);
});

test("a member's token stops with the member, here and in another process", async () => {
  const bo = await joined(admin, "bo@example.org", ["engineer", "admin"]);
  const { token } = await inUse(bo);
  await fromElsewhere(() => disableMember.run(admin, { memberId: memberIdOf(bo) }));
  expect(await goodFor(token)).toBeLessThan(1000);
  await enableMember.run(admin, { memberId: memberIdOf(bo) });
  expect(await holderOf(token)).not.toBeNull();
  await disableMember.run(admin, { memberId: memberIdOf(bo) });
  expect(await holderOf(token)).toBeNull();
});

test("a withdrawal whose announcement got lost holds after five seconds at the latest", async () => {
  const { token, id } = await inUse();
  await arrange(sql`update api_token set revoked_at = now() where id = ${id}`);
  expect(await goodFor(token)).toBeLessThan(AT_LATEST_MS + 500);
}, 10_000);

test("an expired token is nobody, though it was good a moment ago", async () => {
  const { token, id } = await inUse();
  await arrange(
    sql`update api_token set expires_at = clock_timestamp() + interval '700 milliseconds' where id = ${id}`,
  );
  here.publish({ orgId: admin.orgId, action: "identity.anything" });
  expect(await holderOf(token)).not.toBeNull();
  expect(await goodFor(token)).toBeLessThan(1000);
});

test("a withdrawal during a look-up is not forgotten over it", async () => {
  const { token, id } = await inUse();
  here.publish({ orgId: admin.orgId, action: "identity.anything" });
  const held = database();
  provideDatabase({
    ...held,
    read: async (settings, work) => {
      const rows = await held.read(settings, work);
      await revokeToken.run(admin, { tokenId: id });
      return rows;
    },
  });
  // It began before the withdrawal, so it may still be let in; nothing after it.
  await holderOf(token);
  provideDatabase(held);
  expect(await holderOf(token)).toBeNull();
});

test("while announcements do not arrive, every request is looked up", async () => {
  const { token, id } = await inUse();
  provideEventBus({ ...silent });
  await arrange(sql`update api_token set revoked_at = now() where id = ${id}`);
  expect(await holderOf(token)).toBeNull();
});

const silent: EventBus = {
  publish: () => undefined,
  subscribe: () => () => undefined,
  watch: () => () => undefined,
  connected: () => false,
  close: () => undefined,
};

test("the list shows that a script's token is in use", async () => {
  const { id } = await inUse();
  const [row] = await own.base.pool.read({ "app.org_id": admin.orgId }, (db) =>
    db.select({ used: apiTokens.lastUsedAt }).from(apiTokens).where(eq(apiTokens.id, id)),
  );
  expect(row?.used).not.toBeNull();
});
