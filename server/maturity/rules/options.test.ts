import { expect, test } from "vitest";
import { optionsOf, optionValue } from "./options";
import { framework, practice } from "./testing/sample";

const asked = practice("p", { options: { none: "No, never." } });
const subject = framework([asked]);

test("a practice's own sentence replaces the shared one, and its value stays", () => {
  expect(optionsOf(subject, asked).slice(0, 2)).toEqual([
    { key: "none", label: "No, never.", value: 0 },
    { key: "some", label: "Some.", value: 0.25 },
  ]);
});

test("an option that does not exist has no value, which is not zero", () => {
  expect([optionValue(subject, asked, "none"), optionValue(subject, asked, "perhaps")]).toEqual([
    0,
    null,
  ]);
  expect(optionsOf(subject, practice("p", { answerSet: "missing" }))).toEqual([]);
});
