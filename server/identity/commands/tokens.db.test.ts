import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Context, vouchForOrg } from "~/server/core/context";
import type { Scope } from "~/server/core/permissions";
import { contextFromToken } from "../queries/api-token";
import { listMembers } from "../queries/members";
import { listTokens } from "../queries/tokens";
import { whoami } from "../queries/whoami";
import { parseToken } from "../rules/token-format";
import { ownDatabase } from "../testing/own-database";
import {
  arrange,
  firstAdmin,
  joined,
  memberIdOf,
  otherOrganisation,
  trailOf,
  visitor,
} from "../testing/people";
import { changePassword } from "./change-password";
import { createTeam } from "./create-team";
import { createToken } from "./create-token";
import { disableMember } from "./disable-member";
import { revokeToken } from "./revoke-token";
import { switchOrganisation } from "./switch-organisation";

const own = ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

async function made(scopes: Scope[] = ["members:read"], context = admin) {
  const { token, ...rest } = await createToken.run(context, { name: "Pipeline", scopes, days: 30 });
  return { token: token ?? "", ...rest };
}
const use = (token: string) => contextFromToken(token, visitor());

test("a token does what its scopes name and nothing else", async () => {
  const context = await use((await made()).token);
  if (!context) throw new Error("no context");
  expect(context.actor).toMatchObject({
    kind: "token",
    memberId: memberIdOf(admin),
    scopes: ["members:read"],
  });
  expect((await listMembers.run(context, listMembers.input.parse({}))).total).toBe(1);
  await expect(createTeam.run(context, { name: "Fraud", purpose: "" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(whoami.run(context, {})).rejects.toMatchObject({ code: "forbidden" });
});

test("it is shown once: the database, the list and the trail hold no secret", async () => {
  const { token, id, prefix } = await made();
  const secret = parseToken(token)?.secret ?? "";
  const stored = await own.base.pool.read({ "app.identity": "on" }, (db) =>
    db.execute<{ row: string }>(sql`select t::text as row from api_token t where id = ${id}`),
  );
  expect(stored[0]?.row).not.toContain(secret);
  const list = await listTokens.run(admin, listTokens.input.parse({}));
  expect(JSON.stringify(list)).not.toContain(secret);
  expect(list.rows[0]).toMatchObject({
    id,
    prefix,
    state: "in-force",
    lastUsedAt: null,
    createdBy: "Ana Ruiz",
  });
  const [entry] = (await trailOf(admin.orgId, "identity.create-token")).slice(-1);
  expect(entry).toMatchObject({ subject: `token:${id}` });
  expect(entry?.detail).not.toContain(secret);
});

test("a repeated request makes one token and does not tell it again", async () => {
  const keyed = { ...admin, idempotencyKey: "token-1" };
  const given = { name: "Once", scopes: ["members:read" as const], days: 1 };
  const first = await createToken.run(keyed, given);
  const repeat = await createToken.run(keyed, given);
  expect(repeat).toMatchObject({ id: first.id, token: null });
  expect(first.token).not.toBeNull();
});

test("truncated, altered, of another prefix, expired or revoked it is nobody", async () => {
  const [one, other] = [await made(), await made()];
  const swapped = one.token.replace(one.prefix, other.prefix);
  const bad = [
    one.token.slice(0, -1),
    `${one.token}x`,
    swapped,
    one.token.toLowerCase(),
    "",
    "cairn_",
    "null",
  ];
  for (const token of bad) expect(await use(token)).toBeNull();
  await arrange(sql`update api_token set expires_at = now() where id = ${other.id}`);
  expect(await use(other.token)).toBeNull();
  await revokeToken.run(admin, { tokenId: one.id });
  expect(await use(one.token)).toBeNull();
  await expect(revokeToken.run(admin, { tokenId: one.id })).rejects.toMatchObject({
    code: "not-found",
  });
  const states = (await listTokens.run(admin, listTokens.input.parse({}))).rows.map(
    ({ state }) => state,
  );
  expect(states.slice(0, 2)).toEqual(["expired", "revoked"]);
});

test("the right prefix with another token's secret and a fitting check is nobody", async () => {
  const { formatToken } = await import("../rules/token-format");
  const { prefix, token } = await made();
  const forged = formatToken(new Uint8Array(6), new Uint8Array(32).fill(9));
  await arrange(sql`update api_token set prefix = '00000000' where prefix = ${prefix}`);
  expect(parseToken(forged)?.prefix).toBe("00000000");
  expect(await use(forged)).toBeNull();
  await arrange(sql`update api_token set prefix = ${prefix} where prefix = '00000000'`);
  expect(await use(token)).not.toBeNull();
});

test("when it was last used is written at most once a minute", async () => {
  const { token, id } = await made();
  const version = async () =>
    (
      await own.base.pool.read({ "app.identity": "on" }, (db) =>
        db.execute<{ xmin: string; used: boolean }>(
          sql`select xmin::text, last_used_at is not null as used from api_token where id = ${id}`,
        ),
      )
    )[0];
  expect((await version())?.used).toBe(false);
  await use(token);
  const first = await version();
  expect(first?.used).toBe(true);
  await Promise.all(Array.from({ length: 10 }, () => use(token)));
  expect((await version())?.xmin).toBe(first?.xmin);
  await arrange(
    sql`update api_token set last_used_at = now() - interval '61 seconds' where id = ${id}`,
  );
  await use(token);
  expect((await version())?.xmin).not.toBe(first?.xmin);
});

test("it stops when the person who made it is disabled", async () => {
  const bob = await joined(admin, "Bob", ["admin"]);
  const { token, id } = await made(["members:read"], bob);
  expect(await use(token)).not.toBeNull();
  await disableMember.run(admin, { memberId: memberIdOf(bob) });
  expect(await use(token)).toBeNull();
  const { rows } = await listTokens.run(admin, listTokens.input.parse({}));
  expect(rows.find((row) => row.id === id)?.state).toBe("maker-disabled");
});

test("another organisation's token is not in sight, to list or to revoke", async () => {
  const { token, id } = await made();
  const other = await otherOrganisation("Second Bank");
  await arrange(sql`update member set roles = '{admin}' where id = ${other.memberId}`);
  const context = await use(token);
  expect(context?.orgId).toBe(admin.orgId);
  const there: Context = {
    ...admin,
    orgId: vouchForOrg(other.orgId),
    actor: {
      kind: "member",
      ...other,
      sessionId: other.memberId,
      name: "Other Admin",
      roles: ["admin"],
    },
  };
  expect((await listTokens.run(there, listTokens.input.parse({}))).total).toBe(0);
  await expect(revokeToken.run(there, { tokenId: id })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("it has no password to change and no organisation to switch to, and the trail says who tried", async () => {
  const { token } = await made(["members:read", "organisation:read"]);
  const context = await use(token);
  if (!context) throw new Error("no context");
  const change = changePassword.run(context, { current: "x", next: "y" });
  await expect(change).rejects.toMatchObject({ code: "forbidden" });
  const move = switchOrganisation.run(context, { orgId: admin.orgId });
  await expect(move).rejects.toMatchObject({ code: "forbidden" });
  expect((await trailOf(admin.orgId, "identity.change-password")).at(-1)).toMatchObject({
    outcome: "refused",
    actor: "Pipeline",
  });
  const me = await whoami.run(context, {});
  expect(me).toMatchObject({
    kind: "token",
    token: "Pipeline",
    permissions: ["organisation:read", "members:read"],
  });
  expect(me.organisations).toHaveLength(1);
});

test("nobody but an admin makes tokens, none lives longer than a year, and each has a scope", async () => {
  const carl = await joined(admin, "Carl", ["engineer", "auditor"]);
  await expect(made(["members:read"], carl)).rejects.toMatchObject({ code: "forbidden" });
  const parse = (given: object) =>
    createToken.input.safeParse({ name: "x", scopes: ["members:read"], days: 30, ...given });
  expect(parse({ days: 366 }).success).toBe(false);
  expect(parse({ days: undefined }).success).toBe(false);
  expect(parse({ scopes: [] }).success).toBe(false);
  expect(parse({ scopes: ["members:manage"] }).success).toBe(false);
  expect(parse({}).success).toBe(true);
});
