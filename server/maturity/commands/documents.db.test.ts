import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { documentFile } from "../queries/document-file";
import { dimensionPage } from "../queries/dimension-page";
import { exportResult } from "../queries/export-result";
import { teamResult } from "../queries/team-result";
import { documentLimits } from "../rules/attachment";
import { askedPractices } from "../rules/framework";
import { answerAll } from "../testing/answering";
import { bank, google } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { attachDocument } from "./attach-document";
import { removeDocument, restoreDocument } from "./remove-document";
import { reviewDocument } from "./review-document";
import { signOff } from "./sign-off";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof bank>>;
let ana: Context;
let ben: Context;

beforeAll(async () => {
  place = await bank();
  ana = place.at(place.ana);
  ben = place.at(place.ben);
});
afterAll(() => place.database.drop());

/** A practice of which checks could see half at most, and see nothing today: only a document proves it. */
const practice = askedPractices(google).find(
  ({ evidence, kind }) =>
    kind === "R" &&
    evidence !== "self_only" &&
    "partial" in evidence &&
    !("allOf" in evidence || "anyOf" in evidence),
);
const key = practice?.key ?? "";
const dimension = practice?.dimension ?? "";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

type Brought = Partial<Parameters<typeof attachDocument.run>[1]>;

const attach = (context: Context, assessmentId: string, brought: Brought = {}) =>
  attachDocument.run(context, {
    assessmentId,
    practice: key,
    fileName: "policy.txt",
    title: "Monitoring policy",
    effectiveOn: "2026-01-01",
    expiresOn: null,
    content: base64("We watch every model."),
    ...brought,
  });

const answered = async () => {
  const { team, assessmentId } = await place.newAssessment();
  await answerAll(ana, { assessmentId, of: google, wanted: () => "best" });
  return { team, assessmentId };
};

const standingOf = async (assessmentId: string, now = MONDAY) => {
  const page = await dimensionPage.run(place.at(place.ana, now), { assessmentId, dimension });
  const question = page.questions.find((one) => one.key === key);
  return { document: question?.standing.documents[0], standing: question?.standing };
};

const accept = (context: Context, documentId: string) =>
  reviewDocument.run(context, { documentId, verdict: "accepted", reason: "", expected: "pending" });

describe("a document proves what no check can see", () => {
  test("once somebody who neither brought it nor answered has accepted it", async () => {
    const { assessmentId } = await answered();
    const { documentId } = await attach(ana, assessmentId);
    const before = await standingOf(assessmentId);
    expect(before.document).toMatchObject({ state: "waits", title: "Monitoring policy" });
    expect(before.standing?.verdict).toEqual({ kind: "unproven", reason: "not_connected" });
    await expect(accept(ana, documentId)).rejects.toThrow("You brought it");
    await accept(ben, documentId);
    const after = await standingOf(assessmentId);
    expect(after.document?.state).toBe("counts");
    expect(after.standing).toMatchObject({
      verdict: { kind: "confirmed" },
      values: { claimed: 1, confirmed: 1, proven: 1 },
    });
  });

  test("and no longer when it has expired, or before it takes effect: both say so", async () => {
    const { assessmentId } = await answered();
    const brought = { effectiveOn: "2026-11-18", expiresOn: "2026-11-25" };
    const { documentId } = await attach(ana, assessmentId, brought);
    await accept(ben, documentId);
    const on = async (days: number) => {
      const { document, standing } = await standingOf(assessmentId, daysAfter(MONDAY, days));
      return [document?.state, standing?.values.proven ?? null];
    };
    expect(await on(0)).toEqual(["not_yet", null]);
    expect(await on(2)).toEqual(["counts", 1]);
    expect(await on(9)).toEqual(["counts", 1]);
    expect(await on(10)).toEqual(["expired", null]);
    const { document } = await standingOf(assessmentId, daysAfter(MONDAY, 10));
    expect(document?.says).toContain("Expired on 2026-11-25");
  });

  test("a rejected one proves nothing, needs a reason and names it", async () => {
    const { assessmentId } = await answered();
    const { documentId } = await attach(ana, assessmentId);
    const no = { documentId, verdict: "rejected", expected: "pending" } as const;
    await expect(reviewDocument.run(ben, { ...no, reason: "" })).rejects.toThrow("what is missing");
    await reviewDocument.run(ben, { ...no, reason: "It is a draft." });
    const { document, standing } = await standingOf(assessmentId);
    expect(document?.says).toContain("It is a draft.");
    expect(standing?.values.proven).toBeNull();
    await expect(accept(ben, documentId)).rejects.toThrow("has looked at it meanwhile");
  });

  test("whoever answers after accepting is no longer independent", async () => {
    const { assessmentId } = await place.newAssessment();
    const { documentId } = await attach(ana, assessmentId);
    await accept(ben, documentId);
    await answerAll(ben, { assessmentId, of: google, wanted: () => "best" });
    const { document, standing } = await standingOf(assessmentId);
    expect(document?.state).toBe("own_review");
    expect(standing?.values.proven).toBeNull();
  });

  test("its content comes back byte for byte, in parts too, and the same file is kept once", async () => {
    const [one, two] = [await answered(), await answered()];
    const content = base64(`%PDF-1.7 ${"x".repeat(600_000)}`);
    const brought = { fileName: "Richtlinie für Modelle.pdf", content };
    const { documentId, sha256 } = await attach(ana, one.assessmentId, brought);
    expect(await attach(ana, two.assessmentId, brought)).toMatchObject({ sha256 });
    const file = await documentFile.run(place.at(place.vera), { documentId });
    expect(file).toEqual({ fileName: "Richtlinie für Modelle.pdf", sha256, content });
  });
});

describe("what is refused", () => {
  test("a hostile name, a program, too much, and the same again", async () => {
    const { assessmentId } = await answered();
    const refused = async (brought: Brought, why: string) =>
      expect(attach(ana, assessmentId, brought)).rejects.toThrow(why);
    await refused({ fileName: "../../etc/passwd.txt" }, "read as a place");
    await refused({ fileName: "policy\u202Efdp.txt" }, "turn the text round");
    await refused({ fileName: "policy.pdf.exe" }, "computers run");
    await refused({ fileName: "policy.pdf" }, "does not hold what .pdf says");
    await refused({ title: "a\u202Eb" }, "turn the text round");
    await refused({ expiresOn: "2026-11-01" }, "It expired on 2026-11-01");
    await refused({ expiresOn: "2025-01-01" }, "before it takes effect");
    await refused({ content: "" }, "is empty");
    await refused({ practice: "G9-99" }, 'does not ask a practice "G9-99"');
    const big = Buffer.alloc(documentLimits.bytes + 1, "x").toString("base64");
    await refused({ content: big }, "10.0 MB is the most");
    await attach(ana, assessmentId);
    await refused({ fileName: "copy.txt" }, "attached to");
    for (let at = 1; at < documentLimits.perPractice; at += 1)
      await attach(ana, assessmentId, { content: base64(`text ${at}`) });
    await refused({ content: base64("one more") }, "the most there can be");
  });

  test("a viewer attaches nothing, and a signed assessment takes nothing any more", async () => {
    const { assessmentId } = await answered();
    await expect(attach(place.at(place.vera), assessmentId)).rejects.toThrow("do not include");
    const { documentId } = await attach(ana, assessmentId);
    await signOff.run(ben, { assessmentId, statementAccepted: true });
    const more = attach(ana, assessmentId, { content: base64("late") });
    await expect(more).rejects.toThrow("signed off");
    await expect(removeDocument.run(ana, { documentId })).rejects.toThrow("signed off");
    await expect(accept(ben, documentId)).rejects.toThrow("signed off");
  });
});

test("a removed document stops counting and can be put back with its review", async () => {
  const { assessmentId } = await answered();
  const { documentId } = await attach(ana, assessmentId);
  await accept(ben, documentId);
  await removeDocument.run(ana, { documentId });
  expect((await standingOf(assessmentId)).document).toBeUndefined();
  await expect(documentFile.run(ana, { documentId })).rejects.toThrow("was not found");
  await expect(removeDocument.run(ana, { documentId })).rejects.toThrow("was not found");
  await restoreDocument.run(ana, { documentId });
  expect((await standingOf(assessmentId)).document?.state).toBe("counts");
  await expect(restoreDocument.run(ana, { documentId })).rejects.toThrow("already");
});

test("the next assessment takes accepted documents over, and leaves the expired behind", async () => {
  const { team, assessmentId } = await answered();
  const { documentId } = await attach(ana, assessmentId);
  await accept(ben, documentId);
  await attach(ana, assessmentId, { content: base64("short"), expiresOn: "2026-11-20" });
  await signOff.run(ben, { assessmentId, statementAccepted: true });
  const later = place.at(place.ana, daysAfter(MONDAY, 10));
  const next = await startAssessment.run(later, { slug: team.slug, framework: "google" });
  const page = await dimensionPage.run(later, { assessmentId: next.assessmentId, dimension });
  const documents = page.questions.find((one) => one.key === key)?.standing.documents ?? [];
  expect(documents.map(({ title, state, uploadedAt }) => [title, state, uploadedAt])).toEqual([
    ["Monitoring policy", "counts", MONDAY],
  ]);
});

test("results and exports name the document, its SHA-256 and what it is worth", async () => {
  const { team, assessmentId } = await answered();
  const { sha256 } = await attach(ana, assessmentId);
  const asked = { slug: team.slug, framework: "google" };
  const { body } = await exportResult.run(ana, { ...asked, format: "csv" });
  expect(body).toContain(`Monitoring policy (policy.txt, SHA-256 ${sha256}): Not accepted yet`);
  const yaml = await exportResult.run(ana, { ...asked, format: "yaml" });
  expect(yaml.body).toContain(`sha256: ${sha256}`);
  const result = await teamResult.run(ana, asked);
  expect(JSON.stringify(result)).toContain(sha256);
});
