import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentsOf } from "./testing/contents";
import { call } from "./testing/fixture";
import { framework, improvement, practice } from "./testing/maturity-fixtures";
import { outcome } from "./testing/matrix";
import { toImport } from "./testing/questionnaire-fixtures";
import { teamOf } from "./testing/team-fixtures";
import { prepareTwins, twinOf } from "./testing/twin";
import { fullTeam } from "./testing/full-team";
import { openWorld, type Side, type World } from "./testing/world";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
});
afterAll(() => world.close());

const said = async (side: Side, path: string, input: unknown = {}) =>
  (await outcome(call(side.everyone, path, input))).said;

/** Arranges what neither the application nor the triggers would let happen. */
const tamper = (statement: string, parameters: string[]) =>
  world.owner.begin(async (db) => {
    await db`set local session_replication_role = replica`;
    await db.unsafe(statement, parameters);
  });

describe("a twin that differs: what is counted and measured", () => {
  test("evidence of a team is the same whatever another organisation holds", async () => {
    const mine = await world.side("A");
    // One where everything is there, and one where a second person of the twin would hide that one is missing.
    const slugs = [(await fullTeam(mine)).slug, (await teamOf(mine)).slug];
    mine.clock.stopped = new Date();
    const collected = async () => {
      const all: string[] = [];
      for (const slug of slugs) all.push(await said(mine, "maturity.collectEvidence", { slug }));
      return all;
    };
    const alone = await collected();
    expect(alone[0]).toContain('"status":"measured"');
    await twinOf(world.owner, mine);
    expect(await collected()).toEqual(alone);
  });

  test("newer evidence of another organisation says nothing about a team of this one", async () => {
    const mine = await world.side("A");
    const { slug } = await fullTeam(mine);
    mine.clock.stopped = new Date();
    const result = () => said(mine, "maturity.teamResult", { slug, framework });
    const before = await result();
    const collected = /"evidenceCollectedAt":"[^"]+"/.exec(before)?.[0] ?? "never";
    expect(before).toContain(collected);
    const theirs = await twinOf(world.owner, mine);
    await tamper(
      `update check_result set as_of = as_of + interval '1 minute', status = 'error', good = null, eligible = null,
         value = null, reason = 'CANARY-B', offenders = '[]' where org_id = $1`,
      [theirs.orgId],
    );
    expect(await result()).toEqual(before);
    const seen = await said(theirs, "maturity.teamResult", { slug, framework });
    expect(seen.includes(collected)).toBe(false);
  });

  test("an entry in another organisation's trail explains no change of this one", async () => {
    const mine = await world.side("A");
    const { slug } = await teamOf(mine);
    const unplaced = await improvement(mine, slug);
    const { improvementId: unrecorded } = await mine.everyone.maturity.planImprovement({
      slug,
      framework: "google",
      practice: "G1-02",
    });
    const theirs = await twinOf(world.owner, mine);
    const found = (subject: string) =>
      `select id from audit_event where org_id = $1 and subject = 'improvement:${subject}'`;
    await tamper(
      `delete from audit_chain where org_id = $1 and event_id in (${found(unplaced.improvementId)})`,
      [mine.orgId],
    );
    await tamper(`delete from audit_event where org_id = $1 and id in (${found(unrecorded)})`, [
      mine.orgId,
    ]);
    const measured = async ({ everyone, orgId }: Side) => {
      await everyone.maturity.collectEvidence({ slug });
      const [row] = await world.owner<{ offenders: { id: string }[] }[]>`
        select offenders from check_result where org_id = ${orgId} and check_key = 'C91' order by as_of desc limit 1`;
      return row?.offenders.map(({ id }) => id).toSorted();
    };
    const unexplained = [unplaced.improvementId, unrecorded].map((id) => `improvement:${id}`);
    expect(await measured(mine)).toEqual(unexplained.toSorted());
    expect(await measured(theirs)).toEqual([]);
  });

  test("what another organisation's trail says was brought in explains no answer of this one", async () => {
    const mine = await world.side("A");
    const brought = async () => {
      const given = await toImport(mine);
      const { assessmentId } = given;
      await mine.everyone.maturity.importQuestionnaire(given);
      const { team } = await mine.everyone.maturity.findAssessment({ assessmentId });
      return { slug: team.slug, id: assessmentId };
    };
    const places = [await brought(), await brought()] as const;
    const theirs = await twinOf(world.owner, mine);
    const entry = (id: string) =>
      `select id from audit_event where org_id = $1 and action = 'maturity.import-questionnaire'
         and subject = 'assessment:${id}'`;
    const [unplaced, unrecorded] = places;
    await tamper(
      `delete from audit_chain where org_id = $1 and event_id in (${entry(unplaced.id)})`,
      [mine.orgId],
    );
    await tamper(`delete from audit_event where org_id = $1 and id in (${entry(unrecorded.id)})`, [
      mine.orgId,
    ]);
    const unexplained = async ({ everyone, orgId }: Side) => {
      for (const { slug } of places) await everyone.maturity.collectEvidence({ slug });
      const rows = await world.owner<{ id: string }[]>`
        select item ->> 'id' as id from check_result, jsonb_array_elements(offenders) item
        where org_id = ${orgId} and check_key = 'C91'`;
      return rows.map(({ id }) => id).toSorted();
    };
    const answers = places.map(({ id }) => `answer:${id}/${practice}`);
    expect(await unexplained(mine)).toEqual(answers.toSorted());
    expect(await unexplained(theirs)).toEqual([]);
  });

  test("the sentence of the day counts this organisation's milestones", async () => {
    const mine = await world.side("A");
    await fullTeam(mine);
    mine.clock.stopped = new Date();
    const before = await said(mine, "maturity.overview");
    const theirs = await twinOf(world.owner, mine);
    // A little later each, so that they would come first, and of another level.
    await tamper(
      `update milestone set taken_at = taken_at + interval '100 microseconds',
         summary = summary || '{"claimed": 4, "confirmed": 4, "proven": 4}' where org_id = $1`,
      [theirs.orgId],
    );
    expect(await said(mine, "maturity.overview")).toEqual(before);
    expect(await said(theirs, "maturity.overview")).not.toEqual(before);
  });
});

describe("a twin that differs: the trail", () => {
  test("what another organisation did is neither counted nor verified here", async () => {
    const mine = await world.side("A");
    await teamOf(mine);
    mine.clock.stopped = new Date();
    const theirs = await twinOf(world.owner, mine);
    await teamOf(theirs);
    const totals = [mine, theirs].map(async ({ everyone }) => {
      const { total } = await everyone.audit.listEvents({});
      return [total, (await everyone.audit.verifyChain({})).intact];
    });
    expect(await Promise.all(totals)).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  test("an entry without a place is found, even if another organisation's has one", async () => {
    const mine = await world.side("A");
    await teamOf(mine);
    const theirs = await twinOf(world.owner, mine);
    const loose = (orgId: string) =>
      `insert into audit_event select '${orgId}', '00000000-0000-4000-8000-000000000001', actor_kind, actor_id,
        actor_name, action, outcome, subject, detail, request_id from audit_event where org_id = $1`;
    await tamper(loose(mine.orgId), [mine.orgId]);
    await world.owner.unsafe(loose(theirs.orgId), [theirs.orgId]);
    expect((await contentsOf(world.owner, theirs.orgId)).get("audit_chain")).toContain("0001");
    const intact = [mine, theirs].map(
      async ({ everyone }) => (await everyone.audit.verifyChain({})).intact,
    );
    expect(await Promise.all(intact)).toEqual([false, true]);
  });
});
