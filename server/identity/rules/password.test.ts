import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passwordForm, passwordLength, passwordProblem } from "./password";

const problem = (password: string) =>
  passwordProblem(password, ["ana.ruiz@northwind.example", "Ana Ruiz", "Northwind Bank"]);

describe("what may be a password", () => {
  test.each([
    "seven wandering otters",
    "correct horse battery staple",
    "northwind owes me a beer",
    "gQ8#mm2-zzVx",
    "Größenwahn im Aquarium",
    "密码很长很长很长很长的一句话呢",
  ])("%s", (password) => expect(problem(password)).toBeNull());

  test("no composition is asked for: lower case letters alone will do", () =>
    expect(problem("wanderingotterseven")).toBeNull());
});

describe("what may not", () => {
  test.each([
    ["elevenchars", /at least 12/],
    ["a".repeat(257), /at most 256/],
    ["aaaaaaaaaaaaaa", /first ones/],
    ["abababababab", /first ones/],
    ["password1234", /first ones/],
    ["P@ssw0rd2026!", /first ones/],
    ["1234567890123", /first ones/],
    ["qwertyuiopqwerty", /first ones/],
    ["zyxwvutsrqponm", /first ones/],
    ["dragondragon", /first ones/],
    ["needforspeed", /first ones/],
    ["iloveyou-2026-!", /first ones/],
    ["cairn-2026-11-21", /your own name/],
    ["northwindbank1", /your own name/],
    ["Ana.Ruiz.2026!", /your own name/],
    ["mlopsmlopsmlops", /your own name/],
    ["ana@northwind", /your own name/],
    ["ruizNorthwind!!", /your own name/],
  ])("%s", (password, sentence) => expect(problem(password)).toMatch(sentence));
});

test("composed and decomposed letters are one password", () => {
  expect(passwordForm("Gro\u0308ßenwahn")).toBe(passwordForm("Größenwahn"));
  const marked = "e\u0301".repeat(passwordLength.min - 1);
  expect(problem(marked)).toMatch(/at least 12/);
});

test("any text gets an answer, soon", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 2000 }), (password) => {
      const answer = problem(password);
      expect(answer === null || answer.endsWith(".")).toBe(true);
    }),
  );
  const started = performance.now();
  problem(`${"ab".repeat(127)}c`);
  expect(performance.now() - started).toBeLessThan(50);
});
