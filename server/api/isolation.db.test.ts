import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { type Role, roles } from "~/server/core/permissions";
import { contentsOf } from "./testing/contents";
import { call } from "./testing/fixture";
import { fixtures } from "./testing/fixtures";
import { audited, fixtureOf, outcome, paths, queries, signedIn } from "./testing/matrix";
import { teamOf } from "./testing/team-fixtures";
import {
  anonymous,
  everyScope,
  openWorld,
  type Side,
  visibleRows,
  type World,
} from "./testing/world";

let world: World;
let a: Side;
let b: Side;

beforeAll(async () => {
  world = await openWorld();
  [a, b] = [await world.side("A"), await world.side("B")];
});
afterAll(() => world.close());

/** What the caller sent may come back to them, e.g. the name of the team that was not found. */
const canariesIn = (sent: string): RegExp =>
  new RegExp(sent.match(/(canary-a|CANARY-A)[\w -]*/g)?.join("|") || "(?!)", "g");

/** Every identifier this side holds: none of them may come back to the other side unless it was sent. */
async function idsOf(side: Side): Promise<string[]> {
  const rows = await world.owner<{ id: string }[]>`
    select id::text from member where org_id = ${side.orgId} union select id::text from team where org_id = ${side.orgId}
    union select id::text from session where org_id = ${side.orgId} union select id::text from assessment where org_id = ${side.orgId}
    union select id::text from milestone where org_id = ${side.orgId} union select id::text from api_token where org_id = ${side.orgId}`;
  return rows.map(({ id }) => id);
}

const trailOf = async (side: Side) =>
  await world.owner<{ outcome: string }[]>`
    select e.outcome from audit_event e join audit_chain c on c.org_id = e.org_id and c.event_id = e.id
    where e.org_id = ${side.orgId} order by c.seq`;

test("every procedure has a fixture, and every fixture a procedure", () => {
  expect(paths.length).toBeGreaterThan(50);
  expect(Object.keys(fixtures).toSorted()).toEqual(paths.toSorted());
});

const mayHold = (path: string, role: Role) => {
  const { holders } = fixtureOf(path);
  return holders !== "visitor" && holders.includes(role);
};

/** The same input with ids of nothing there is. */
const ofNothing = (input: unknown): unknown =>
  JSON.parse(
    JSON.stringify(input).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, () => newId()),
  );

describe("nobody who is not signed in gets an answer", () => {
  test.each(signedIn)("%s", async (path) => {
    const input = await fixtureOf(path).input(a);
    expect((await outcome(call(anonymous, path, input))).code).toBe("UNAUTHORIZED");
  });
});

describe("a role does what the table says and nothing else", () => {
  test.each(signedIn)("%s", async (path) => {
    const fresh = await world.side("A");
    const input = await fixtureOf(path).input(fresh);
    for (const role of roles.filter((role) => !mayHold(path, role))) {
      const refused = (asked: unknown) => outcome(call(fresh.as[role], path, asked));
      expect([role, (await refused(input)).code]).toEqual([role, "FORBIDDEN"]);
      // Nor do they learn whether there is such a thing.
      expect([role, (await refused(ofNothing(input))).code]).toEqual([role, "FORBIDDEN"]);
    }
    for (const role of roles.filter((role) => mayHold(path, role))) {
      const { code, said } = await outcome(call(fresh.as[role], path, input));
      const denied = code === "FORBIDDEN" && said.includes("Your roles do not include");
      expect([role, denied]).toEqual([role, false]);
    }
  });
});

test("a role does what the table says, and a page that is read only says why", async () => {
  const fresh = await world.side("A");
  const input = await fixtureOf("maturity.findAssessment").input(fresh);
  const { said } = await outcome(call(fresh.as.viewer, "maturity.findAssessment", input));
  expect(said).toContain("Your roles do not include maturity:answer");
});

describe("a token reaches as far as its scopes and never what only people may do", () => {
  test.each(signedIn)("%s", async (path) => {
    const { scope, input } = fixtureOf(path);
    const fresh = await world.side("A");
    const asked = await input(fresh);
    const without = everyScope.filter((held) => held !== scope);
    expect((await outcome(call(fresh.token(without), path, asked))).code).toBe("FORBIDDEN");
    const withAll = await outcome(call(fresh.token(everyScope), path, asked));
    const denied = withAll.said.includes("This token does not include");
    expect([withAll.code === "FORBIDDEN", denied]).toEqual([scope === null, scope === null]);
  });
});

describe("another organisation gets nothing of this one, and changes not a byte of it", () => {
  test.each(signedIn)("%s", async (path) => {
    const { input, foreign } = fixtureOf(path);
    const [mine, theirs] = [await world.side("A"), await world.side("B")];
    const asked = await input(mine);
    const sent = JSON.stringify(asked);
    const ids = (await idsOf(mine)).filter((id) => !sent.includes(id));
    const before = await contentsOf(world.owner, mine.orgId);
    for (const caller of [theirs.everyone, theirs.token(everyScope)]) {
      const { code, said } = await outcome(call(caller, path, asked));
      expect([foreign, code === "OK"]).not.toEqual(["nothing", true]);
      expect(said.replaceAll(canariesIn(sent), "")).not.toContain("CANARY-A");
      expect(ids.filter((id) => said.includes(id))).toEqual([]);
    }
    expect(await contentsOf(world.owner, mine.orgId)).toEqual(before);
  });
});

describe("another organisation gets nothing of it through lists, counts and half-foreign calls", () => {
  test("no answer of theirs changes while this one fills up", async () => {
    const [mine, theirs] = [await world.side("A"), await world.side("B")];
    const asked = new Map<string, unknown>();
    for (const path of queries) {
      if (fixtureOf(path).foreign === "own") asked.set(path, await fixtureOf(path).input(theirs));
    }
    const answers = async () => {
      const said: string[] = [];
      for (const [path, input] of asked)
        said.push(`${path} ${(await outcome(call(theirs.everyone, path, input))).said}`);
      return said.map((text) => text.replace(/"(asOf|verifiedAt)":"[^"]*"/, ""));
    };
    const before = await answers();
    for (const path of signedIn) await fixtureOf(path).input(mine);
    expect(await answers()).toEqual(before);
    // It calls every procedure there is, so it takes longer with each that is added.
  }, 120_000);

  test("a team of theirs takes nobody of this one", async () => {
    const [mine, theirs] = [await world.side("A"), await world.side("B")];
    const place = { teamId: (await teamOf(theirs)).id, memberId: mine.memberIds.viewer };
    for (const name of ["addTeamMember", "setTeamLead"]) {
      const asked = call(theirs.everyone, `identity.${name}`, { ...place, leads: true });
      expect((await outcome(asked)).code).toBe("NOT_FOUND");
    }
  });
});

describe("the same call works for those it is meant for", () => {
  test.each(
    signedIn.filter(
      (path) => path !== "identity.changePassword" && path !== "identity.switchOrganisation",
    ),
  )("%s", async (path) => {
    const fresh = await world.side("A");
    const { input } = fixtureOf(path);
    expect((await outcome(call(fresh.everyone, path, await input(fresh)))).code).toBe("OK");
  });
});

describe("every command leaves exactly one entry, done or refused", () => {
  test.each(audited)("%s", async (path) => {
    const fresh = await world.side("A");
    const asked = await fixtureOf(path).input(fresh);
    const before = (await trailOf(fresh)).length;
    const { code } = await outcome(call(fresh.everyone, path, asked));
    const added = (await trailOf(fresh)).slice(before);
    expect(added.map((entry) => entry.outcome)).toEqual([code === "OK" ? "done" : "refused"]);
  });

  test.each(audited)("%s refused for want of a right", async (path) => {
    const fresh = await world.side("A");
    const asked = await fixtureOf(path).input(fresh);
    const before = (await trailOf(fresh)).length;
    const contents = await contentsOf(world.owner, fresh.orgId);
    const without = everyScope.filter((held) => held !== fixtureOf(path).scope);
    expect((await outcome(call(fresh.token(without), path, asked))).code).toBe("FORBIDDEN");
    expect((await trailOf(fresh)).slice(before).map((entry) => entry.outcome)).toEqual(["refused"]);
    const after = await contentsOf(world.owner, fresh.orgId);
    const changed = [...after]
      .filter(([table, digest]) => contents.get(table) !== digest)
      .map(([table]) => table);
    expect(changed.toSorted()).toEqual(["audit_chain", "audit_event", "audit_head"]);
  });

  test("a query leaves none", async () => {
    for (const path of queries) {
      const fresh = await world.side("A");
      const asked = await fixtureOf(path).input(fresh);
      const before = await contentsOf(world.owner, fresh.orgId);
      await outcome(call(fresh.everyone, path, asked));
      expect([path, await contentsOf(world.owner, fresh.orgId)]).toEqual([path, before]);
    }
  });
});

describe("row-level security stands by itself, without any predicate", () => {
  const tenantTables = async () => [...(await contentsOf(world.owner, a.orgId)).keys()];

  test("an organisation sees its own rows of every table and none of another's", async () => {
    const later = signedIn.filter(
      (path) => !["identity.enableMember", "maturity.removeDemo"].includes(path),
    );
    for (const path of later) await fixtureOf(path).input(a);
    const seen: string[] = [];
    for (const table of await tenantTables()) {
      const key = table === "organisation" ? "id" : "org_id";
      const [held] = await world.owner<{ n: number }[]>`
        select count(*)::int as n from ${world.owner(table)} where ${world.owner(key)} = ${a.orgId}`;
      expect([table, await visibleRows(world.database, table, { "app.org_id": a.orgId })]).toEqual([
        table,
        held?.n,
      ]);
      expect([table, await visibleRows(world.database, table, {})]).toEqual([table, 0]);
      if ((held?.n ?? 0) > 0) seen.push(table);
    }
    expect(seen.length).toBeGreaterThan(12);
  });

  test("nobody writes into another organisation, whatever the statement says", async () => {
    const statement = (orgId: string) =>
      `insert into team (org_id, id, slug, name, purpose, is_demo, created_at) values ('${orgId}', gen_random_uuid(), 'x', 'X', '', false, now())`;
    const asB = (text: string) =>
      world.database.pool.transaction({ "app.org_id": b.orgId }, (db) => db.execute(text));
    await expect(asB(statement(a.orgId))).rejects.toMatchObject({ code: "42501" });
    const before = await contentsOf(world.owner, a.orgId);
    await asB("update team set name = 'taken over'");
    await asB("delete from team_member");
    expect(await contentsOf(world.owner, a.orgId)).toEqual(before);
  });
});
