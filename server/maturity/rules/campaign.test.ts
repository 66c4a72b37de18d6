import { describe, expect, test } from "vitest";
import { daysUntil, isLate, progressOf, teamState } from "./campaign";

const monday = new Date("2026-11-16T23:30:00Z");
const done = { signedOffAt: monday, openId: null };
const again = { signedOffAt: monday, openId: "a1" };
const answering = { signedOffAt: null, openId: "a2" };
const silent = { signedOffAt: null, openId: null };
const open = { dueOn: "2026-11-16", status: "open" } as const;

describe("how far a team is with a campaign", () => {
  test("who signed is done, even while the next assessment is open", () => {
    expect([done, again, answering, silent].map(teamState)).toEqual([
      "done",
      "done",
      "answering",
      "not_started",
    ]);
  });

  test("nobody is late on the day itself, whatever the hour", () => {
    expect(daysUntil(open.dueOn, monday)).toBe(0);
    expect(isLate("not_started", open, monday)).toBe(false);
    expect(isLate("not_started", open, new Date("2026-11-17T00:00:00Z"))).toBe(true);
  });

  test("who is done is never late, and nobody is once the campaign has ended", () => {
    const later = new Date("2026-12-24T00:00:00Z");
    expect(isLate("done", open, later)).toBe(false);
    expect(isLate("answering", { ...open, status: "closed" }, later)).toBe(false);
    expect(isLate("answering", { ...open, status: "cancelled" }, later)).toBe(false);
  });

  test("is counted, each team once", () => {
    const later = new Date("2026-11-20T00:00:00Z");
    expect(progressOf([done, again, answering, silent], open, later)).toEqual({
      asked: 4,
      done: 2,
      answering: 1,
      notStarted: 1,
      late: 2,
    });
  });
});
