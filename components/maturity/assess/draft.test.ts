import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft, type Event, isSame, retryAfterMs, type Said, standingOf, step } from "./draft";

const most: Said = { response: { kind: "option", option: "most" }, note: "" };
const half: Said = { response: { kind: "option", option: "half" }, note: "only batch models" };
const theirs = { ...half, revision: 4, by: "Ben", at: new Date("2026-11-21T10:00:00Z") };

const after = (...events: readonly Event[]): Draft | null =>
  events.reduce<Draft | null>((draft, event) => step(draft, event), null);
const typed = (said: Said, base = 3): Event => ({ kind: "typed", said, base });

describe("an answer on its way", () => {
  test("is gone from this screen's worries once it is stored", () => {
    expect(after(typed(most), { kind: "sent" }, { kind: "stored", revision: 4 })).toBeNull();
  });

  test("typed again while it was being saved is sent again on top of what was stored", () => {
    const draft = after(typed(most), { kind: "sent" }, typed(half), {
      kind: "stored",
      revision: 4,
    });
    expect(draft).toMatchObject({ ...half, base: 4, state: "waiting" });
  });

  test("that cannot be delivered waits longer each time, at most half a minute", () => {
    const draft = after(
      typed(most),
      { kind: "sent" },
      { kind: "unreachable" },
      { kind: "sent" },
      { kind: "unreachable" },
    );
    expect(draft).toMatchObject({ ...most, state: "retrying", tries: 2 });
    expect([1, 2, 3, 9].map(retryAfterMs)).toEqual([1000, 2000, 4000, 30_000]);
  });

  test("overtaken by somebody keeps both until the person chooses", () => {
    const conflict = after(typed(most), { kind: "sent" }, { kind: "overtaken", theirs });
    expect(conflict).toMatchObject({ ...most, state: "conflict", theirs });
    expect(step(conflict, typed({ ...most, note: "still typing" }))).toMatchObject({
      state: "conflict",
      note: "still typing",
      theirs,
    });
    expect(step(conflict, { kind: "keep-mine" })).toMatchObject({
      ...most,
      base: 4,
      state: "waiting",
      theirs: null,
    });
  });

  test("refused keeps its words and says why", () => {
    const draft = after(
      typed(most),
      { kind: "sent" },
      { kind: "refused", why: "Signed off meanwhile." },
    );
    expect(draft).toMatchObject({ ...most, state: "refused", refusal: "Signed off meanwhile." });
  });

  test("the gravest standing is the one told", () => {
    const drafts = [
      after(typed(most)),
      after(typed(most), { kind: "sent" }, { kind: "unreachable" }),
    ];
    expect(standingOf(drafts.filter((draft) => draft !== null))).toBe("retrying");
    expect(standingOf([])).toBe("saved");
  });

  const said = fc.record({
    response: fc.constantFrom(most.response, half.response, { kind: "cleared" } as const),
    note: fc.string(),
  });
  const event: fc.Arbitrary<Event> = fc.oneof(
    said.map((words) => typed(words)),
    fc.constantFrom<Event>(
      { kind: "sent" },
      { kind: "unreachable" },
      { kind: "refused", why: "no" },
      { kind: "overtaken", theirs },
      { kind: "keep-mine" },
    ),
  );

  test("whatever happens, the last words typed are kept until they were stored", () =>
    fc.assert(
      fc.property(said, fc.array(event, { maxLength: 20 }), (first, events) => {
        let last = first;
        let draft = step(null, typed(first));
        for (const one of events) {
          if (one.kind === "typed") last = one.said;
          draft = step(draft, one);
        }
        expect(draft !== null && isSame(draft, last)).toBe(true);
      }),
    ));
});
