import { describe, expect, test } from "vitest";
import type { Answer, Resolution, Response } from "./answer";
import { positionOf, type Position } from "./position";
import { choose, daysAgo, framework, NOW, practice, respond } from "./testing/sample";

const asked = practice("p");
const optional = practice("p", { kind: "O" });

const stand = (
  answers: readonly Answer[],
  resolutions: readonly Resolution[] = [],
  subject = asked,
): Position =>
  positionOf({
    framework: framework([subject]),
    practice: subject,
    answers,
    resolutions,
    now: NOW,
  });

const outOfScope = (
  rest: { reason?: string; approvedBy?: string | null; expiresAt?: Date | null } = {},
): Response => ({
  kind: "out_of_scope",
  reason: "We serve no predictions.",
  approvedBy: "zoe",
  expiresAt: daysAgo(-30),
  ...rest,
});

const resolve = (response: Response): Resolution => ({
  practice: "p",
  by: "zoe",
  reason: "We looked together.",
  resolvedAt: NOW,
  response,
});

describe("what a team claims", () => {
  test("is the lower median of its assessors, and a wide spread opens a dispute", () => {
    const position = stand([choose("p", "most", "ana"), choose("p", "half", "ben")]);
    expect([position.claim, position.consensus.value]).toEqual([10, 0.5]);
    expect(position.notes).toEqual(["dispute_open"]);
  });

  test("is what was agreed once a dispute is resolved; the spread stays visible", () => {
    const split = [choose("p", "most", "ana"), choose("p", "none", "ben")];
    const position = stand(split, [resolve({ kind: "option", option: "some" })]);
    expect([position.claim, position.notes]).toEqual([5, []]);
    expect(position.consensus).toMatchObject({ spread: 1, dispute: true, resolved: true });
  });

  test("is unknown when nobody answered, nobody knows or the option does not exist", () => {
    expect(stand([]).claim).toBeNull();
    expect(stand([respond("p", { kind: "unknown" })]).claim).toBeNull();
    const strange = stand([choose("p", "perhaps")]);
    expect([strange.claim, strange.notes]).toEqual([null, ["option_not_in_set"]]);
  });

  test("becomes unknown when the answer outlives its validity", () => {
    const old = { ...choose("p", "most"), answeredAt: daysAgo(181) };
    expect([stand([old]).claim, stand([old]).notes]).toEqual([null, ["answer_expired"]]);
    expect(stand([{ ...old, answeredAt: daysAgo(180) }]).claim).toBe(20);
  });

  test("counts each assessor's latest answer only", () => {
    const before = { ...choose("p", "none"), answeredAt: daysAgo(2) };
    const position = stand([choose("p", "most"), before]);
    expect([position.claim, position.consensus.assessors]).toEqual([20, 1]);
  });
});

describe("the three meanings of not applicable", () => {
  test("out of scope leaves the count when somebody else approved it for a time", () => {
    const position = stand([respond("p", outOfScope())]);
    expect([position.exclusion?.kind, position.claim]).toEqual(["out_of_scope", null]);
  });

  test("out of scope without reason, approver, expiry or a second person stays in the count as unknown", () => {
    const lacking = [
      { reason: " " },
      { approvedBy: null },
      { expiresAt: null },
      { approvedBy: "ana" },
    ];
    for (const rest of lacking) {
      const position = stand([respond("p", outOfScope(rest))]);
      expect([position.exclusion, position.claim]).toEqual([null, null]);
      expect(position.notes).toEqual(["exclusion_not_approved"]);
    }
  });

  test("an exclusion ends when it expires", () => {
    const position = stand([respond("p", outOfScope({ expiresAt: NOW }))]);
    expect([position.exclusion, position.notes]).toEqual([null, ["exclusion_expired"]]);
  });

  test("an optional practice needs only a reason", () => {
    const alone = outOfScope({ approvedBy: null, expiresAt: null });
    expect(stand([respond("p", alone)], [], optional).exclusion).not.toBeNull();
  });

  test("decided not to do stays in the count with nothing", () => {
    const position = stand([respond("p", { kind: "decided_not_to_do", reason: "Too dear." })]);
    expect([position.claim, position.exclusion]).toEqual([0, null]);
  });

  test("owned elsewhere takes the owner's claim and names the owner", () => {
    const owner = {
      kind: "owned_elsewhere",
      reason: "The platform runs it.",
      owner: "Platform",
      claimed: 0.5,
      observed: null,
    } as const;
    const position = stand([respond("p", owner)]);
    expect([position.claim, position.owner?.owner]).toEqual([10, "Platform"]);
  });

  test("one person's not applicable against another's answer is a dispute, and the answer counts", () => {
    const position = stand([respond("p", outOfScope(), "ben"), choose("p", "half", "ana")]);
    expect([position.exclusion, position.claim, position.notes]).toEqual([
      null,
      10,
      ["dispute_open"],
    ]);
  });
});
