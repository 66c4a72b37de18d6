import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deskOf, type SheetState } from "./desk";

const day = new Date("2026-11-16T09:00:00Z");
const sheet = (memberId: string, state: "open" | "submitted" | "removed"): SheetState => ({
  id: `sheet of ${memberId}`,
  memberId,
  submittedAt: state === "open" ? null : day,
  removedAt: state === "removed" ? day : null,
});
const several = (sheets: readonly SheetState[], reader: string | null) =>
  deskOf({ mode: "several", status: "open", sheets, reader });
const names = (sheets: readonly SheetState[]) => sheets.map(({ memberId }) => memberId);

describe("whose answers a reader sees", () => {
  const sheets = [sheet("ana", "submitted"), sheet("ben", "submitted"), sheet("eva", "open")];

  test("an assessor who has not submitted sees their own only", () => {
    expect(several(sheets, "eva")).toMatchObject({ footing: "own" });
    expect(names(several(sheets, "eva").seen)).toEqual(["eva"]);
  });

  test("one who has submitted sees those who have too", () => {
    expect(several(sheets, "ana").footing).toBe("some");
    expect(names(several(sheets, "ana").seen)).toEqual(["ana", "ben"]);
  });

  test("everybody else, a removed assessor and a job wait for the last one", () => {
    const removed = [...sheets, sheet("kim", "removed")];
    for (const reader of ["olga", "kim", null]) {
      expect(several(removed, reader)).toMatchObject({ footing: "hidden", seen: [], own: null });
    }
    const complete = [sheet("ana", "submitted"), sheet("kim", "removed")];
    expect(names(several(complete, "olga").seen)).toEqual(["ana"]);
  });

  test("a team's one sheet is everybody's", () => {
    const team: SheetState = { id: "one", memberId: null, submittedAt: null, removedAt: null };
    const desk = deskOf({ mode: "facilitated", status: "open", sheets: [team], reader: "olga" });
    expect(desk).toMatchObject({ footing: "team", seen: [team], own: team, pending: [] });
  });

  test("nobody ever sees a sheet of another that is not submitted or was removed", () => {
    const state = fc.constantFrom("open", "submitted", "removed");
    const person = fc.constantFrom("ana", "ben", "eva", "kim");
    const some = fc.uniqueArray(fc.tuple(person, state), { selector: ([name]) => name });
    fc.assert(
      fc.property(
        some,
        fc.option(person),
        fc.constantFrom("open", "final"),
        (held, reader, status) => {
          const sheets = held.map(([name, how]) => sheet(name, how));
          const { seen, own } = deskOf({ mode: "several", status, sheets, reader });
          const others = seen.filter(({ memberId }) => memberId !== reader);
          const hidden = others.filter((one) => one.submittedAt === null || one.removedAt !== null);
          const early = own !== null && own.submittedAt === null && others.length > 0;
          expect([hidden, early]).toEqual([[], false]);
        },
      ),
    );
  });
});
