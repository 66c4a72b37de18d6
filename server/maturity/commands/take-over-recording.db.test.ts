import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAssessment } from "../queries/assessment-hub";
import { panel } from "../testing/assessors";
import { best, worst } from "../testing/bank";
import type { Person } from "../testing/house";
import { startAssessment } from "./start-assessment";
import { takeOverRecording } from "./take-over-recording";

let place: Awaited<ReturnType<typeof panel>>;
beforeAll(async () => {
  place = await panel();
});
afterAll(() => place.database.drop());

async function facilitated() {
  const team = await place.newTeam();
  return startAssessment.run(place.at(place.ana), {
    slug: team.slug,
    framework: "google",
    mode: "facilitated",
  });
}
const takeOver = (person: Person, assessmentId: string, from: Person) =>
  takeOverRecording.run(place.at(person), { assessmentId, from: from.memberId });

describe("recording for a group", () => {
  test("is done by whoever started it; another lead is told who records and writes nothing", async () => {
    const { assessmentId } = await facilitated();
    await place.say(place.at(place.ana), assessmentId, { response: best });
    const hub = await findAssessment.run(place.at(place.ben), { assessmentId });
    expect(hub).toMatchObject({
      facilitator: { name: "Ana Ruiz" },
      rights: { canAnswer: false, canTakeOver: true, canSignOff: true },
    });
    const ben = place.say(place.at(place.ben), assessmentId, {
      response: worst,
      expectedRevision: 1,
    });
    await expect(ben).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining("Ana Ruiz records the answers for the group"),
    });
  });

  test("can be taken over, and the first facilitator is told at the next answer", async () => {
    const { assessmentId } = await facilitated();
    await takeOver(place.ben, assessmentId, place.ana);
    await expect(
      place.say(place.at(place.ana), assessmentId, { response: best }),
    ).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringMatching(/Ben Ode records .* since 2026-11-16 09:00 UTC/),
    });
    await expect(
      place.say(place.at(place.ben), assessmentId, { response: best }),
    ).resolves.toMatchObject({ answer: { by: "Ben Ode" } });
  });

  test("taken over by two at once goes to one, and the other is told who has it", async () => {
    const team = await place.newTeam([place.ana, place.ben, place.olga]);
    const { assessmentId } = await startAssessment.run(place.at(place.ana), {
      slug: team.slug,
      framework: "google",
      mode: "facilitated",
    });
    const both = await Promise.allSettled([
      takeOver(place.ben, assessmentId, place.ana),
      takeOver(place.olga, assessmentId, place.ana),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", message: expect.stringContaining("took over meanwhile") },
    });
  });

  test("is refused to a viewer, to who records already, and where nobody records", async () => {
    const { assessmentId } = await facilitated();
    await expect(takeOver(place.vera, assessmentId, place.ana)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(takeOver(place.ana, assessmentId, place.ana)).rejects.toMatchObject({
      code: "conflict",
    });
    const shared = await place.newAssessment();
    await expect(takeOver(place.ben, shared.assessmentId, place.ana)).rejects.toMatchObject({
      code: "precondition",
    });
  });
});
