import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveAnswer } from "../commands/save-answer";
import { signOff } from "../commands/sign-off";
import { startAssessment } from "../commands/start-assessment";
import { findAssessment } from "../queries/assessment-hub";
import { checkPage } from "../queries/check-page";
import { askedPractices } from "../rules/framework";
import { answerAll } from "../testing/answering";
import { bank, first, google, second, worst } from "../testing/bank";
import { daysAfter, MONDAY, type Person } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const practices = askedPractices(google);

const trail = () =>
  place.within(async (db) => [
    ...(await db.execute<{ action: string; outcome: string; subject: string; detail: string }>(sql`
      select e.action, e.outcome, e.subject, e.detail from audit_event e
      join audit_chain c on c.org_id = e.org_id and c.event_id = e.id where e.org_id = ${place.orgId} order by c.seq`)),
  ]);

describe("signing off", () => {
  test("is refused while required practices are unanswered, and names each with its dimension", async () => {
    const { assessmentId } = await place.newAssessment();
    await answerAll(place.at(place.ana), {
      assessmentId,
      of: google,
      wanted: ({ key }) => (key === second.key ? null : "best"),
    });
    const page = await checkPage.run(place.at(place.ana), { assessmentId });
    expect(page.holdUps.map(({ practice }) => practice)).toEqual([second.key]);
    await expect(
      signOff.run(place.at(place.ana), { assessmentId, statementAccepted: true }),
    ).rejects.toMatchObject({
      code: "precondition",
      detail: {
        data: {
          holdUps: [{ practice: second.key, dimension: second.dimension, why: "unanswered" }],
        },
      },
    });
    await expect(findAssessment.run(place.at(place.ana), { assessmentId })).resolves.toMatchObject({
      status: "open",
    });
  });

  test("with optional practices open and others answered 'we do not know' is possible", async () => {
    const { assessmentId } = await place.newAssessment();
    await answerAll(place.at(place.ana), {
      assessmentId,
      of: google,
      wanted: ({ kind }) => (kind === "O" ? null : "not_known"),
    });
    const signed = await signOff.run(place.at(place.ana), {
      assessmentId,
      statementAccepted: true,
    });
    expect(signed.headline.claimed).toMatchObject({ level: null, title: null });
  });

  test("freezes the answers and keeps a milestone in the same step", async () => {
    const { assessmentId } = await place.newAssessment();
    await answerAll(place.at(place.ana), { assessmentId, of: google, wanted: () => "best" });
    const before = (await trail()).length;
    const { milestoneId } = await signOff.run(place.at(place.ana), {
      assessmentId,
      statementAccepted: true,
    });
    const added = (await trail()).slice(before);
    expect(added).toHaveLength(1);
    expect(JSON.parse(added[0]?.detail ?? "")).toMatchObject({
      before: { status: "open" },
      after: { milestoneId },
    });
    await expect(
      saveAnswer.run(place.at(place.ana), {
        assessmentId,
        practice: first.key,
        response: worst,
        note: "",
        expectedRevision: 1,
      }),
    ).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining("signed off"),
    });
    await expect(
      signOff.run(place.at(place.ben), { assessmentId, statementAccepted: true }),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ana Ruiz"),
    });
  });

  test("while an answer is being saved lets no answer in behind the signature", async () => {
    const { assessmentId } = await place.newAssessment();
    await answerAll(place.at(place.ana), { assessmentId, of: google, wanted: () => "best" });
    const [signed, ...saved] = await Promise.allSettled([
      signOff.run(place.at(place.ana), { assessmentId, statementAccepted: true }),
      ...practices.slice(0, 8).map(({ key }) =>
        saveAnswer.run(place.at(place.ben), {
          assessmentId,
          practice: key,
          response: { kind: "not_known" },
          note: "",
          expectedRevision: 1,
        }),
      ),
    ]);
    expect(signed?.status).toBe("fulfilled");
    const rows = await place.within(async (db) => [
      ...(await db.execute<{ late: boolean }>(sql`
        select not (m.inputs -> 'answers') @> jsonb_build_array(jsonb_build_object('practice', w.practice_key,
          'response', case when w.not_known then '{"kind":"unknown"}'::jsonb
                           else jsonb_build_object('kind', 'option', 'option', w.option_key) end)) as late
        from milestone m join answer_sheet s on s.org_id = m.org_id and s.assessment_id = m.assessment_id
        join answer w on w.org_id = s.org_id and w.sheet_id = s.id where m.assessment_id = ${assessmentId}`)),
    ]);
    expect(rows).toHaveLength(practices.length);
    expect(rows.filter(({ late }) => late)).toEqual([]);
    expect(saved).toHaveLength(8);
  });

  test("by somebody else approves what was called out of scope; by the same person it does not", async () => {
    const outcome = async (signer: Person) => {
      const { assessmentId, team } = await place.newAssessment();
      await answerAll(place.at(place.ana), {
        assessmentId,
        of: google,
        wanted: ({ key }) => (key === first.key ? null : "best"),
      });
      const response = { kind: "not_applicable", reason: "out_of_scope" } as const;
      await saveAnswer.run(place.at(place.ana), {
        assessmentId,
        practice: first.key,
        response,
        note: "no such thing here",
        expectedRevision: 0,
      });
      await signOff.run(place.at(signer), { assessmentId, statementAccepted: true });
      const page = await checkPage.run(place.at(place.ana), { assessmentId });
      return { notes: page.rows.find(({ key }) => key === first.key)?.notes, team };
    };
    expect((await outcome(place.ben)).notes).toEqual([]);
    expect((await outcome(place.ana)).notes).toEqual(["exclusion_not_approved"]);
  });

  test("by the same person now and by somebody else next time approves it then", async () => {
    const { assessmentId, team } = await place.newAssessment();
    const wanted = ({ key }: { readonly key: string }) =>
      key === first.key ? null : ("best" as const);
    await answerAll(place.at(place.ana), { assessmentId, of: google, wanted });
    const response = { kind: "not_applicable", reason: "out_of_scope" } as const;
    const saying = {
      assessmentId,
      practice: first.key,
      response,
      note: "not here",
      expectedRevision: 0,
    };
    await saveAnswer.run(place.at(place.ana), saying);
    await signOff.run(place.at(place.ana), { assessmentId, statementAccepted: true });
    const later = place.at(place.ben, daysAfter(MONDAY, 5));
    const again = await startAssessment.run(later, { slug: team.slug, framework: "google" });
    const notes = async () =>
      (await checkPage.run(later, again)).rows.find(({ key }) => key === first.key)?.notes;
    expect(await notes()).toEqual(["exclusion_not_approved"]);
    await signOff.run(later, { assessmentId: again.assessmentId, statementAccepted: true });
    expect(await notes()).toEqual([]);
  });
});
