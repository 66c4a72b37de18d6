import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { campaign } from "./testing/campaign-fixtures";
import { fullTeam } from "./testing/full-team";
import { answered, framework, practice } from "./testing/maturity-fixtures";
import { charted } from "./testing/roadmap-fixtures";
import { teamOf } from "./testing/team-fixtures";
import { differing, eachOf, prepareTwins } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

// What is read across teams, of two organisations with the same ids that differ in one thing only.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
  provideDatabase(world.database.anotherPool({ queryMs: 2500 }));
});
afterAll(() => world.close());

/** The caller leads the team, so what it is asked and what runs out waits for them. */
const onTeam = async (side: Side, slug: string) => {
  const { id } = await side.everyone.identity.findTeam({ slug });
  await side.everyone.identity.addTeamMember({
    teamId: id,
    memberId: side.things.get("me") ?? "",
    leads: true,
  });
};

describe("a twin that differs: across teams", () => {
  test("a level that fell there did not fall here", async () => {
    const { pair } = await differing(
      world,
      fullTeam,
      "update milestone set summary = jsonb_set(summary, '{confirmed}', '1') where org_id = $1 and name like 'CANARY%'",
    );
    const moves = await eachOf(pair, async ({ everyone }) => {
      const said = await everyone.maturity.recentMoves({ framework });
      return said.moves.length;
    });
    expect(moves).toEqual([0, 1]);
  });

  test("an earlier milestone there is not what a team rose or fell from here", async () => {
    const { pair } = await differing(
      world,
      fullTeam,
      `update milestone m set taken_at = taken_at + interval '100 microseconds',
         summary = jsonb_set(summary, '{confirmed}', '1')
       where org_id = $1 and taken_at < (select max(taken_at) from milestone where org_id = m.org_id)`,
    );
    const moves = await eachOf(pair, async ({ everyone }) => {
      const said = await everyone.maturity.recentMoves({ framework });
      return said.moves.length;
    });
    expect(moves).toEqual([0, 1]);
  });

  /** Everything was answered so long ago that it soon runs out. */
  const old = async (side: Side) => {
    const place = await answered(side);
    await side.owner`update answer set answered_at = answered_at - interval '170 days' where org_id = ${side.orgId}`;
    return place;
  };
  const expiringIn = (pair: readonly Side[]) =>
    eachOf(pair, async ({ everyone }) => {
      const { expiring } = await everyone.maturity.waitingForMe({});
      return expiring.length;
    });

  test("an assessment begun later there takes no place of the one here", async () => {
    const { pair } = await differing(
      world,
      old,
      "update assessment set mode = 'several', opened_at = opened_at + interval '1 minute' where org_id = $1",
    );
    expect(await expiringIn(pair)).toEqual([1, 0]);
  });

  test("a sheet that was taken away there counts here", async () => {
    const { pair } = await differing(
      world,
      old,
      `update answer_sheet s set member_id = a.opened_by, seal_key = 'theirs', removed_by = a.opened_by,
         removed_at = now(), removal_reason = 'Theirs.'
       from assessment a where s.org_id = $1 and a.org_id = s.org_id and a.id = s.assessment_id`,
    );
    expect(await expiringIn(pair)).toEqual([1, 0]);
  });

  test("answers that run out there are fresh here", async () => {
    const { pair } = await differing(
      world,
      answered,
      "update answer set answered_at = answered_at - interval '170 days' where org_id = $1",
    );
    const waiting = await eachOf(pair, async ({ everyone }) => {
      const said = await everyone.maturity.waitingForMe({});
      return said.expiring.length > 0;
    });
    expect(waiting).toEqual([false, true]);
  });

  test("a campaign that asks the team there asks nothing here", async () => {
    const asked = async (side: Side) => {
      const { slug } = await teamOf(side);
      await onTeam(side, slug).catch(() => undefined);
      const due = { framework, dueOn: "2030-01-01" };
      return side.everyone.maturity.startCampaign({ ...due, name: "Asked", teams: [slug] });
    };
    const { pair } = await differing(world, asked, "delete from campaign_team where org_id = $1");
    const waiting = await eachOf(pair, async ({ everyone }) => {
      const { campaigns } = await everyone.maturity.waitingForMe({});
      return campaigns.asked.length;
    });
    expect(waiting).toEqual([1, 0]);
  });

  test("a team that signed there while a campaign ran is still answering here", async () => {
    const { pair, place } = await differing(
      world,
      campaign,
      "update assessment set status = 'final', signed_off_by = opened_by, signed_off_at = now() where org_id = $1",
    );
    const states = await eachOf(pair, async ({ everyone }) => {
      const { teams } = await everyone.maturity.findCampaign({ campaignId: place.campaignId });
      return teams.map(({ state, open }) => [state, open !== null]);
    });
    expect(states).toEqual([[["answering", true]], [["done", false]]]);
  });

  test("how far a campaign's team is counts its answers here", async () => {
    const begun = async (side: Side) => {
      const { campaignId, slug } = await campaign(side);
      const { rows } = await side.everyone.maturity.listAssessments({ team: slug });
      const saying = { practice, response: { kind: "not_known" as const }, expectedRevision: 0 };
      await side.everyone.maturity.saveAnswer({ assessmentId: rows[0]?.id ?? "", ...saying });
      return { campaignId };
    };
    const { pair, place } = await differing(world, begun, "delete from answer where org_id = $1");
    const counts = await eachOf(pair, async ({ everyone }) => {
      const { teams } = await everyone.maturity.findCampaign(place);
      return teams.map(({ open }) => open?.answered);
    });
    expect(counts).toEqual([[1], [0]]);
  });

  /** Teams and work that a check found good, of those it looked at. */
  const counted = (pair: readonly Side[], slug: string, check: string) =>
    eachOf(pair, async ({ everyone }) => {
      const { results } = await everyone.maturity.collectEvidence({ slug });
      const { good, eligible } = results.find((one) => one.check === check) ?? {};
      return { good, eligible };
    });
  const [goodHere, badThere] = [
    { good: 1, eligible: 1 },
    { good: 0, eligible: 1 },
  ];

  test("parked work there is not reviewed here", async () => {
    const { pair, place } = await differing(
      world,
      charted,
      "update parked_practice set review_on = '2020-01-01' where org_id = $1",
    );
    expect(await counted(pair, place.slug, "T05")).toEqual([goodHere, badThere]);
  });

  test("a team without a budget there has one here", async () => {
    const { pair, place } = await differing(
      world,
      charted,
      "update team_context set budget = null where org_id = $1",
    );
    expect(await counted(pair, place.slug, "T03")).toEqual([goodHere, badThere]);
  });
});
