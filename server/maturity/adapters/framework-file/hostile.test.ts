import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "~/server/core/testing/property-runs";
import { randomFramework } from "../../rules/testing/random-assessment";
import { RULES } from "../../rules/testing/random-scoring";
import { Unreadable } from "./problem";
import { readFramework } from "./read";
import { lensText } from "./testing/lens";
import { writeFramework } from "./write";

/** The file with one of its values replaced by something its author did not mean. */
const spoiled = (text: string, at: number, by: string): string => {
  const lines = text.split("\n");
  const place = at % lines.length;
  return lines
    .map((line, index) => (index === place ? line.replace(/: .+?(,?)$/, `: ${by}$1`) : line))
    .join("\n");
};

const strange = [
  "-1",
  "0",
  "0.123",
  "99",
  "1e9",
  '""',
  '"nowhere"',
  "[]",
  "{}",
  "null",
  "true",
  '"every"',
];

/** What the reader says about the text, whether it could read it or not. Anything but words is thrown. */
const saidOf = (text: string): readonly string[] => {
  try {
    return readFramework(text).findings.map(({ message }) => message);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    return error.problems.map(({ message }) => message);
  }
};

const wordless = (text: string) => saidOf(text).filter((message) => !message.endsWith("."));

test.each(RULES)(
  "a spoiled file under %s is read or refused in words, and never breaks the reader",
  (rule) => {
    fc.assert(
      fc.property(randomFramework(rule), fc.nat(), fc.constantFrom(...strange), (one, at, by) => {
        expect(wordless(spoiled(writeFramework(one, "json"), at, by))).toEqual([]);
      }),
      { numRuns: propertyRuns(100) },
    );
  },
  30_000,
);

test("neither does a spoiled lens", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...strange), (at, by) => {
      expect(wordless(spoiled(lensText(), at, by))).toEqual([]);
    }),
    { numRuns: propertyRuns(300) },
  );
}, 30_000);
