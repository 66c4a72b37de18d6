import fc from "fast-check";
import { expect, test } from "vitest";
import { readSources, sourcesText } from "./sources-text";

test("reads a dataset and its column from each line", () => {
  expect(readSources("payments: amount\n\n s3://lake/cards: card_id \n")).toEqual({
    sources: [
      { dataset: "payments", column: "amount" },
      { dataset: "s3://lake/cards", column: "card_id" },
    ],
  });
  expect(readSources("")).toEqual({ sources: [] });
});

test.each(["payments", ": amount", "payments:", "s3://lake/cards"])("%j names no column", (line) =>
  expect(readSources(`a: b\n${line}`)).toEqual({
    problem: 'Line 2 names no column. Write it as "payments: amount".',
  }),
);

test("what is written reads back", () => {
  const word = fc.stringMatching(/^[a-z0-9/._-]{1,12}$/);
  fc.assert(
    fc.property(fc.array(fc.record({ dataset: word, column: word })), (sources) => {
      expect(readSources(sourcesText(sources))).toEqual({ sources });
    }),
  );
});
