import { describe, expect, test } from "vitest";
import { keysOf, matchShortcut, type KeyPress, type MatchState } from "./shortcut-match";

const combos = ["mod+k", "g h", "g m", "/", "?", "j"];
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  typing: false,
  ...more,
});
const idle: MatchState = { pending: null, pendingSince: 0 };
const at = (nowMs: number, singleKeys = true) => ({ combos, singleKeys, nowMs });

describe("shortcuts", () => {
  test("g then h is one shortcut", () => {
    const first = matchShortcut(press("g"), idle, at(0));
    expect(first.combo).toBeNull();
    expect(matchShortcut(press("h"), first.state, at(400)).combo).toBe("g h");
  });

  test("a slow second key starts over", () => {
    const first = matchShortcut(press("g"), idle, at(0));
    expect(matchShortcut(press("h"), first.state, at(5000)).combo).toBeNull();
  });

  test("typing a word never moves the page", () => {
    for (const key of ["g", "j", "/", "?"]) {
      expect(matchShortcut(press(key, { typing: true }), idle, at(0)).combo).toBeNull();
    }
  });

  test("switched-off single keys do nothing, Ctrl K still works", () => {
    expect(matchShortcut(press("j"), idle, at(0, false)).combo).toBeNull();
    expect(matchShortcut(press("k", { ctrl: true, typing: true }), idle, at(0, false)).combo).toBe(
      "mod+k",
    );
    expect(matchShortcut(press("K", { meta: true }), idle, at(0, false)).combo).toBe("mod+k");
  });

  test("the browser's own combinations are left alone", () => {
    expect(matchShortcut(press("j", { ctrl: true }), idle, at(0)).combo).toBeNull();
    expect(matchShortcut(press("j", { alt: true }), idle, at(0)).combo).toBeNull();
  });

  test("a key after an unfinished sequence counts by itself", () => {
    const first = matchShortcut(press("g"), idle, at(0));
    expect(matchShortcut(press("j"), first.state, at(10)).combo).toBe("j");
  });

  test("keys are shown as they are pressed", () => {
    expect(keysOf("mod+k")).toEqual({ keys: ["Ctrl", "K"], sequence: false });
    expect(keysOf("mod+k", true).keys).toEqual(["⌘", "K"]);
    expect(keysOf("g h")).toEqual({ keys: ["g", "h"], sequence: true });
  });
});
