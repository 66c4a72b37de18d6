import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { disputesPage } from "../queries/disputes-page";
import { exportResult } from "../queries/export-result";
import { teamResult } from "../queries/team-result";
import { panel } from "../testing/assessors";
import { best, first, second, worst } from "../testing/bank";
import type { Person } from "../testing/house";
import { removeAssessor } from "./remove-assessor";
import { reopenOwnSheet } from "./reopen-own-sheet";
import { resolveDispute } from "./resolve-dispute";
import { signOff } from "./sign-off";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof panel>>;
beforeAll(async () => {
  place = await panel();
});
afterAll(() => place.database.drop());

type Over = { practice?: string; expectedRevision?: number; response?: typeof best };
const resolve = (person: Person, assessmentId: string, over: Over = {}) =>
  resolveDispute.run(place.at(person), {
    assessmentId,
    practice: first.key,
    response: best,
    reason: "Seen in the repository together.",
    expectedRevision: 0,
    ...over,
  });
const page = (assessmentId: string) => disputesPage.run(place.at(place.ana), { assessmentId });
const sign = (person: Person, assessmentId: string) =>
  signOff.run(place.at(person), { assessmentId, statementAccepted: true });

describe("a dispute", () => {
  test("shows everybody's answer side by side and holds up the signature until it is settled", async () => {
    const { team, assessmentId } = await place.disputed();
    const before = await page(assessmentId);
    expect(before).toMatchObject({ open: 1, visible: true });
    expect(before.disputes[0]).toMatchObject({ practice: first.key, spread: 1, decision: null });
    expect(before.disputes[0]?.answers.map(({ name, value }) => [name, value])).toEqual([
      ["Ana Ruiz", 1],
      ["Eva Weiss", 0],
    ]);
    await expect(sign(place.ana, assessmentId)).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining(`${first.key} is in dispute`),
    });
    await expect(resolve(place.ben, assessmentId)).resolves.toEqual({
      revision: 1,
      openDisputes: 0,
    });
    expect((await page(assessmentId)).disputes[0]?.decision).toMatchObject({
      by: "Ben Ode",
      reason: "Seen in the repository together.",
    });
    const result = await teamResult.run(place.at(place.kim), {
      slug: team.slug,
      framework: "google",
    });
    expect(result.practices.find(({ key }) => key === first.key)?.values.claimed).toBe(1);
    const { body } = await exportResult.run(place.at(place.kim), {
      slug: team.slug,
      framework: "google",
      format: "csv",
    });
    expect(body).toContain("Seen in the repository together.");
    await expect(sign(place.ana, assessmentId)).resolves.toMatchObject({
      headline: { claimed: { level: expect.any(Number) } },
    });
    await expect(reopenOwnSheet.run(place.at(place.eva), { assessmentId })).rejects.toMatchObject({
      code: "precondition",
    });
  });

  test("is none where the answers lie close, and nobody but a lead settles one", async () => {
    const { assessmentId } = await place.disputed();
    await expect(resolve(place.ana, assessmentId, { practice: second.key })).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining("less than half the scale"),
    });
    await expect(resolve(place.eva, assessmentId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(resolve(place.olga, assessmentId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(resolve(place.ana, assessmentId, { practice: "no-such" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("settled by two leads at once is settled by one, and the other is told by whom", async () => {
    const { assessmentId } = await place.disputed();
    const both = await Promise.allSettled([
      resolve(place.ana, assessmentId),
      resolve(place.ben, assessmentId, { response: worst }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({
      reason: { code: "conflict", message: expect.stringContaining("settled") },
    });
    await expect(
      resolve(place.ben, assessmentId, { expectedRevision: 1, response: worst }),
    ).resolves.toMatchObject({ revision: 2 });
  });

  test("is open again when an answer it settled changes, and no score moves silently", async () => {
    const { assessmentId } = await place.disputed();
    await resolve(place.ana, assessmentId);
    await reopenOwnSheet.run(place.at(place.eva), { assessmentId });
    await expect(resolve(place.ana, assessmentId, { expectedRevision: 1 })).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining("Eva Weiss"),
    });
    await place.submit(place.eva, assessmentId);
    expect(await page(assessmentId)).toMatchObject({ open: 0 });
    await reopenOwnSheet.run(place.at(place.eva), { assessmentId });
    await place.say(place.at(place.eva), assessmentId, {
      response: worst,
      expectedRevision: 1,
      note: "still nothing",
    });
    await place.submit(place.eva, assessmentId);
    const now = await page(assessmentId);
    expect(now).toMatchObject({ open: 1, disputes: [{ lapsed: true, revision: 1 }] });
  });
});

describe("signing with several assessors", () => {
  test("is refused while one has not submitted, with who, how far and what to do", async () => {
    const { assessmentId } = await place.open();
    await place.fill(place.ana, assessmentId, () => "best");
    await place.submit(place.ana, assessmentId);
    await place.say(place.at(place.eva), assessmentId, { response: best });
    await expect(sign(place.ben, assessmentId)).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringMatching(
        /Eva Weiss has not submitted: 1 of \d+ answered\. Ask them to submit, or remove them/,
      ),
      detail: { data: { waitingFor: [{ name: "Eva Weiss" }] } },
    });
    await removeAssessor.run(place.at(place.ben), {
      assessmentId,
      memberId: place.eva.memberId,
      reason: "left the company",
    });
    await expect(sign(place.ben, assessmentId)).resolves.toMatchObject({
      milestoneId: expect.any(String),
    });
  });

  test("and reopening a sheet at the same moment leaves no signed assessment with a hidden sheet", async () => {
    const { assessmentId } = await place.disputed();
    await resolve(place.ana, assessmentId);
    const [signed, reopened] = await Promise.allSettled([
      sign(place.ben, assessmentId),
      reopenOwnSheet.run(place.at(place.eva), { assessmentId }),
    ]);
    expect([signed?.status, reopened?.status].toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("carries what was agreed into the team's next sheet", async () => {
    const { team, assessmentId } = await place.disputed();
    await resolve(place.ana, assessmentId, { response: worst });
    await sign(place.ben, assessmentId);
    const again = await startAssessment.run(place.at(place.ana, new Date("2026-11-20T09:00:00Z")), {
      slug: team.slug,
      framework: "google",
    });
    expect(again.carried).toBeGreaterThan(10);
    const result = await teamResult.run(place.at(place.ana, new Date("2026-11-20T09:00:00Z")), {
      slug: team.slug,
      framework: "google",
      assessmentId: again.assessmentId,
    });
    expect(result.practices.find(({ key }) => key === first.key)?.values.claimed).toBe(0);
  });
});
