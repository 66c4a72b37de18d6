import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fuzzRuns, propertyRuns } from "~/server/core/testing/property-runs";
import { garbage, mutated, randomFilter, subjectNames } from "../../testing/random-filter";
import { MAX_FILTER_LENGTH } from "../limits";
import type { Filter } from "./ast";
import { parseOrderBy } from "./order-by";
import { parseFilter } from "./parse";
import { printFilter } from "./print";
import type { SubjectName } from "./subjects/index";

/** Generous: it bounds the whole test, not one case. */
const TIMEOUT_MS = 3_600_000;
const SLOWEST_MS = 50;

const parsed = (subject: SubjectName, text: string): Filter | null => {
  const filter = parseFilter(subject, text);
  return filter.ok ? filter.value : null;
};

/** The same filter with every place at zero. */
const placeless = (filter: Filter): Filter => {
  if (filter.kind === "not") return { ...filter, at: 0, term: placeless(filter.term) };
  if (filter.kind === "and" || filter.kind === "or")
    return { ...filter, at: 0, terms: filter.terms.map(placeless) };
  return { ...filter, at: 0 };
};

const elapsed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** The best of several tries when the first was slow: the machine may pause, the parser may not. */
const msOf = (work: () => void): number => {
  const first = elapsed(work);
  return first < SLOWEST_MS ? first : Math.min(first, ...[1, 2, 3, 4].map(() => elapsed(work)));
};

/** Either a filter, or a refusal in words whose place lies inside the text. */
const check = (subject: SubjectName, text: string) => {
  const filter = parseFilter(subject, text);
  if (filter.ok) return;
  const { message, at, length } = filter.error;
  if (message.length > 1500 || message.length < 10) expect(message).toBe("words");
  if (at < 0 || length < 0 || at + length > text.length)
    expect([at, length]).toEqual([text, "inside"]);
};

describe.each(subjectNames)("%s", (subject) => {
  test("what is printed is read as the same filter", { timeout: TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(randomFilter(subject), (filter) => {
        const again = parsed(subject, printFilter(subject, filter));
        expect(again === null ? null : placeless(again)).toEqual(filter);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});

const anySubject = fc.constantFrom(...subjectNames);
const changes = fc.array(
  fc.tuple(fc.nat(200), fc.nat(5), fc.oneof(garbage, fc.string({ maxLength: 3 }))),
  { minLength: 1, maxLength: 3 },
);
const spoiled = fc.oneof(
  ...subjectNames.map((subject) =>
    fc
      .tuple(randomFilter(subject), changes)
      .map(([filter, changes]) => changes.reduce(mutated, printFilter(subject, filter))),
  ),
);
const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), garbage, spoiled);

/**
 * Two thousand texts as a rule. For the million of the acceptance:
 * `PROPERTY_RUNS=1000000 npx vitest run --config .config/vitest.config.ts --project pure rules/filter/fuzz`
 * (about a minute on one core).
 */
test("no text breaks the parser or holds it up", { timeout: TIMEOUT_MS }, () => {
  const seen = { cases: 0, filters: 0, slowest: 0 };
  fc.assert(
    fc.property(anySubject, anyText, (subject, text) => {
      const ms = msOf(() => check(subject, text));
      expect(parseOrderBy(subject === "loggedModels" ? "runs" : subject, [text])).toHaveProperty(
        "ok",
      );
      seen.cases += 1;
      seen.filters += parseFilter(subject, text).ok ? 1 : 0;
      seen.slowest = Math.max(seen.slowest, ms);
      return ms < SLOWEST_MS;
    }),
    { numRuns: fuzzRuns(2000) },
  );
  if (seen.cases >= 1_000_000) console.info(seen);
  expect(seen.filters).toBeGreaterThan(seen.cases / 100);
});

const longTexts: readonly (readonly [string, string])[] = [
  ["open parentheses", "("],
  ["NOTs", "NOT "],
  ["ANDs", "AND "],
  ["single quotes", "'"],
  ["doubled backticks", "``"],
  ["digits", "1"],
  ["dots", "a."],
  ["spaces", " "],
  ["operators", "="],
  ["words", "params.a='x' "],
  ["alternatives", "tags.a='x' OR "],
  ["list items", "'a',"],
  ["exponents", "1e"],
  ["minus signs", "-"],
  ["pairs of surrogates", "𝐚"],
];

test.each(longTexts)("as many %s as fit are dealt with in time", (_, piece) => {
  for (const start of [
    "",
    "params.a = ",
    "run_id IN (",
    "metrics.",
    "metrics.a > ",
    "params.a = '",
  ]) {
    const text = (start + piece.repeat(MAX_FILTER_LENGTH)).slice(0, MAX_FILTER_LENGTH);
    expect(msOf(() => check("runs", text))).toBeLessThan(SLOWEST_MS);
  }
});
