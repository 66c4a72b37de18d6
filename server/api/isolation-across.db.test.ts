import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { campaign } from "./testing/campaign-fixtures";
import { attached } from "./testing/document-fixtures";
import { published } from "./testing/framework-fixtures";
import { fullTeam } from "./testing/full-team";
import { answered, framework, practice } from "./testing/maturity-fixtures";
import { charted } from "./testing/roadmap-fixtures";
import { teamOf } from "./testing/team-fixtures";
import { both, differing, prepareTwins } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

// What is read across teams, of two organisations with the same ids that differ in one thing only.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
  provideDatabase(world.database.anotherPool({ queryMs: 2500 }));
});
afterAll(() => world.close());

const eachOf = async <Said>(pair: readonly Side[], ask: (side: Side) => Promise<Said>) => {
  const said: Said[] = [];
  for (const side of pair) said.push(await ask(side));
  return said;
};

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

  test("answers that run out there are fresh here", async () => {
    const old = async (side: Side) => {
      const place = await answered(side);
      await onTeam(side, place.slug).catch(() => undefined);
      return place;
    };
    const { pair } = await differing(
      world,
      old,
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

  test("documents kept there leave room for documents here", async () => {
    const { pair, place } = await differing(
      world,
      attached,
      `insert into attachment select a.org_id, gen_random_uuid(), a.sheet_id, a.practice_key, a.sha256, a.file_name,
         a.title, a.effective_on, a.expires_on, a.uploaded_by, a.uploaded_at, a.review, a.reviewed_by, a.reviewed_at,
         a.review_reason, a.uploaded_by, a.uploaded_at
       from attachment a, generate_series(1, 300) where a.org_id = $1`,
    );
    const codes = await both(pair, ({ everyone }) =>
      everyone.maturity.attachDocument({
        assessmentId: place.assessmentId,
        practice,
        fileName: "review.txt",
        title: "Review",
        effectiveOn: "2026-01-01",
        content: Buffer.from("Another one.").toString("base64"),
      }),
    );
    expect(codes).toEqual(["OK", "PRECONDITION_FAILED"]);
  });

  test("retiring a framework counts the assessments with it here", async () => {
    const begun = async (side: Side) => {
      const { key } = await published(side);
      const { slug } = await teamOf(side);
      await side.everyone.maturity.startAssessment({ slug, framework: key });
      return { key };
    };
    const { pair, place } = await differing(
      world,
      begun,
      "update assessment set status = 'final', signed_off_by = opened_by, signed_off_at = now() where org_id = $1",
    );
    const open = await eachOf(pair, async ({ everyone }) => {
      const { openAssessments } = await everyone.maturity.retireFramework(place);
      return openAssessments;
    });
    expect(open).toEqual([1, 0]);
  });

  test("a framework of the same key has its own words here", async () => {
    const { pair, place } = await differing(
      world,
      published,
      `update custom_framework set content = jsonb_set(content, '{title}', '"Theirs"') where org_id = $1`,
    );
    const titles = await eachOf(pair, async ({ everyone }) => {
      const { title } = await everyone.maturity.findFramework({ key: place.key });
      return title;
    });
    expect(titles).toEqual(["Ours", "Theirs"]);
  });

  test("a framework that was retired there is in use here", async () => {
    const { pair, place } = await differing(
      world,
      published,
      "update custom_framework set status = 'retired', retired_at = now(), retired_by = created_by where org_id = $1",
    );
    const standings = await eachOf(pair, async ({ everyone }) => {
      const { standing } = await everyone.maturity.findFramework({ key: place.key });
      return standing;
    });
    expect(standings).toEqual(["published", "retired"]);
  });

  test("parked work there is not reviewed here", async () => {
    const { pair, place } = await differing(
      world,
      charted,
      "update parked_practice set review_on = '2020-01-01' where org_id = $1",
    );
    const counts = await eachOf(pair, async ({ everyone }) => {
      const { results } = await everyone.maturity.collectEvidence({ slug: place.slug });
      const { good, eligible } = results.find(({ check }) => check === "T05") ?? {};
      return { good, eligible };
    });
    expect(counts).toEqual([
      { good: 1, eligible: 1 },
      { good: 0, eligible: 1 },
    ]);
  });
});
