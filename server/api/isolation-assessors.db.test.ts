import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { disputed, filled, settled } from "./testing/assessor-fixtures";
import { practice } from "./testing/maturity-fixtures";
import { charted } from "./testing/roadmap-fixtures";
import { both, differing, prepareTwins } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

// Two organisations with the same ids that differ in one thing only, each of which has to get its own answer.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
  provideDatabase(world.database.anotherPool({ queryMs: 2500 }));
});
afterAll(() => world.close());

/** The seal in the newest entry of the trail. */
const sealOf = async ({ everyone }: Side): Promise<string | undefined> => {
  const { rows } = await everyone.audit.listEvents({ limit: 1 });
  return /"after":\{[^}]*"seal":"(\w+)"/.exec(JSON.stringify(rows[0]))?.[1];
};

describe("a twin that differs: assessors and plans", () => {
  test("an answer is sealed with the key of its own sheet", async () => {
    const { pair, place } = await differing(
      world,
      filled,
      "update answer_sheet set seal_key = reverse(seal_key) where org_id = $1",
    );
    const answer = { ...place, practice, response: { kind: "not_known" as const } };
    expect(
      await both(pair, (side) =>
        side.everyone.maturity.saveAnswer({ ...answer, expectedRevision: 1 }),
      ),
    ).toEqual(["OK", "OK"]);
    const seals = [await sealOf(pair[0]), await sealOf(pair[1])];
    expect(seals).not.toContain(undefined);
    expect(seals[0]).not.toBe(seals[1]);
  });

  test("answers that were open there can have been hidden here", async () => {
    const { pair, place } = await differing(
      world,
      settled,
      "update dispute_resolution set assessment_id = gen_random_uuid() where org_id = $1",
    );
    const memberId = pair[0].memberIds.lead;
    const codes = await both(pair, async (side) => {
      await side.everyone.maturity.reopenOwnSheet(place);
      return side.everyone.maturity.addAssessor({ ...place, memberId });
    });
    expect(codes).toEqual(["PRECONDITION_FAILED", "OK"]);
  });

  test("who has answered how much is counted on the sheets of this organisation", async () => {
    const { pair, place } = await differing(
      world,
      disputed,
      "delete from answer where org_id = $1",
    );
    const counts = async ({ everyone }: Side) => {
      const { assessors } = await everyone.maturity.findAssessment(place);
      return assessors.map(({ answered }) => answered > 0);
    };
    expect([await counts(pair[0]), await counts(pair[1])]).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  test("what waits for a person is counted on their own sheets here", async () => {
    const { pair, place } = await differing(world, filled, "delete from answer where org_id = $1");
    const answered = async ({ everyone }: Side) => {
      const { assessments } = await everyone.maturity.waitingForMe({});
      return assessments.find((one) => one.assessmentId === place.assessmentId)?.answered === 0;
    };
    expect([await answered(pair[0]), await answered(pair[1])]).toEqual([false, true]);
  });

  test("the list counts the answers of this organisation", async () => {
    const { pair } = await differing(world, disputed, "delete from answer where org_id = $1");
    const answered = async ({ everyone }: Side) => {
      const { rows } = await everyone.maturity.listAssessments({});
      return rows.map((one) => one.answered > 0);
    };
    expect([await answered(pair[0]), await answered(pair[1])]).toEqual([[true], [false]]);
  });

  test("a plan counts in the currency of its own organisation", async () => {
    const { pair, place } = await differing(
      world,
      charted,
      "update organisation set currency = 'JPY' where id = $1",
    );
    const currency = async ({ everyone }: Side) =>
      (await everyone.maturity.teamRoadmap(place)).currency;
    expect(await currency(pair[1])).toBe("JPY");
    expect(await currency(pair[0])).not.toBe("JPY");
  });
});
