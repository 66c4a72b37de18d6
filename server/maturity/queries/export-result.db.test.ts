import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { saveAnswer } from "../commands/save-answer";
import { startAssessment } from "../commands/start-assessment";
import { exportResult } from "../queries/export-result";
import { askedPractices } from "../rules/framework";
import { answerAll, assessed } from "../testing/answering";
import { bank, five, upTo } from "../testing/bank";
import { MONDAY } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

describe("an export", () => {
  test("as CSV holds every practice and disarms formulas", async () => {
    const team = await place.newTeam();
    const { assessmentId } = await startAssessment.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
    await answerAll(place.at(place.ana), { assessmentId, of: five, wanted: upTo(1) });
    await saveAnswer.run(place.at(place.ana), {
      assessmentId,
      practice: "S2-01",
      response: { kind: "not_applicable", reason: "out_of_scope" },
      note: '=HYPERLINK("http://evil","x")',
      expectedRevision: 1,
    });
    const file = await exportResult.run(place.at(place.ben), {
      slug: team.slug,
      framework: "five-levels",
      format: "csv",
    });
    expect(file).toMatchObject({
      filename: `${team.slug}-five-levels-2026-11-16.csv`,
      mediaType: "text/csv; charset=utf-8",
    });
    expect(file.body.split("\r\n")).toHaveLength(askedPractices(five).length + 2);
    expect(file.body).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
  });

  test("as YAML names framework, hashes and moment, and writes unknown as null", async () => {
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "five-levels", wanted: upTo(2) });
    const file = await exportResult.run(place.at(place.ben), {
      slug: team.slug,
      framework: "five-levels",
      format: "yaml",
    });
    const read: unknown = parse(file.body);
    expect(read).toMatchObject({
      source: {
        framework: "five-levels",
        frameworkVersion: five.version,
        asOf: MONDAY.toISOString(),
        assessmentStatus: "final",
      },
      headline: { claimed: { level: 2 }, proven: { level: null } },
    });
  });
});
