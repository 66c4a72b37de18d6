import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveAnswer } from "../commands/save-answer";
import { startAssessment } from "../commands/start-assessment";
import { findAssessment } from "../queries/assessment-hub";
import { listAssessments } from "../queries/assessment-list";
import { checkPage } from "../queries/check-page";
import { askedPractices } from "../rules/framework";
import { assessed } from "../testing/answering";
import { bank, first, google, worst } from "../testing/bank";
import { as, asToken, daysAfter, MONDAY, organisation } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const practices = askedPractices(google);

describe("starting an assessment", () => {
  test("opens one sheet with every dimension not started, and says what the caller may do", async () => {
    const { assessmentId } = await place.newAssessment();
    const hub = await findAssessment.run(place.at(place.ana), { assessmentId });
    expect(hub).toMatchObject({
      status: "open",
      openedBy: "Ana Ruiz",
      answered: 0,
      asked: practices.length,
    });
    expect(hub.dimensions.every(({ status }) => status === "not_started")).toBe(true);
    expect(hub.rights).toEqual({
      canAnswer: true,
      canSubmit: false,
      canReopen: false,
      canReview: true,
      canLead: true,
      canTakeOver: false,
      canSignOff: true,
      reason: null,
    });
    expect(hub.headline.claimed).toMatchObject({ level: null, title: null });
  });

  test("is refused while one is open, and names it", async () => {
    const { team, assessmentId } = await place.newAssessment();
    await expect(
      startAssessment.run(place.at(place.ben), { slug: team.slug, framework: "google" }),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("started by Ana Ruiz"),
      detail: { data: { assessmentId } },
    });
  });

  test("twice at the same moment opens one", async () => {
    const team = await place.newTeam();
    const both = await Promise.allSettled(
      [place.ana, place.ben].map((person) =>
        startAssessment.run(place.at(person), { slug: team.slug, framework: "google" }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const open = await listAssessments.run(place.at(place.ana), {
      team: team.slug,
      sort: "recent",
      limit: 50,
    });
    expect(open.rows).toHaveLength(1);
  });

  test("with the other framework is possible at the same time", async () => {
    const { team } = await place.newAssessment();
    const other = await startAssessment.run(place.at(place.ana), {
      slug: team.slug,
      framework: "five-levels",
    });
    expect(other.carried).toBe(0);
  });

  test("is refused to a viewer, to a lead of another team, and to a token without the scope", async () => {
    const team = await place.newTeam();
    const input = { slug: team.slug, framework: "google" };
    await expect(startAssessment.run(place.at(place.vera), input)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(startAssessment.run(place.at(place.olga), input)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("not on the team"),
    });
    const reader = asToken(place.orgId, place.ana, ["maturity:read"]);
    await expect(startAssessment.run(reader, input)).rejects.toMatchObject({ code: "forbidden" });
    const writer = asToken(place.orgId, place.ana, ["maturity:write"]);
    await expect(startAssessment.run(writer, input)).resolves.toMatchObject({ carried: 0 });
  });

  test("of a team in another organisation finds no such team", async () => {
    const team = await place.newTeam();
    const elsewhere = await organisation(place.database, "Other Bank");
    const stranger = await elsewhere.person("Sam Stranger", ["lead"]);
    const context = as(elsewhere.orgId, stranger);
    await expect(
      startAssessment.run(context, { slug: team.slug, framework: "google" }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("assessing again", () => {
  test("takes the signed answers over with their own date, and they expire when the original would", async () => {
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "google", wanted: () => "best" });
    const soon = daysAfter(MONDAY, 10);
    const again = await startAssessment.run(place.at(place.ben, soon), {
      slug: team.slug,
      framework: "google",
    });
    expect(again.carried).toBe(practices.length);
    const page = await checkPage.run(place.at(place.ben, soon), again);
    expect(
      page.rows.every(({ answer }) => answer?.carried === true && answer.by === "Ana Ruiz"),
    ).toBe(true);
    expect(page).toMatchObject({ changed: 0, unanswered: 0 });
    const years = daysAfter(MONDAY, 2000);
    const late = await checkPage.run(place.at(place.ben, years), again);
    expect(new Set(late.holdUps.map(({ why }) => why))).toEqual(new Set(["expired"]));
    expect((await findAssessment.run(place.at(place.ben, years), again)).answered).toBe(0);
  });

  test("marks what changed since the last signature and shows what was said then", async () => {
    const team = await place.newTeam();
    await assessed(place.at(place.ana), { slug: team.slug, key: "google", wanted: () => "best" });
    const soon = daysAfter(MONDAY, 10);
    const { assessmentId } = await startAssessment.run(place.at(place.ben, soon), {
      slug: team.slug,
      framework: "google",
    });
    await saveAnswer.run(place.at(place.ben, soon), {
      assessmentId,
      practice: first.key,
      response: worst,
      note: "",
      expectedRevision: 1,
    });
    const page = await checkPage.run(place.at(place.ben, soon), { assessmentId });
    expect(page.rows.filter(({ changed }) => changed).map(({ key }) => key)).toEqual([first.key]);
    expect(page.rows.find(({ key }) => key === first.key)?.previous).toMatchObject({
      by: "Ana Ruiz",
    });
  });
});
