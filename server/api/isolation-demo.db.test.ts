import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureSetupLink } from "~/server/identity/commands/ensure-setup-link";
import { prepareOrganisation } from "~/server/identity/commands/prepare-organisation";
import { contentsOf } from "./testing/contents";
import { arrange, mirrorInserts, prepareTwins, twinOf, twinsOf } from "./testing/twin";
import { anonymous, openWorld, type Side, sideOf, type World } from "./testing/world";

// The demonstration draws its ids as it is told. So what is written here is written to the twin in the same moment,
// under the same ids, and what happens to it afterwards must happen here alone.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
});
afterAll(() => world.close());

const process = { actor: { kind: "system", job: "demonstration" } } as const;

describe("a twin that differs: the demonstration", () => {
  test("people leave and work moves on here, and stay as they came there", async () => {
    const pair = await twinsOf(world);
    const [mine, theirs] = pair;
    await mirrorInserts(world.owner, pair, ["team", "member", "improvement"]);
    await mine.everyone.maturity.loadDemo({});
    const told = async ({ orgId }: Side) => {
      const [row] = await world.owner<{ people: number; left: number; moved: number }[]>`
        select (select count(*) from member where org_id = ${orgId} and is_demo)::int as people,
          (select count(*) from member where org_id = ${orgId} and status = 'disabled')::int as left,
          (select count(*) from improvement where org_id = ${orgId} and status <> 'planned')::int as moved`;
      return row ?? { people: 0, left: 0, moved: 0 };
    };
    const here = await told(mine);
    expect(Math.min(...Object.values(here))).toBeGreaterThan(0);
    expect(await told(theirs)).toEqual({ people: here.people, left: 0, moved: 0 });
  });

  test("admins of this organisation show it around, not those of another", async () => {
    const [mine, theirs] = await twinsOf(world);
    await arrange(world.owner, "update member set roles = '{admin}' where org_id = $1", [
      theirs.orgId,
    ]);
    await mine.having(process).maturity.loadDemo({});
    const hosts = await world.owner<{ id: string }[]>`
      select distinct tm.member_id as id from team_member tm join member m on m.org_id = tm.org_id and m.id = tm.member_id
      where tm.org_id = ${mine.orgId} and not m.is_demo`;
    const admins = [mine.memberIds.admin, mine.people.all.memberId];
    expect(hosts.map(({ id }) => id).toSorted()).toEqual(admins.toSorted());
  });
});

describe("a twin that differs: an organisation that was prepared", () => {
  /** As before anybody set Cairn up. */
  const empty = () =>
    world.owner.begin(async (db) => {
      await db`set local session_replication_role = replica`;
      await db`truncate organisation, account, setup cascade`;
    });

  const nobody = { memberId: "", accountId: "", sessionId: "" };
  const prepared = async (): Promise<Side> =>
    sideOf(
      {
        owner: world.owner,
        orgId: await prepareOrganisation(),
        letter: "A",
        clock: { stopped: null },
      },
      { byRole: new Map(), all: nobody },
    );

  test("whoever opens the set-up link takes over one and leads its teams", async () => {
    await empty();
    const mine = await prepared();
    await mine.having(process).maturity.loadDemo({});
    const theirs = await twinOf(world.owner, mine);
    await world.owner`update organisation set created_at = created_at + interval '1 minute' where id = ${theirs.orgId}`;
    const before = await contentsOf(world.owner, theirs.orgId);
    const { orgId, memberId } = await anonymous.identity.completeSetup({
      token: (await ensureSetupLink())?.split("token=")[1] ?? "",
      organisation: "Marzipan Werke",
      timeZone: "UTC",
      currency: "EUR",
      name: "Ana Ruiz",
      email: "ana@example.org",
      password: "seven quiet herons at dusk",
    });
    expect(orgId).toBe(mine.orgId);
    expect(await contentsOf(world.owner, theirs.orgId)).toEqual(before);
    const [led] = await world.owner<{ n: number }[]>`
      select count(*)::int as n from team_member where org_id = ${orgId} and member_id = ${memberId} and leads`;
    expect(led?.n).toBe(5);
  });
});
