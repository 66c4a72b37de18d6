import { expect, test } from "vitest";
import type { Response } from "./draft";
import { responseFor, responseWords, valueOf } from "./response-words";

const all: readonly Response[] = [
  { kind: "option", option: "at-least-half" },
  { kind: "not_applicable", reason: "out_of_scope" },
  { kind: "not_applicable", reason: "decided_not_to_do" },
  { kind: "not_applicable", reason: "owned_elsewhere" },
  { kind: "not_known" },
  { kind: "cleared" },
];

test("every answer comes back from its radio button", () => {
  expect(all.map((response) => responseFor(valueOf(response)))).toEqual(all);
  expect(responseFor("na:made-up")).toEqual({ kind: "cleared" });
});

test("every answer reads as a sentence, an option by its own words", () => {
  const options = [{ key: "at-least-half", label: "For at least half of our models" }];
  expect(all.map((response) => responseWords(response, options))).toEqual([
    "For at least half of our models",
    "Not applicable: out of scope",
    "Not applicable: decided not to do it",
    "Not applicable: another team owns it",
    "We do not know",
    "No answer",
  ]);
});
