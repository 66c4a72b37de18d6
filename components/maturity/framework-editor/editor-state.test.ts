import { describe, expect, test } from "vitest";
import {
  beginWith,
  dataOf,
  type EditorEvent,
  type EditorState,
  isRead,
  isUnsaved,
  isWritable,
  nodeOf,
  type Review,
  stepEditor,
} from "./editor-state";

const review = (text: string, title = "Ours"): Review => ({
  text,
  converted: false,
  data: { title, practices: [{ key: "p1" }] },
  problems: [],
  findings: [],
  lines: {},
});
const begun = beginWith(review("one"), "one");
const after = (...events: readonly EditorEvent[]) => events.reduce(stepEditor, begun);
const set = (name: string, value: string): EditorEvent => ({
  kind: "edited",
  edits: [{ kind: "set", path: [name], value }],
});
/** The server's answer about what is on screen. */
const read = (state: EditorState, text: string, title?: string): EditorState =>
  stepEditor(state, { kind: "reviewed", of: state.now, review: review(text, title) });

describe("a framework in the editor", () => {
  test("shows a change in the form at once, before the text has it", () => {
    const state = after(set("title", "New"));
    expect(dataOf(state.now)).toMatchObject({ title: "New" });
    expect(isRead(state.now)).toBe(false);
    expect(isUnsaved(state)).toBe(true);
  });

  test("takes letters typed in one field as one step", () => {
    const state = after(set("title", "N"), set("title", "Ne"), set("title", "New"));
    expect(state.past).toHaveLength(1);
    expect(state.now.edits).toHaveLength(1);
    expect(dataOf(stepEditor(state, { kind: "undo" }).now)).toMatchObject({ title: "Ours" });
  });

  test("keeps two fields apart, and takes both back and forth", () => {
    const state = after(set("title", "New"), set("summary", "Words"), { kind: "undo" });
    expect(dataOf(state.now)).toEqual({ title: "New", practices: [{ key: "p1" }] });
    expect(dataOf(stepEditor(state, { kind: "redo" }).now)).toMatchObject({ summary: "Words" });
    expect(stepEditor(state, set("title", "Newer")).future).toEqual([]);
  });

  test("drops no change for an answer about an older text", () => {
    const asked = after(set("title", "New"));
    const typing = stepEditor(asked, set("summary", "Words"));
    const answer = { kind: "reviewed", of: asked.now, review: review("late", "New") } as const;
    const state = stepEditor(typing, answer);
    expect(state.now.text).toBe("one");
    expect(dataOf(state.now)).toMatchObject({ title: "New", summary: "Words" });
  });

  test("waits with the text until changes of the form are written into it", () => {
    const typing = after(set("title", "New"));
    expect(stepEditor(typing, { kind: "typed", text: "lost" }).now.text).toBe("one");
    const state = stepEditor(read(typing, "two", "New"), { kind: "typed", text: "three" });
    expect(state.now.text).toBe("three");
  });

  test("waits with the form until the text was read", () => {
    const state = after({ kind: "typed", text: "two" }, set("title", "New"));
    expect(dataOf(state.now)).toMatchObject({ title: "Ours" });
  });

  test("is saved when the stored text is the one on screen, and unsaved again after taking a step back", () => {
    const typing = read(after({ kind: "typed", text: "two" }), "two");
    const state = stepEditor(typing, { kind: "saved", text: "two" });
    expect(isUnsaved(state)).toBe(false);
    expect(isUnsaved(stepEditor(state, { kind: "undo" }))).toBe(true);
  });

  test("takes up what was left unsaved here, as one step that can be taken back", () => {
    const state = after({ kind: "restored", text: "left", edits: [], revision: 3 });
    expect(state.now.text).toBe("left");
    expect(isWritable(state.now)).toBe(false);
    expect(isUnsaved(stepEditor(state, { kind: "undo" }))).toBe(false);
    expect(state.restored).toEqual({ revision: 3 });
    const away = stepEditor(state, { kind: "discarded", text: "one" });
    expect([away.restored, isUnsaved(away)]).toEqual([null, false]);
    expect(stepEditor(away, { kind: "undo" }).now.text).toBe("left");
  });
});

test("a fault leads to the part of the file it is about", () => {
  expect(nodeOf("practices.3.level")).toEqual(["practices", 3]);
  expect(nodeOf("dimensions.0")).toEqual(["dimensions", 0]);
  expect(nodeOf("answerSets.1.options.0.value")).toEqual(["answerSets"]);
  expect(nodeOf("floor")).toEqual([]);
  expect(nodeOf("practices")).toEqual([]);
  expect(nodeOf("")).toEqual([]);
});
