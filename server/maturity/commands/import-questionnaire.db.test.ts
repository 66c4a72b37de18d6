import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { changesAreAudited } from "../evidence/changes-are-audited";
import { measure } from "../evidence/measure";
import { dimensionPage } from "../queries/dimension-page";
import { exportBlankQuestionnaire, exportQuestionnaire } from "../queries/export-questionnaire";
import { previewQuestionnaire } from "../queries/preview-questionnaire";
import { questionnairePage } from "../queries/questionnaire";
import { askedPractices } from "../rules/framework";
import { answerAll, optionAt } from "../testing/answering";
import { panel } from "../testing/assessors";
import { first, google, second } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { importQuestionnaire } from "./import-questionnaire";
import { saveAnswer } from "./save-answer";

let place: Awaited<ReturnType<typeof panel>>;
let ana: Context;
let ben: Context;

beforeAll(async () => {
  place = await panel();
  ana = place.at(place.ana);
  ben = place.at(place.ben);
});
afterAll(() => place.database.drop());

const best = optionAt(google, first, "best");
const worst = optionAt(google, first, "worst");

const csv = (...rows: readonly (readonly string[])[]) => ({
  format: "csv" as const,
  text: [
    ["practice", "answer", "note", "revision", "framework", "framework_version"],
    ...rows.map((row) => [...row, "google", google.version]),
  ]
    .map((row) => row.join(","))
    .join("\n"),
});

type File = ReturnType<typeof csv> | { format: "yaml"; text: string };

type Taking = { readonly take?: string[] };

/** As the page does it: look, then take exactly that. */
async function bring(context: Context, assessmentId: string, bringing: File & Taking) {
  const { take = [], ...file } = bringing;
  const given = { assessmentId, ...file };
  const { planHash } = await previewQuestionnaire.run(context, given);
  return importQuestionnaire.run(context, { ...given, take, planHash });
}

const answerTo = async (assessmentId: string, practice = first, context = ana) => {
  const page = await dimensionPage.run(context, { assessmentId, dimension: practice.dimension });
  return page.questions.find(({ key }) => key === practice.key)?.answer ?? null;
};

const entries = async (assessmentId: string) =>
  place.within(async (db) => [
    ...(await db.execute<{ detail: string; outcome: string }>(
      sql`select detail, outcome from audit_event where org_id = ${place.orgId}
        and action = 'maturity.import-questionnaire' and (subject = ${`assessment:${assessmentId}`})`,
    )),
  ]);

describe("a questionnaire filled in away from Cairn", () => {
  test.each(["yaml", "csv"] as const)(
    "comes back as it left: %s, all answers at once, under the name of who brought it",
    async (format) => {
      const { assessmentId, team } = await place.newAssessment();
      const { body } = await exportBlankQuestionnaire.run(ana, { key: "google", format });
      const text =
        format === "yaml"
          ? body.replaceAll('answer: ""', "answer: not_known")
          : body.replaceAll(",,,,google", ",not_known,,,google");
      const preview = await previewQuestionnaire.run(ana, { assessmentId, format, text });
      const asked = askedPractices(google).length;
      expect([preview.changes.length, preview.problems]).toEqual([asked, []]);
      expect(await answerTo(assessmentId)).toBeNull();
      expect(await bring(ana, assessmentId, { format, text })).toMatchObject({ written: asked });
      expect(await answerTo(assessmentId)).toMatchObject({ notKnown: true, by: "Ana Ruiz" });
      const [entry, ...more] = await entries(assessmentId);
      expect(more).toEqual([]);
      expect(JSON.parse(entry?.detail ?? "{}").after.answers).toHaveLength(asked);
      const work = { ...place.at(place.ana, daysAfter(MONDAY, 1)) };
      const seen = await place.database.pool.read({ "app.org_id": place.orgId }, (db) =>
        measure([changesAreAudited], { ...work, db }, [team.id]),
      );
      expect(seen.get(team.id)).toMatchObject([{ status: "measured", offenders: [] }]);
    },
  );

  test("filled in by half changes that half, and bringing it twice changes nothing", async () => {
    const { assessmentId } = await place.newAssessment();
    await answerAll(ana, { assessmentId, of: google, wanted: () => "worst" });
    const { body } = await exportQuestionnaire.run(ana, { assessmentId, format: "yaml" });
    const text = body.replace(`answer: ${worst}`, `answer: ${best}`);
    const file = { format: "yaml", text } as const;
    expect(await bring(ana, assessmentId, file)).toMatchObject({ written: 1, kept: 0 });
    expect(await answerTo(assessmentId)).toMatchObject({ option: best, revision: 2 });
    await expect(bring(ana, assessmentId, file)).rejects.toThrow("changes nothing");
  });

  test("an answer given after the file was made is kept unless somebody says otherwise", async () => {
    const { assessmentId } = await place.newAssessment();
    await answerAll(ana, {
      assessmentId,
      of: google,
      wanted: ({ key }) => (key === first.key ? "worst" : null),
    });
    const file = csv([first.key, best, "", ""], [second.key, "not_known", "", ""]);
    const { changes } = await previewQuestionnaire.run(ben, { assessmentId, ...file });
    expect(
      changes.map(({ practice, conflict, before }) => [practice, conflict, before?.by]),
    ).toEqual([
      [first.key, true, "Ana Ruiz"],
      [second.key, false, undefined],
    ]);
    expect(await bring(ben, assessmentId, file)).toMatchObject({ written: 1, kept: 1 });
    expect(await answerTo(assessmentId)).toMatchObject({ option: worst });
    expect(await bring(ben, assessmentId, { ...file, take: [first.key] })).toMatchObject({
      written: 1,
    });
    expect(await answerTo(assessmentId)).toMatchObject({ option: best, by: "Ben Ode" });
  });
});

describe("nothing is imported", () => {
  const wrong: readonly (readonly [string, File, string])[] = [
    [
      "while one line is wrong: each is named with its line and what to do",
      csv([first.key, best, "", ""], ["G9-99", "yes", "", ""], [second.key, "maybe", "", ""]),
      `line 3, G9-99: Google MLOps levels 0 to 2 ${google.version} does not ask a practice "G9-99".`,
    ],
    [
      "from a file that is not one",
      { format: "yaml", text: "hello: [" },
      "line 1: This is not valid YAML",
    ],
    [
      "from a file of another framework",
      { format: "csv", text: `practice,answer,framework\n${first.key},${best},five-levels` },
      'is for the framework "five-levels"',
    ],
    [
      "from a file in another encoding",
      csv([first.key, best, "M\uFFFDller", ""]),
      "Save the file as UTF-8",
    ],
  ];

  test.each(wrong)("%s", async (_name, file, why) => {
    const { assessmentId } = await place.newAssessment();
    const { problems } = await previewQuestionnaire.run(ana, { assessmentId, ...file });
    expect(problems.length).toBeGreaterThan(0);
    await expect(bring(ana, assessmentId, file)).rejects.toThrow(why);
    const page = await questionnairePage.run(ana, { assessmentId });
    const said = page.sections.flatMap(({ questions }) => questions.map(({ answer }) => answer));
    expect(said.filter((answer) => answer !== null)).toEqual([]);
  });

  test("when somebody answered since the preview", async () => {
    const { assessmentId } = await place.newAssessment();
    const given = { assessmentId, ...csv([first.key, best, "", ""]) };
    const { planHash } = await previewQuestionnaire.run(ana, given);
    await saveAnswer.run(ben, {
      assessmentId,
      practice: first.key,
      response: { kind: "not_known" },
      note: "",
      expectedRevision: 0,
    });
    const late = importQuestionnaire.run(ana, { ...given, take: [], planHash });
    await expect(late).rejects.toThrow("look at it again");
    expect(await answerTo(assessmentId)).toMatchObject({ notKnown: true });
  });

  test("by a viewer, and into a signed assessment", async () => {
    const { assessmentId } = await place.newAssessment();
    const file = csv([first.key, best, "", ""]);
    await expect(bring(place.at(place.vera), assessmentId, file)).rejects.toThrow("do not include");
  });
});

test("a file of another version gives what still fits and says what is left out", async () => {
  const { assessmentId } = await place.newAssessment();
  const text = `practice,answer,framework,framework_version\n${first.key},${best},google,0.1.0\nOLD-1,yes,google,0.1.0`;
  const file = { format: "csv", text } as const;
  const { remarks, problems } = await previewQuestionnaire.run(ana, { assessmentId, ...file });
  expect(problems).toEqual([]);
  expect(remarks[0]?.says).toContain(`asks version ${google.version}`);
  expect(remarks[1]).toMatchObject({ line: 3, practice: "OLD-1" });
  expect(await bring(ana, assessmentId, file)).toMatchObject({ written: 1 });
});

test("an assessor's file fills their own sheet, and the trail keeps seals of it", async () => {
  const { assessmentId } = await place.open();
  const eva = place.at(place.eva);
  await bring(eva, assessmentId, csv([first.key, best, "SECRET", ""]));
  expect(await answerTo(assessmentId, first, eva)).toMatchObject({ option: best });
  expect(await answerTo(assessmentId)).toBeNull();
  const [entry] = await entries(assessmentId);
  expect(entry?.detail).toContain('"seal"');
  expect(entry?.detail).not.toContain("SECRET");
  const { body } = await exportQuestionnaire.run(ana, { assessmentId, format: "yaml" });
  expect(body).not.toContain("SECRET");
});
