import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { found } from "~/server/core/errors";
import { checkPage } from "../queries/check-page";
import { dimensionPage } from "../queries/dimension-page";
import { findAssessment } from "../queries/assessment-hub";
import { listAssessments } from "../queries/assessment-list";
import { previewEffect } from "../queries/preview-effect";
import { askedPractices } from "../rules/framework";
import { answerAll, assessed, framework, optionAt } from "../testing/answering";
import { as, asToken, daysAfter, house, MONDAY, organisation, type Person } from "../testing/house";
import { saveAnswer } from "./save-answer";
import { signOff } from "./sign-off";
import { startAssessment } from "./start-assessment";

const google = framework("google");
const practices = askedPractices(google);
const required = practices.filter(({ kind }) => kind === "R");
const first = found(required[0], "a practice");
const second = found(required[1], "another practice");
const best = (practice = first) => ({ kind: "option", option: optionAt(google, practice, "best") }) as const;
const worst = (practice = first) => ({ kind: "option", option: optionAt(google, practice, "worst") }) as const;

let place: Awaited<ReturnType<typeof house>>;
let ana: Person;
let ben: Person;
let vera: Person;
let olga: Person;
const at = (person: Person, day = MONDAY) => as(place.orgId, person, day);

const trail = () =>
  place.within(async (db) => [
    ...(await db.execute<{ action: string; outcome: string; subject: string; detail: string }>(sql`
      select e.action, e.outcome, e.subject, e.detail from audit_event e
      join audit_chain c on c.org_id = e.org_id and c.event_id = e.id where e.org_id = ${place.orgId} order by c.seq`)),
  ]);

let teamNumber = 0;
const newTeam = async () => {
  teamNumber += 1;
  return place.team(`Fraud ${teamNumber}`, [
    { person: ana, leads: true },
    { person: ben, leads: false },
  ]);
};
const newAssessment = async (day = MONDAY) => {
  const team = await newTeam();
  const { assessmentId } = await startAssessment.run(at(ana, day), { slug: team.slug, framework: "google" });
  return { team, assessmentId };
};

beforeAll(async () => {
  place = await house();
  ana = await place.person("Ana Ruiz", ["lead"]);
  ben = await place.person("Ben Ode", ["lead"]);
  vera = await place.person("Vera Lind", ["viewer"]);
  olga = await place.person("Olga Other", ["lead"]);
});
afterAll(() => place.database.drop());

describe("starting an assessment", () => {
  test("opens one sheet with every dimension not started, and says what the caller may do", async () => {
    const { assessmentId } = await newAssessment();
    const hub = await findAssessment.run(at(ana), { assessmentId });
    expect(hub).toMatchObject({ status: "open", openedBy: "Ana Ruiz", answered: 0, asked: practices.length });
    expect(hub.dimensions.every(({ status }) => status === "not_started")).toBe(true);
    expect(hub.rights).toEqual({ canAnswer: true, canSignOff: true, reason: null });
    expect(hub.headline.claimed).toMatchObject({ level: null, title: null });
  });

  test("is refused while one is open, and names it", async () => {
    const { team, assessmentId } = await newAssessment();
    await expect(startAssessment.run(at(ben), { slug: team.slug, framework: "google" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("started by Ana Ruiz"),
      detail: { data: { assessmentId } },
    });
  });

  test("twice at the same moment opens one", async () => {
    const team = await newTeam();
    const both = await Promise.allSettled(
      [ana, ben].map((person) => startAssessment.run(at(person), { slug: team.slug, framework: "google" })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const open = await listAssessments.run(at(ana), { team: team.slug, sort: "recent", limit: 50 });
    expect(open.rows).toHaveLength(1);
  });

  test("with the other framework is possible at the same time", async () => {
    const { team } = await newAssessment();
    const other = await startAssessment.run(at(ana), { slug: team.slug, framework: "five-levels" });
    expect(other.carried).toBe(0);
  });

  test("is refused to a viewer, to a lead of another team, and to a token without the scope", async () => {
    const team = await newTeam();
    const input = { slug: team.slug, framework: "google" };
    await expect(startAssessment.run(at(vera), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(startAssessment.run(at(olga), input)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("not on the team"),
    });
    const reader = asToken(place.orgId, ana, ["maturity:read"]);
    await expect(startAssessment.run(reader, input)).rejects.toMatchObject({ code: "forbidden" });
    const writer = asToken(place.orgId, ana, ["maturity:write"]);
    await expect(startAssessment.run(writer, input)).resolves.toMatchObject({ carried: 0 });
  });

  test("of a team in another organisation finds no such team", async () => {
    const team = await newTeam();
    const elsewhere = await organisation(place.database, "Other Bank");
    const stranger = await elsewhere.person("Sam Stranger", ["lead"]);
    const context = as(elsewhere.orgId, stranger);
    await expect(startAssessment.run(context, { slug: team.slug, framework: "google" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("saving an answer", () => {
  test("returns its revision, the levels and what the choice did", async () => {
    const { assessmentId } = await newAssessment();
    const input = { assessmentId, practice: first.key, response: best(), note: "since May", expectedRevision: 0 };
    const saved = await saveAnswer.run(at(ana), input);
    expect(saved.answer).toMatchObject({ revision: 1, note: "since May", by: "Ana Ruiz", carried: false });
    expect(saved.effect).toMatch(/left for/);
    const preview = await previewEffect.run(at(ana), { ...input, note: "", response: best() });
    expect(preview.blockers).toEqual(saved.blockers);
  });

  test("by two people at once keeps one and shows both to the other", async () => {
    const { assessmentId } = await newAssessment();
    const say = (person: Person, response: ReturnType<typeof best>, note: string) =>
      saveAnswer.run(at(person), { assessmentId, practice: first.key, response, note, expectedRevision: 0 });
    const both = await Promise.allSettled([say(ana, best(), "Ana's"), say(ben, worst(), "Ben's")]);
    const lost = both.filter((one) => one.status === "rejected").map(({ reason }) => reason);
    expect(lost).toHaveLength(1);
    const page = await dimensionPage.run(at(ana), { assessmentId, dimension: first.dimension });
    const kept = page.questions.find(({ key }) => key === first.key)?.answer;
    expect(kept?.revision).toBe(1);
    expect(lost[0]).toMatchObject({
      code: "conflict",
      detail: { data: { by: kept?.by, revision: 1, current: { option: kept?.option, note: kept?.note } } },
    });
  });

  test("over a revision that is not the newest is refused, and the newest stays", async () => {
    const { assessmentId } = await newAssessment();
    const say = (expectedRevision: number, note: string) =>
      saveAnswer.run(at(ana), { assessmentId, practice: first.key, response: best(), note, expectedRevision });
    await say(0, "one");
    await say(1, "two");
    await expect(say(1, "late")).rejects.toMatchObject({
      code: "conflict",
      detail: { data: { by: "Ana Ruiz", current: { note: "two", revision: 2 } } },
    });
  });

  test("of an option the question does not have is refused with those it has", async () => {
    const { assessmentId } = await newAssessment();
    const response = { kind: "option", option: "perhaps" } as const;
    await expect(
      saveAnswer.run(at(ana), { assessmentId, practice: first.key, response, note: "", expectedRevision: 0 }),
    ).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(best().option) });
  });

  test("as not applicable needs a reason", async () => {
    const { assessmentId } = await newAssessment();
    const response = { kind: "not_applicable", reason: "out_of_scope" } as const;
    const say = (note: string) =>
      saveAnswer.run(at(ana), { assessmentId, practice: first.key, response, note, expectedRevision: 0 });
    await expect(say("  ")).rejects.toMatchObject({ code: "invalid", detail: { fields: { note: expect.any(String) } } });
    await expect(say("We have no models in production")).resolves.toMatchObject({
      practice: { notes: ["exclusion_not_approved"] },
    });
  });

  test("can be taken back, and counts as unanswered then", async () => {
    const { assessmentId } = await newAssessment();
    const say = (response: ReturnType<typeof best> | { kind: "cleared" }, expectedRevision: number) =>
      saveAnswer.run(at(ana), { assessmentId, practice: first.key, response, note: "", expectedRevision });
    await say(best(), 0);
    await expect(say({ kind: "cleared" }, 1)).resolves.toMatchObject({ answer: { revision: 2, option: null } });
    await expect(findAssessment.run(at(ana), { assessmentId })).resolves.toMatchObject({ answered: 0 });
  });

  test("is refused to a viewer and to a lead of another team; both can read", async () => {
    const { assessmentId } = await newAssessment();
    for (const person of [vera, olga]) {
      await expect(
        saveAnswer.run(at(person), { assessmentId, practice: first.key, response: best(), note: "", expectedRevision: 0 }),
      ).rejects.toMatchObject({ code: "forbidden" });
      const hub = await findAssessment.run(at(person), { assessmentId });
      expect(hub.rights).toMatchObject({ canAnswer: false, reason: expect.any(String) });
    }
  });

  test("leaves one entry that says what was and what is", async () => {
    const { assessmentId } = await newAssessment();
    const before = (await trail()).length;
    await saveAnswer.run(at(ana), { assessmentId, practice: first.key, response: best(), note: "", expectedRevision: 0 });
    const added = (await trail()).slice(before);
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ action: "maturity.save-answer", subject: `answer:${assessmentId}/${first.key}` });
    expect(JSON.parse(added[0]?.detail ?? "")).toMatchObject({ before: null, after: { option: best().option, revision: 1 } });
  });
});

describe("signing off", () => {
  test("is refused while required practices are unanswered, and names each with its dimension", async () => {
    const { assessmentId } = await newAssessment();
    await answerAll(at(ana), assessmentId, google, ({ key }) => (key === second.key ? null : "best"));
    const page = await checkPage.run(at(ana), { assessmentId });
    expect(page.holdUps.map(({ practice }) => practice)).toEqual([second.key]);
    await expect(signOff.run(at(ana), { assessmentId, statementAccepted: true })).rejects.toMatchObject({
      code: "precondition",
      detail: { data: { holdUps: [{ practice: second.key, dimension: second.dimension, why: "unanswered" }] } },
    });
    await expect(findAssessment.run(at(ana), { assessmentId })).resolves.toMatchObject({ status: "open" });
  });

  test("with optional practices open and others answered 'we do not know' is possible", async () => {
    const { assessmentId } = await newAssessment();
    await answerAll(at(ana), assessmentId, google, ({ kind }) => (kind === "O" ? null : "not_known"));
    const signed = await signOff.run(at(ana), { assessmentId, statementAccepted: true });
    expect(signed.headline.claimed).toMatchObject({ level: null, title: null });
  });

  test("freezes the answers and keeps a milestone in the same step", async () => {
    const { assessmentId } = await newAssessment();
    await answerAll(at(ana), assessmentId, google, () => "best");
    const before = (await trail()).length;
    const { milestoneId } = await signOff.run(at(ana), { assessmentId, statementAccepted: true });
    const added = (await trail()).slice(before);
    expect(added).toHaveLength(1);
    expect(JSON.parse(added[0]?.detail ?? "")).toMatchObject({ before: { status: "open" }, after: { milestoneId } });
    await expect(
      saveAnswer.run(at(ana), { assessmentId, practice: first.key, response: worst(), note: "", expectedRevision: 1 }),
    ).rejects.toMatchObject({ code: "precondition", message: expect.stringContaining("signed off") });
    await expect(signOff.run(at(ben), { assessmentId, statementAccepted: true })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ana Ruiz"),
    });
  });

  test("while an answer is being saved lets no answer in behind the signature", async () => {
    const { assessmentId } = await newAssessment();
    await answerAll(at(ana), assessmentId, google, () => "best");
    const [signed, ...saved] = await Promise.allSettled([
      signOff.run(at(ana), { assessmentId, statementAccepted: true }),
      ...practices.slice(0, 8).map(({ key }) =>
        saveAnswer.run(at(ben), { assessmentId, practice: key, response: { kind: "not_known" }, note: "", expectedRevision: 1 }),
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
      const { assessmentId, team } = await newAssessment();
      await answerAll(at(ana), assessmentId, google, ({ key }) => (key === first.key ? null : "best"));
      const response = { kind: "not_applicable", reason: "out_of_scope" } as const;
      await saveAnswer.run(at(ana), { assessmentId, practice: first.key, response, note: "no such thing here", expectedRevision: 0 });
      await signOff.run(at(signer), { assessmentId, statementAccepted: true });
      const page = await checkPage.run(at(ana), { assessmentId });
      return { notes: page.rows.find(({ key }) => key === first.key)?.notes, team };
    };
    expect((await outcome(ben)).notes).toEqual([]);
    expect((await outcome(ana)).notes).toEqual(["exclusion_not_approved"]);
  });
});

describe("assessing again", () => {
  test("takes the signed answers over with their own date, and they expire when the original would", async () => {
    const team = await newTeam();
    await assessed(at(ana), team.slug, "google", () => "best");
    const soon = daysAfter(MONDAY, 10);
    const again = await startAssessment.run(at(ben, soon), { slug: team.slug, framework: "google" });
    expect(again.carried).toBe(practices.length);
    const page = await checkPage.run(at(ben, soon), again);
    expect(page.rows.every(({ answer }) => answer?.carried === true && answer.by === "Ana Ruiz")).toBe(true);
    expect(page).toMatchObject({ changed: 0, unanswered: 0 });
    const years = daysAfter(MONDAY, 2000);
    const late = await checkPage.run(at(ben, years), again);
    expect(new Set(late.holdUps.map(({ why }) => why))).toEqual(new Set(["expired"]));
    expect((await findAssessment.run(at(ben, years), again)).answered).toBe(0);
  });

  test("marks what changed since the last signature and shows what was said then", async () => {
    const team = await newTeam();
    await assessed(at(ana), team.slug, "google", () => "best");
    const soon = daysAfter(MONDAY, 10);
    const { assessmentId } = await startAssessment.run(at(ben, soon), { slug: team.slug, framework: "google" });
    await saveAnswer.run(at(ben, soon), { assessmentId, practice: first.key, response: worst(), note: "", expectedRevision: 1 });
    const page = await checkPage.run(at(ben, soon), { assessmentId });
    expect(page.rows.filter(({ changed }) => changed).map(({ key }) => key)).toEqual([first.key]);
    expect(page.rows.find(({ key }) => key === first.key)?.previous).toMatchObject({ by: "Ana Ruiz" });
  });
});

describe("the list of assessments", () => {
  test("pages through all of them once in every order, with how many match of how many there are", async () => {
    for (const sort of ["recent", "due"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listAssessments.run(at(vera), { framework: "google", sort, limit: 3, cursor });
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
        expect(page.matching).toBeLessThan(page.total);
      } while (cursor !== undefined);
      const all = await listAssessments.run(at(vera), { framework: "google", sort, limit: 200 });
      expect(seen).toEqual(all.rows.map(({ id }) => id));
      expect(seen).toHaveLength(all.matching);
    }
  });

  test("refuses a page position that Cairn did not give out", async () => {
    const cursor = Buffer.from(JSON.stringify(["now()", "x"])).toString("base64url");
    await expect(listAssessments.run(at(vera), { sort: "recent", limit: 3, cursor })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
