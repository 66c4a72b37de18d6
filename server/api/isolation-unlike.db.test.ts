import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { call } from "./testing/fixture";
import { framework, improvement, opened, practice } from "./testing/maturity-fixtures";
import { outcome } from "./testing/matrix";
import { teamOf } from "./testing/team-fixtures";
import { arrange, both, prepareTwins, twinsOf } from "./testing/twin";
import { canary, openWorld, type Side, type World } from "./testing/world";

// Where both organisations hold the same, a look at the wrong one goes unnoticed: here they differ in the one
// thing the statement asks about, and each has to get its own answer.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
  provideDatabase(world.database.anotherPool({ queryMs: 2500 }));
});
afterAll(() => world.close());

const twins = (prepare?: (side: Side) => Promise<void>) => twinsOf(world, prepare);
const behindItsBack = (statement: string, parameters: string[]) =>
  arrange(world.owner, statement, parameters);

describe("a twin that differs: who may do what", () => {
  test("being on the team there is not being on it here", async () => {
    const slugs: string[] = [];
    const pair = await twins(async (side) => {
      const { id, slug } = await teamOf(side);
      side.things.set("team", id);
      slugs.push(slug);
    });
    const place = { teamId: pair[0].things.get("team") ?? "", memberId: pair[0].memberIds.lead };
    await pair[1].everyone.identity.addTeamMember(place);
    const [slug = ""] = slugs;
    const codes = await both(pair, (side) =>
      side.as.lead.maturity.startAssessment({ slug, framework }),
    );
    expect(codes).toEqual(["FORBIDDEN", "OK"]);
  });

  test("the last admin stays, however many another organisation has", async () => {
    const pair = await twins();
    const { memberIds, everyone, things } = pair[0];
    await everyone.identity.disableMember({ memberId: memberIds.admin });
    const codes = await both(pair, (side) =>
      side.everyone.identity.changeRoles({ memberId: things.get("me") ?? "", roles: ["viewer"] }),
    );
    expect(codes).toEqual(["PRECONDITION_FAILED", "OK"]);
  });

  test("a member of another organisation can be invited", async () => {
    const pair = await twins();
    const email = "known-there@example.org";
    await world.owner`update member set email = ${email}
      where org_id = ${pair[1].orgId} and id = ${pair[1].memberIds.viewer}`;
    const codes = await both(pair, (side) =>
      side.everyone.identity.inviteMember({ email, roles: ["viewer"] }),
    );
    expect(codes).toEqual(["OK", "CONFLICT"]);
  });

  test("only an active member of this organisation can own work", async () => {
    const slugs: string[] = [];
    const pair = await twins(async (side) => void slugs.push((await teamOf(side)).slug));
    const ownerId = pair[0].memberIds.viewer;
    await pair[0].everyone.identity.disableMember({ memberId: ownerId });
    const [slug = ""] = slugs;
    const codes = await both(pair, (side) =>
      side.everyone.maturity.planImprovement({ slug, framework, practice, ownerId }),
    );
    expect(codes).toEqual(["BAD_REQUEST", "OK"]);
  });

  test("invented people own no work of a team that is invented there only", async () => {
    const slugs: string[] = [];
    const pair = await twins(async (side) => {
      slugs.push((await teamOf(side)).slug);
      await behindItsBack(
        "update member set is_demo = true, account_id = null where org_id = $1 and id = $2",
        [side.orgId, side.memberIds.viewer],
      );
    });
    await behindItsBack("update team set is_demo = true where org_id = $1", [pair[1].orgId]);
    const [slug = ""] = slugs;
    const ownerId = pair[0].memberIds.viewer;
    const codes = await both(pair, (side) =>
      side.everyone.maturity.planImprovement({ slug, framework, practice, ownerId }),
    );
    expect(codes).toEqual(["BAD_REQUEST", "OK"]);
  });

  test("an open item there keeps none from being opened again here", async () => {
    const items: { slug: string; improvementId: string }[] = [];
    const pair = await twins(async (side) => {
      const { slug } = await teamOf(side);
      const item = await improvement(side, slug);
      await side.everyone.maturity.updateImprovement({ ...item, status: "dropped" });
      items.push({ slug, ...item });
    });
    const [{ slug, improvementId } = { slug: "", improvementId: "" }] = items;
    await improvement(pair[1], slug);
    const codes = await both(pair, (side) =>
      side.everyone.maturity.updateImprovement({ improvementId, status: "doing" }),
    );
    expect(codes).toEqual(["OK", "CONFLICT"]);
  });

  test("an answer goes to the sheet of this organisation's assessment", async () => {
    const ids: string[] = [];
    const pair = await twins(async (side) => void ids.push((await opened(side)).assessmentId));
    await behindItsBack("update answer_sheet set id = gen_random_uuid() where org_id = $1", [
      pair[1].orgId,
    ]);
    const [assessmentId = ""] = ids;
    const answer = { assessmentId, practice, response: { kind: "not_known" as const } };
    const codes = await both(pair, (side) =>
      side.everyone.maturity.saveAnswer({ ...answer, expectedRevision: 0 }),
    );
    expect(codes).toEqual(["OK", "OK"]);
  });

  test("a signature there approves nothing here", async () => {
    const asked: { slug: string; framework: string }[] = [];
    const pair = await twins(async (side) => {
      const { slug, assessmentId } = await opened(side);
      await side.everyone.maturity.saveAnswer({
        assessmentId,
        practice,
        response: { kind: "not_applicable", reason: "out_of_scope" },
        note: canary(side.letter, "not ours"),
        expectedRevision: 0,
      });
      asked.push({ slug, framework });
      side.clock.stopped = new Date();
    });
    const [mine, theirs] = pair;
    const result = async () =>
      (await outcome(call(mine.everyone, "maturity.teamResult", asked[0]))).said;
    const before = await result();
    expect(before).toContain("CANARY-A");
    await behindItsBack(
      "update assessment set status = 'final', signed_off_by = $2, signed_off_at = now() + interval '1 minute' where org_id = $1",
      [theirs.orgId, theirs.memberIds.lead],
    );
    expect(await result()).toEqual(before);
    const approved = await outcome(call(theirs.everyone, "maturity.teamResult", asked[0]));
    expect(approved.said).not.toEqual(before.replaceAll("CANARY-A", "CANARY-B"));
  });
});
