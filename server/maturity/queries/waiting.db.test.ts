import { afterAll, beforeAll, expect, test } from "vitest";
import { removeAssessor } from "../commands/remove-assessor";
import { reopenOwnSheet } from "../commands/reopen-own-sheet";
import { panel } from "../testing/assessors";
import type { Person } from "../testing/house";
import { waitingForMe } from "./waiting";

let place: Awaited<ReturnType<typeof panel>>;
beforeAll(async () => {
  place = await panel();
});
afterAll(() => place.database.drop());

const waitsFor = async (person: Person, assessmentId: string): Promise<boolean> =>
  (await waitingForMe.run(place.at(person), {})).assessments.some(
    (one) => one.assessmentId === assessmentId,
  );

test("an assessment waits for each assessor until they submit, and then for a lead", async () => {
  const { ana, ben, eva, kim } = place;
  const { assessmentId } = await place.open();
  const turns = async () => ({
    ana: await waitsFor(ana, assessmentId),
    eva: await waitsFor(eva, assessmentId),
    ben: await waitsFor(ben, assessmentId),
    kim: await waitsFor(kim, assessmentId),
  });
  expect(await turns()).toEqual({ ana: true, eva: true, ben: false, kim: false });
  await place.fill(ana, assessmentId, () => "best");
  await place.submit(ana, assessmentId);
  expect(await turns()).toEqual({ ana: false, eva: true, ben: false, kim: false });
  await place.fill(eva, assessmentId, () => "best");
  await place.submit(eva, assessmentId);
  expect(await turns()).toEqual({ ana: true, eva: false, ben: true, kim: false });
  await reopenOwnSheet.run(place.at(eva), { assessmentId });
  expect(await turns()).toEqual({ ana: false, eva: true, ben: false, kim: false });
});

test("a removed assessor waits for nothing there, and what they answered is counted on their own sheet", async () => {
  const { ana, eva } = place;
  const { assessmentId } = await place.open();
  await place.fill(eva, assessmentId, () => "worst");
  const { assessments } = await waitingForMe.run(place.at(eva), {});
  const mine = assessments.find((one) => one.assessmentId === assessmentId);
  expect(mine?.answered).toBe(mine?.asked);
  await place.add(ana, assessmentId, place.ben);
  await removeAssessor.run(place.at(ana), {
    assessmentId,
    memberId: eva.memberId,
    reason: "On leave",
  });
  expect(await waitsFor(eva, assessmentId)).toBe(false);
});
