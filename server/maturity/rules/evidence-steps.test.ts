import { describe, expect, test } from "vitest";
import { assess } from "./assess";
import type { Evidence } from "./framework";
import type { Observation } from "./observation";
import { choose, framework, measured, NOW, practice, unmeasured } from "./testing/sample";

/** Written late (0), versioned (.5), versioned and tested (1). */
const script: Evidence = {
  steps: [
    { value: 0.5, allOf: ["C24"] },
    { value: 1, allOf: ["C24", "C39"] },
  ],
};
/** By one person (0), by a team (.5: nothing can show that), by a pipeline (1). */
const release: Evidence = {
  steps: [
    { value: 0.5, allOf: [] },
    { value: 1, allOf: ["C55"] },
  ],
};

type Case = {
  readonly evidence: Evidence;
  readonly claim?: string;
  readonly seen?: readonly Observation[];
  readonly reviewed?: boolean;
};

const of = ({ evidence, claim = "most", seen = [], reviewed = false }: Case) => {
  const subject = framework([practice("p", { evidence })]);
  const review = reviewed ? [{ status: "accepted", by: "zoe" } as const] : [];
  const documents = review.map((one) => ({
    practice: "p",
    uploadedBy: "ana",
    uploadedAt: NOW,
    review: one,
  }));
  const input = {
    framework: subject,
    answers: [choose("p", claim)],
    observations: seen,
    documents,
  };
  const [result] = assess({ ...input, now: NOW }).practices;
  if (result === undefined) throw new Error("A framework with one practice gave no result.");
  const { verdict, values, evidence: view } = result;
  const kind = verdict?.kind === "unproven" ? `unproven:${verdict.reason}` : verdict?.kind;
  return { kind, confirmed: values.confirmed, least: view.atLeast, most: view.atMost };
};

describe("evidence for a practice with several states", () => {
  test("shows the highest state whose checks are all full", () => {
    const seen = [measured("C24", 1), measured("C39", 1)];
    expect(of({ evidence: script, seen })).toMatchObject({ kind: "confirmed", confirmed: 1 });
  });

  test("puts the practice below a state one of whose checks is not full", () => {
    const seen = [measured("C24", 1), measured("C39", 0.5)];
    expect(of({ evidence: script, seen })).toMatchObject({ kind: "overclaimed", confirmed: 0.5 });
    expect(of({ evidence: script, seen: [measured("C24", 0)] })).toMatchObject({
      kind: "refuted",
      confirmed: 0,
    });
  });

  test("never refutes a state that no check can tell", () => {
    const seen = [measured("C55", 0)];
    expect(of({ evidence: release, claim: "half", seen })).toMatchObject({
      kind: "unproven:partly_observed",
      confirmed: 0.5,
      most: 0.5,
    });
    expect(of({ evidence: release, seen })).toMatchObject({ kind: "overclaimed", confirmed: 0.5 });
  });

  test("stays open while a check is not connected", () => {
    const seen = [measured("C24", 1), unmeasured("C39", "not_connected")];
    expect(of({ evidence: script, seen })).toMatchObject({ least: 0.5, most: null, confirmed: 1 });
  });

  test("a reviewed document shows states no check can tell, and none that a check should show", () => {
    expect(of({ evidence: release, claim: "half", reviewed: true })).toMatchObject({
      kind: "confirmed",
      least: 0.5,
    });
    expect(of({ evidence: release, claim: "most", reviewed: true })).toMatchObject({
      kind: "unproven:not_connected",
      least: 0.5,
      most: null,
    });
    expect(of({ evidence: script, claim: "half", reviewed: true }).least).toBeNull();
  });

  test("each check is listed once", () => {
    const subject = framework([practice("p", { evidence: script })]);
    const input = { framework: subject, answers: [], observations: [], now: NOW };
    const parts = assess(input).practices.flatMap(({ evidence }) => evidence.parts);
    expect(parts.map(({ check }) => check)).toEqual(["C24", "C39"]);
  });
});
