import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Said } from "./draft";
import { AnswerKeeper, type Outcome, type Shelf } from "./keeper";

const most: Said = { response: { kind: "option", option: "most" }, note: "" };
const half: Said = { response: { kind: "option", option: "half" }, note: "why" };
const at = new Date("2026-11-21T10:00:00Z");
const stored = (revision: number): Outcome => ({
  kind: "stored",
  stored: { said: most, revision, effect: "", at },
});

function shelfOf(
  content: Record<string, string> = {},
): Shelf & { content: Record<string, string> } {
  return {
    content,
    getItem: (name) => content[name] ?? null,
    setItem: (name, text) => void (content[name] = text),
    removeItem: (name) => void delete content[name],
  };
}

type Sent = { practice: string; said: Said; base: number };

function keeperWith(outcomes: Outcome[], shelf: Shelf = shelfOf()) {
  const sent: Sent[] = [];
  const keeper = new AnswerKeeper({
    assessmentId: "a1",
    memberId: "m1",
    shelf,
    send: (practice, said, base) => {
      sent.push({ practice, said, base });
      return Promise.resolve(outcomes.shift() ?? stored(99));
    },
  });
  return { keeper, sent };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the keeper of answers", () => {
  test("waits a moment and sends the last words only", async () => {
    const { keeper, sent } = keeperWith([stored(1)]);
    keeper.type("S1-03", most, 0);
    keeper.type("S1-03", half, 0);
    await vi.advanceTimersByTimeAsync(400);
    expect(sent).toEqual([{ practice: "S1-03", said: half, base: 0 }]);
    expect(keeper.snapshot().drafts.size).toBe(0);
    expect(keeper.snapshot().stored.get("S1-03")?.revision).toBe(1);
  });

  test("keeps trying while the server cannot be reached, and delivers at once when it can", async () => {
    const { keeper, sent } = keeperWith([
      { kind: "unreachable" },
      { kind: "unreachable" },
      stored(1),
    ]);
    keeper.type("S1-03", most, 0);
    await vi.advanceTimersByTimeAsync(1400);
    expect(sent).toHaveLength(2);
    keeper.retryNow();
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toHaveLength(3);
    expect(keeper.snapshot().drafts.size).toBe(0);
  });

  test("holds undelivered answers through a reload", async () => {
    const shelf = shelfOf();
    const before = keeperWith([{ kind: "unreachable" }], shelf);
    before.keeper.type("S1-03", half, 2);
    await vi.advanceTimersByTimeAsync(350);
    before.keeper.stop();
    const later = keeperWith([stored(3)], shelf);
    later.keeper.resume();
    await vi.advanceTimersByTimeAsync(400);
    expect(later.sent).toEqual([{ practice: "S1-03", said: half, base: 2 }]);
    expect(shelf.content).toEqual({});
  });

  test("shows both answers of a conflict and sends mine on top of theirs when chosen", async () => {
    const theirs = { ...half, revision: 5, by: "Ben", at };
    const { keeper, sent } = keeperWith([{ kind: "overtaken", theirs }, stored(6)]);
    keeper.type("S1-03", most, 3);
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.snapshot().drafts.get("S1-03")).toMatchObject({
      ...most,
      state: "conflict",
      theirs,
    });
    keeper.keepMine("S1-03");
    await vi.advanceTimersByTimeAsync(10);
    expect(sent.at(-1)).toEqual({ practice: "S1-03", said: most, base: 5 });
  });

  test("finds its own words stored already, because only the acknowledgement was lost, and is content", async () => {
    const theirs = { ...most, revision: 4, by: "Ana", at: new Date(0) };
    const { keeper } = keeperWith([{ kind: "overtaken", theirs }]);
    keeper.type("S1-03", most, 3);
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.snapshot().drafts.size).toBe(0);
    expect(keeper.snapshot().stored.get("S1-03")).toMatchObject({ revision: 4, said: most });
  });

  test("sends one request per practice at a time", async () => {
    let release: (outcome: Outcome) => void = () => undefined;
    const sent: Sent[] = [];
    const keeper = new AnswerKeeper({
      assessmentId: "a1",
      memberId: "m1",
      shelf: null,
      send: (practice, said, base) => {
        sent.push({ practice, said, base });
        return new Promise((resolve) => {
          release = resolve;
        });
      },
    });
    keeper.type("S1-03", most, 0);
    await vi.advanceTimersByTimeAsync(400);
    keeper.type("S1-03", half, 0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(1);
    release(stored(1));
    await vi.advanceTimersByTimeAsync(400);
    expect(sent.at(-1)).toEqual({ practice: "S1-03", said: half, base: 1 });
  });

  test("takes nothing up that somebody else typed in the same browser", () => {
    const left = JSON.stringify([{ practice: "S1-03", ...most, base: 0 }]);
    const { keeper } = keeperWith([], shelfOf({ "cairn-answers-a1-m2": left }));
    keeper.resume();
    expect(keeper.snapshot().drafts.size).toBe(0);
    const own = keeperWith([], shelfOf({ "cairn-answers-a1-m1": left }));
    own.keeper.resume();
    expect(own.keeper.snapshot().drafts.size).toBe(1);
  });

  test("survives a shelf with rubbish on it", () => {
    const { keeper } = keeperWith(
      [],
      shelfOf({ "cairn-answers-a1-m1": '[{"practice":3},null,"x"]' }),
    );
    keeper.resume();
    expect(keeper.snapshot().drafts.size).toBe(0);
  });
});
