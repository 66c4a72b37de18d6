import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { saveAnswer } from "../commands/save-answer";
import { startAssessment } from "../commands/start-assessment";
import { teamResult } from "../queries/team-result";
import { askedPractices } from "../rules/framework";
import { assessed, optionAt } from "../testing/answering";
import { bank, google } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const seen = async (slug: string, check: string, day = MONDAY) =>
  (await collectEvidence.run(place.at(place.ana, day), { slug })).results.find(
    (one) => one.check === check,
  );

describe("changes are audited", () => {
  const [practice] = askedPractices(google);
  const key = practice?.key ?? "";

  const workOn = async () => {
    const team = await place.newTeam();
    const { assessmentId } = await startAssessment.run(place.at(place.ana), {
      slug: team.slug,
      framework: "google",
    });
    const response = {
      kind: "option",
      option: practice ? optionAt(google, practice, "best") : "",
    } as const;
    await saveAnswer.run(place.at(place.ana), {
      assessmentId,
      practice: key,
      response,
      note: "",
      expectedRevision: 0,
    });
    return { team, assessmentId };
  };

  test("is unknown before anything was changed, and all good after work through Cairn", async () => {
    const fresh = await place.newTeam();
    expect(await seen(fresh.slug, "C91")).toMatchObject({ status: "no_population", value: null });
    const { team } = await workOn();
    expect(await seen(team.slug, "C91")).toMatchObject({
      status: "measured",
      good: 2,
      eligible: 2,
      value: 1,
    });
  });

  test("fails for an answer that was changed behind the application's back", async () => {
    const { team, assessmentId } = await workOn();
    await place.within((db) =>
      db.execute(sql`
        update answer w set option_key = 'none' from answer_sheet s
        where s.org_id = w.org_id and s.id = w.sheet_id and s.assessment_id = ${assessmentId} and w.practice_key = ${key}`),
    );
    expect(await seen(team.slug, "C91")).toMatchObject({ good: 1, eligible: 2, value: 0 });
    const result = await teamResult.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
    const check = result.practices
      .find((one) => one.key === "SX-14")
      ?.checks.find(({ id }) => id === "C91");
    expect(check?.offenders).toEqual([
      { id: `answer:${assessmentId}/${key}`, label: expect.stringContaining(key) },
    ]);
  });

  test("fails for an item that was put in without a trail", async () => {
    const { team } = await workOn();
    await place.within((db) =>
      db.execute(sql`
        insert into improvement (org_id, id, team_id, framework_key, practice_key, title, status, created_at)
        values (${place.orgId}, gen_random_uuid(), ${team.id}, 'google', 'G1-01', 'Smuggled', 'planned', ${MONDAY.toISOString()}::timestamptz)`),
    );
    expect(await seen(team.slug, "C91")).toMatchObject({ good: 2, eligible: 3, value: 0 });
  });

  test("stays all good over a signature, a carried assessment and its new answers", async () => {
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "google", wanted: () => "best" });
    const later = daysAfter(MONDAY, 3);
    const { assessmentId } = await startAssessment.run(place.at(place.ben, later), {
      slug: team.slug,
      framework: "google",
    });
    await saveAnswer.run(place.at(place.ben, later), {
      assessmentId,
      practice: key,
      response: { kind: "not_known" },
      note: "",
      expectedRevision: 1,
    });
    const asked = askedPractices(google).length;
    expect(await seen(team.slug, "C91", later)).toMatchObject({
      good: asked + 4,
      eligible: asked + 4,
      value: 1,
    });
  });
});
