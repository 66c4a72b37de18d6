import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery, readParts, type QueryField, type QueryTerm } from "./query";
import { formatTerm, formatWord } from "./query-format";
import { suggest } from "./query-suggest";

const fields: readonly QueryField[] = [
  { name: "owner", label: "Owner", kind: "text" },
  { name: "level", label: "Level", kind: "number" },
  { name: "since", label: "Since", kind: "date" },
  {
    name: "stage",
    label: "Stage",
    kind: "choice",
    options: ["production", "staging", "in review"],
  },
];
const parse = (text: string) => parseQuery(text, fields);
const is = (field: string, ...values: string[]): QueryTerm => ({
  field,
  operator: "is",
  values,
  negated: false,
});

describe("a typed filter", () => {
  test("owner:ana level:>2 is two terms", () => {
    expect(parse("owner:ana level:>2")).toEqual({
      terms: [is("owner", "ana"), { field: "level", operator: ">", values: ["2"], negated: false }],
      words: [],
      problems: [],
    });
  });

  test.each([
    ["level:>=2", ">=", ["2"]],
    ["level:<0", "<", ["0"]],
    ["level:<=-1.5", "<=", ["-1.5"]],
    ["level:2..4", "between", ["2", "4"]],
    ["level:2", "is", ["2"]],
    ["level:unknown", "unknown", []],
    ["since:>-30d", ">", ["-30d"]],
    ["since:2026-01-01..2026-03-31", "between", ["2026-01-01", "2026-03-31"]],
    ["stage:Production,staging", "is", ["production", "staging"]],
    ['stage:"in review"', "is", ["in review"]],
  ])("%s reads as %s", (text, operator, values) => {
    const [term] = parse(text).terms;
    expect(parse(text).problems).toEqual([]);
    expect(term?.operator).toBe(operator);
    expect(term?.values).toEqual(values);
  });

  test("a minus sign in front means not", () => {
    expect(parse("-owner:ana").terms[0]?.negated).toBe(true);
  });

  test("words and quoted words are searched for", () => {
    expect(parse('fraud "card present" owner:ana').words).toEqual(["fraud", "card present"]);
  });

  test("a quoted unknown is the word, not the missing value", () => {
    expect(parse('owner:"unknown"').terms).toEqual([is("owner", "unknown")]);
  });

  test("an empty text filters nothing", () => {
    expect(parse("  ")).toEqual({ terms: [], words: [], problems: [] });
  });
});

describe("a filter that cannot be understood says so", () => {
  test.each([
    ["onwer:ana", "Did you mean owner:?"],
    ["colour:red", "Fields here: owner, level, since, stage."],
    ["level:high", "level takes a number, such as level:>2."],
    ["level:4..2", "Try level:2..4."],
    ["since:2026-02-31", "since takes a date"],
    ["stage:prodction", "Did you mean stage:production?"],
    ["stage:>production", "stage has no order"],
    ["owner:", "Say what owner should be"],
    ['owner:"ana', "no partner"],
    ["level:>1,2", "A comparison takes one value"],
  ])("%s", (text, message) => {
    const { terms, problems } = parse(text);
    expect(terms).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]).toMatchObject({ start: 0, end: text.length });
  });

  test("the rest of the filter still works", () => {
    const { terms, problems } = parse("owner:ana level:high");
    expect(terms).toHaveLength(1);
    expect(problems[0]).toMatchObject({ start: 10, end: 20 });
  });
});

describe("for any text at all", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(...Array.from('ow:>=<.,"\\- 2level\nstage')),
      maxLength: 40,
    }),
  );

  test("reading never fails, and every part is a term, a word or a problem", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = readParts(text, fields);
        const { terms, words, problems } = parse(text);
        expect(terms.length + words.length + problems.length).toBe(parts.length);
      }),
      { numRuns: 2000 },
    );
  });

  test("no letter is lost: parts joined are the text without the spaces between them", () => {
    const squeeze = (text: string) => text.replaceAll(/\s/gu, "");
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = readParts(text, fields).map((part) => part.source);
        expect(squeeze(parts.join(" "))).toBe(squeeze(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("positions of problems point at their own text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const part of readParts(text, fields)) {
          if (part.type !== "problem") continue;
          expect(text.slice(part.problem.start, part.problem.end)).toBe(part.source);
        }
      }),
    );
  });

  test("what was understood is written and read back as the same", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms, words } = parse(text);
        const written = [...terms.map(formatTerm), ...words.map(formatWord)].join(" ");
        expect(parse(written)).toEqual({ terms, words, problems: [] });
      }),
      { numRuns: 3000 },
    );
  });

  test("text that looks like an operator stays text when it is written again", () => {
    for (const text of ['owner:"unknown"', 'owner:"a..b"', 'owner:">2"', '"owner:ana"', '"-ana"']) {
      const { terms, words } = parse(text);
      const written = [...terms.map(formatTerm), ...words.map(formatWord)].join(" ");
      expect(written).toBe(text);
      expect(parse(written)).toEqual({ terms, words, problems: [] });
    }
  });

  test("suggesting never fails", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Array.isArray(suggest(text, fields))).toBe(true);
      }),
    );
  });
});

describe("suggestions", () => {
  test("an empty box offers the fields in their order", () => {
    expect(suggest("", fields).map((one) => one.draft)).toEqual([
      "owner:",
      "level:",
      "since:",
      "stage:",
    ]);
  });

  test("after a field come its values", () => {
    expect(suggest("stage:st", fields).map((one) => one.draft)).toEqual(["stage:staging"]);
  });

  test("a value with a space is put in quotation marks", () => {
    expect(suggest("-stage:rev", fields)[0]?.draft).toBe('-stage:"in review"');
  });

  test("taking any suggestion of a value gives a filter that is understood", () => {
    const drafts = fields.flatMap((field) => suggest(`${field.name}:`, fields));
    const understood = drafts.filter((one) => one.whole).map((one) => parse(one.draft).problems);
    expect(understood.flat()).toEqual([]);
  });
});
