import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "~/server/core/testing/property-runs";
import type { QuestionnaireFile } from "./file";
import { readCsv } from "./read-csv";
import { readYaml } from "./read-yaml";
import { toTable, toYaml } from "./write";

const doors = [
  ["YAML", toYaml, readYaml],
  ["CSV", toTable, readCsv],
] as const;

const file = (change: Partial<QuestionnaireFile["questions"][number]> = {}): QuestionnaireFile => ({
  head: { framework: "google", frameworkVersion: "1.10", team: "Fraud", assessment: "a1" },
  questions: [
    {
      practice: "G1-01",
      section: "Pipeline",
      question: "Do you, or not?",
      options: [
        ["no", "No: not at all."],
        ["yes", "Yes, all of it."],
      ],
      answer: "yes",
      note: "",
      revision: 3,
      ...change,
    },
  ],
});

describe.each(doors)("a questionnaire as %s", (_name, write, read) => {
  test("comes back as it was written, words as words and versions with their zero", () => {
    const { head, entries, problems } = read(write(file({ answer: "no" })));
    expect(head).toEqual({ framework: "google", frameworkVersion: "1.10" });
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([{ practice: "G1-01", answer: "no", note: "", revision: "3" }]);
  });

  test("keeps every note, whatever characters stand in it", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("=1+1", "'-x", "a,b;c", "- x\n  y: z", "#", "~x", '"'),
    );
    fc.assert(
      fc.property(texts, (typed) => {
        // A lone apostrophe before a formula sign is what the export itself writes.
        const note = typed
          .replaceAll(/\r\n?/g, "\n")
          .replaceAll("\0", "")
          .replace(/^'(?=[=+\-@\t\n])/, "")
          .trim();
        if (note === "null" || note === "~") return;
        const { entries, problems } = read(write(file({ note })));
        expect(problems).toEqual([]);
        expect(entries[0]?.note).toBe(note);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  test("reads whatever it is given without failing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { entries, problems } = read(text);
        expect(entries.length + problems.length).toBeGreaterThan(0);
        expect(problems.filter(({ says, line }) => says === "" || !(Number(line) >= 1))).toEqual(
          [],
        );
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});

describe("a malformed file says where and what to do", () => {
  test.each([
    ["practices:\n  - practice: A\n   answer: [", "not valid YAML", 3],
    ["hello", "not a questionnaire of Cairn", 1],
    ["practices: nothing", "not a questionnaire of Cairn", 1],
    ["practices:\n  - practice: A\n    answer: yes\n    anwser: no", '"anwser" is not a field', 2],
    ["practices:\n  - practice: A\n    practice: B", "unique", 3],
    ["practices:\n  - answer: yes", "does not say which practice", 2],
    ["practices:\n  - practice: A\n    answer: [yes]", "`answer` must be plain text", 2],
    ["a: &x [1]\npractices:\n  - *x", "References", 3],
  ])("YAML %#", (text, says, line) => {
    const { problems } = readYaml(text);
    expect(problems[0]?.says).toContain(says);
    expect(problems[0]?.line).toBe(line);
  });

  test.each([
    ['practice,answer\nA,yes\nB,"no', "quotation marks", 3],
    ["practice;note\nA;x", "no column answer", 1],
    ["practice,answer\n,yes", "does not say which practice", 2],
    ["practice,answer,note\nA,yes,one, two", "4 cells and the first line names 3", 2],
    ["", "no column practice and answer", 1],
  ])("CSV %#", (text, says, line) => {
    const { problems } = readCsv(text);
    expect(problems[0]?.says).toContain(says);
    expect(problems[0]?.line).toBe(line);
  });

  test("YAML nested twenty thousand deep", () => {
    expect(readYaml(`practices: ${"[".repeat(20_000)}`).problems).toHaveLength(1);
  });

  test("a small file of references does not become a large one", () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi".replaceAll(/./g, (name) => `${name}: &${name} [*a,*a,*a,*a,*a,*a,*a]\n`)}practices: []`;
    const started = performance.now();
    expect(readYaml(bomb).entries).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

test("a table saved by a spreadsheet with semicolons, a byte order mark and lines in cells is read with its lines", () => {
  const text = '\uFEFFpractice;answer;note\r\nA;yes;"one\r\ntwo"\r\n\r\nB;no;\r\n';
  expect(readCsv(text).entries).toEqual([
    { line: 2, practice: "A", answer: "yes", note: "one\r\ntwo", revision: "" },
    { line: 5, practice: "B", answer: "no", note: "", revision: "" },
  ]);
});
