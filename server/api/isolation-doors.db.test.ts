import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { hashPassword } from "~/server/identity/adapters/password-hash";
import { contextFromToken } from "~/server/identity/queries/api-token";
import { contextFromSession } from "~/server/identity/queries/session";
import { contentsOf } from "./testing/contents";
import { outcome } from "./testing/matrix";
import { type Pair, prepareTwins, twinsOf } from "./testing/twin";
import { anonymous, openWorld, type Side, type World } from "./testing/world";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
});
afterAll(() => world.close());

const twins = (prepare?: (side: Side) => Promise<void>) => twinsOf(world, prepare);

describe("a twin that differs: sessions and tokens", () => {
  const door = { requestId: "twin", log, now: () => new Date(), ipAddress: "", userAgent: "" };

  test("a token ends with its maker here, who may go on there", async () => {
    const tokens: string[] = [];
    const [mine, theirs] = await twins(async (side) => {
      const { token } = await side.everyone.identity.createToken({
        name: "twin",
        scopes: ["maturity:read"],
        days: 1,
      });
      tokens.push(token ?? "");
    });
    const [token = ""] = tokens;
    const before = await contentsOf(world.owner, theirs.orgId);
    expect((await contextFromToken(token, door))?.orgId).toBe(mine.orgId);
    const [used] = await world.owner<{ n: number }[]>`
      select count(last_used_at)::int as n from api_token where org_id = ${mine.orgId}`;
    expect(used?.n).toBe(1);
    expect(await contentsOf(world.owner, theirs.orgId)).toEqual(before);
    await world.owner`update member set status = 'disabled' where org_id = ${mine.orgId}`;
    expect(await contextFromToken(token, door)).toBeNull();
  });

  test("a session ends with its member here, who may go on there", async () => {
    const [mine] = await twins();
    const sessionId = mine.people.all.sessionId;
    await world.owner`delete from session where org_id <> ${mine.orgId} and id = ${sessionId}`;
    expect((await contextFromSession(sessionId, door))?.orgId).toBe(mine.orgId);
    await world.owner`update member set status = 'disabled' where org_id = ${mine.orgId}`;
    expect(await contextFromSession(sessionId, door)).toBeNull();
  });

  test("a request keeps one session of one member from going idle", async () => {
    const pair = await twins();
    const sessionId = pair[0].people.all.sessionId;
    await world.owner`update session set last_seen_at = now() - interval '1 hour' where id = ${sessionId}`;
    const now = () => Promise.all(pair.map(({ orgId }) => contentsOf(world.owner, orgId)));
    const before = await now();
    const context = await contextFromSession(sessionId, door);
    const after = await now();
    const changed = pair.filter((_, place) =>
      ["session", "member"].some((table) => before[place]?.get(table) !== after[place]?.get(table)),
    );
    expect(changed.map(({ orgId }) => orgId)).toEqual([context?.orgId]);
  });
});

describe("a twin that differs: links and passwords", () => {
  const names = ["Marzipan Werke", "Quicksilver Yards"] as const;
  const ownName = ["marzipan werke marzipan", "quicksilver yards quicksilver"] as const;

  /** Twins with names of their own, which nobody may use as a password. */
  async function named(): Promise<Pair> {
    const pair = await twins();
    for (const [place, { orgId }] of pair.entries())
      await world.owner`update organisation set name = ${names[place] ?? ""} where id = ${orgId}`;
    return pair;
  }

  const tokenOf = (path: string | null) => path?.split("token=")[1] ?? "";

  test("an invitation names its own organisation, and refuses that one's name as a password", async () => {
    for (const [place, side] of (await named()).entries()) {
      const email = `joins-${side.orgId}@example.org`;
      const made = await side.everyone.identity.inviteMember({ email, roles: ["viewer"] });
      const token = tokenOf(made.path);
      const shown = await anonymous.identity.checkLink({ kind: "invitation", token });
      expect(shown.organisation).toBe(names[place]);
      const password = ownName[place] ?? "";
      const joining = anonymous.identity.acceptInvitation({ token, name: "Jo", password });
      expect((await outcome(joining)).said).toContain("made of your own name");
    }
  });

  test("a changed password is not the name of one's own organisation, and renews the own session", async () => {
    const pair = await named();
    const made = await pair[0].everyone.identity.inviteMember({
      email: `${pair[0].orgId}@example.org`,
      roles: ["viewer"],
    });
    const current = "seven quiet herons at dusk";
    const joined = await anonymous.identity.acceptInvitation({
      token: tokenOf(made.path),
      name: "Jo",
      password: current,
    });
    for (const [place, side] of pair.entries()) {
      await world.owner`update account set password_hash = (
          select a.password_hash from account a where a.email = ${joined.email}) where id = ${side.people.all.accountId}`;
      const handed: string[] = [];
      const handOver = async (sessionId: string) => void handed.push(sessionId);
      const { identity } = side.having({ handOver });
      const refused = await outcome(
        identity.changePassword({ current, next: ownName[place] ?? "" }),
      );
      expect(refused.said).toContain("made of your own name");
      const next = `another quiet heron ${place}`;
      expect((await outcome(identity.changePassword({ current, next }))).code).toBe("OK");
      const sessions = await world.owner<{ orgId: string; agent: string }[]>`
        select org_id as "orgId", user_agent as agent from session where id = ${handed[0] ?? ""}`;
      expect(sessions).toEqual([
        { orgId: side.orgId, agent: expect.stringContaining(`CANARY-${side.letter}`) },
      ]);
    }
  });

  test("a changed password ends the person's sessions elsewhere, and none of the twin's", async () => {
    const elsewhere = newId();
    const current = "seven quiet herons at dusk";
    const passwordHash = await hashPassword(current);
    const pair = await twins(async ({ orgId, memberIds }) => {
      await world.owner`insert into session (org_id, id, member_id, method, user_agent, created_at, last_seen_at,
          idle_expires_at, absolute_expires_at)
        select org_id, ${elsewhere}, member_id, method, 'elsewhere', created_at, last_seen_at, idle_expires_at,
          absolute_expires_at from session where org_id = ${orgId} and member_id = ${memberIds.viewer}`;
    });
    const ended: string[] = [];
    for (const { orgId, as, people } of pair) {
      await world.owner`update account set password_hash = ${passwordHash}
        where id = ${people.byRole.get("viewer")?.accountId ?? ""}`;
      await as.viewer.identity.changePassword({ current, next: "another quiet heron" });
      ended.push(orgId);
      const rows = await world.owner<{ orgId: string }[]>`
        select org_id as "orgId" from session where id = ${elsewhere} and revoked_at is not null`;
      expect(rows.map((row) => row.orgId).toSorted()).toEqual(ended.toSorted());
    }
  });

  test("a new password is the one of the member the link was made for, whose sessions end", async () => {
    const pair = await twins();
    for (const [place, side] of pair.entries()) {
      const viewer = side.people.byRole.get("viewer");
      const memberId = side.memberIds.viewer;
      const other = pair[1 - place]?.orgId ?? "";
      const before = await contentsOf(world.owner, other);
      const { path } = await side.everyone.identity.createResetLink({ memberId });
      const password = "seven quiet herons at dusk";
      await anonymous.identity.resetPassword({ token: tokenOf(path), password });
      const [account] = await world.owner<{ known: boolean; open: number }[]>`
        select password_hash is not null as known,
          (select count(*) from session where org_id = ${side.orgId} and member_id = ${memberId}
            and revoked_at is null)::int as open
        from account where id = ${viewer?.accountId ?? ""}`;
      expect([side.letter, account]).toEqual([side.letter, { known: true, open: 0 }]);
      expect(await contentsOf(world.owner, other)).toEqual(before);
    }
  });
});

describe("a twin that differs: repeated requests", () => {
  test("the same key names another request there, and keeps its own answer", async () => {
    const pair = await twins();
    const idempotencyKey = newId();
    const ask = (side: Side) =>
      side.having({ idempotencyKey }).identity.createTeam({ name: `Keyed ${side.letter}` });
    const first = [await ask(pair[0]), await ask(pair[1])];
    expect([await ask(pair[0]), await ask(pair[1])]).toEqual(first);
    expect(first[0]?.slug).not.toBe(first[1]?.slug);
  });
});
