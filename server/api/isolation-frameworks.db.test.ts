import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drafted, published } from "./testing/framework-fixtures";
import { teamOf } from "./testing/team-fixtures";
import { differing, eachOf, prepareTwins } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

// Frameworks that two organisations brought along under the same keys, which differ in one thing only.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
});
afterAll(() => world.close());

describe("a twin that differs: frameworks of its own", () => {
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

  test("newer evidence there changes no effect of a new version here", async () => {
    const assessed = async (side: Side) => {
      const { key } = await published(side);
      const { id: teamId, slug } = await teamOf(side);
      await side.everyone.identity.addTeamMember({
        teamId,
        memberId: side.memberIds.lead,
        leads: true,
      });
      await side.everyone.maturity.startAssessment({ slug, framework: key });
      await side.everyone.maturity.collectEvidence({ slug });
      return drafted(side, { key, version: "1.1.0" });
    };
    const { pair, place } = await differing(
      world,
      assessed,
      `update check_result set as_of = as_of + interval '100 microseconds', status = 'error', good = null,
         eligible = null, value = null where org_id = $1`,
    );
    const proven = await eachOf(pair, async ({ everyone }) => {
      const { effects } = await everyone.maturity.previewPublication(place);
      return effects.map(({ after }) => after.proven.level);
    });
    expect(proven).toEqual([[3], [null]]);
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

  test("a retired framework stays in sight where it was used, not where another used one of its key", async () => {
    const used = async (side: Side) => {
      const { key } = await published(side);
      const { slug } = await teamOf(side);
      await side.everyone.maturity.startAssessment({ slug, framework: key });
      await side.everyone.maturity.retireFramework({ key });
      return { key };
    };
    const { pair, place } = await differing(
      world,
      used,
      "delete from assessment where org_id = $1",
    );
    const shown = await eachOf(pair, async ({ everyone }) => {
      const { frameworks } = await everyone.maturity.portfolio({});
      return frameworks.some(({ key }) => key === place.key);
    });
    expect(shown).toEqual([true, false]);
  });
});
