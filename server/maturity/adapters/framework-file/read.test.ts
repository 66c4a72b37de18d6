import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "~/server/core/testing/property-runs";
import { frameworks } from "../../frameworks";
import { canonicalJson } from "../../rules/canonical-json";
import { framework, practice } from "../../rules/testing/sample";
import { randomFramework } from "../../rules/testing/random-assessment";
import { RULES } from "../../rules/testing/random-scoring";
import { Unreadable } from "./problem";
import { readFramework } from "./read";
import { writeFramework } from "./write";

const formats = ["yaml", "json"] as const;

const sound = framework([
  practice("a", { level: 1 }),
  practice("b", { level: 2, dependsOn: ["a"] }),
  practice("c", { level: 3 }),
]);
const yaml = writeFramework(sound, "yaml");
const lineWith = (text: string, words: string) =>
  text.split("\n").findIndex((line) => `${line};`.includes(words)) + 1;

const problemsOf = (text: string) => {
  try {
    readFramework(text);
    return [];
  } catch (error) {
    if (error instanceof Unreadable) return error.problems;
    throw error;
  }
};

describe("a framework written to a file is read back the same", () => {
  test.each(
    frameworks.flatMap((one) => formats.map((format) => [one.title, format, one] as const)),
  )("%s as %s", (_title, format, one) => {
    const read = readFramework(writeFramework(one, format));
    expect(read.framework).toEqual(one);
    expect(read.findings).toEqual([]);
  });

  test.each(RULES)(
    "any framework under %s",
    (rule) => {
      fc.assert(
        fc.property(randomFramework(rule), fc.constantFrom(...formats), (one, format) => {
          const read = readFramework(writeFramework(one, format)).framework;
          expect(canonicalJson(read)).toBe(canonicalJson(one));
        }),
        { numRuns: propertyRuns(30) },
      );
    },
    30_000,
  );

  test("whatever its texts hold", () => {
    const words = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .filter((one) => !one.includes("\0"));
    fc.assert(
      fc.property(words, words, fc.constantFrom(...formats), (title, summary, format) => {
        const one = { ...sound, title, summary };
        expect(readFramework(writeFramework(one, format)).framework).toEqual(one);
      }),
      { numRuns: propertyRuns(100) },
    );
  }, 30_000);
});

describe("a file that is no framework is refused with its place", () => {
  test("an empty one and one that is too long", () => {
    expect(problemsOf(" \n")[0]?.message).toContain("is empty");
    expect(problemsOf("x".repeat(500_001))[0]?.message).toContain("500000 is the most");
  });

  test.each([
    ["YAML with a bad indent", "key: a\n  version: 1", 1],
    ["JSON cut off", '{\n  "key": "a",\n', 3],
    ["a tag that makes objects", "key: !!js/function 'x'", 1],
  ])("%s", (_what, text, line) => {
    const [problem] = problemsOf(text);
    expect(problem?.line).toBe(line);
    expect(problem?.message).toContain("neither YAML nor JSON");
  });

  test("a key nobody knows, by name and line", () => {
    const text = yaml.replace("publisher: Nobody\nkind", "publisher: Nobody\nlicence: free\nkind");
    expect(problemsOf(text)).toEqual([
      {
        path: "licence",
        line: lineWith(text, "licence:"),
        message: '"licence" is a key no framework has; remove it or correct its name.',
      },
    ]);
  });

  test("a value of the wrong kind, a missing one and a wrong word, all at once", () => {
    const text = yaml
      .replace("floor: 0", "floor: low")
      .replace("effortDays: 2", "effortDays: two")
      .replace("summary: A framework for tests.\n", "")
      .replace("kind: levels", "kind: ladder");
    const found = problemsOf(text).map(({ path, line, message }) => `${path} ${line} ${message}`);
    expect(found).toHaveLength(4);
    expect(found.join("\n")).toContain('"summary" is missing');
    expect(found.join("\n")).toContain(`floor ${lineWith(text, "floor:")} "floor" must be`);
    expect(found.join("\n")).toContain('"levels" or "checklist" or "score"');
    expect(found.join("\n")).toContain("practices.0.effortDays");
  });

  test("a mistake deep in a rule", () => {
    const text = yaml.replace("rule: staged_all", "rule: staged_some");
    expect(problemsOf(text)[0]).toMatchObject({ path: "scoring.rule" });
    const unknown = yaml.replace("threshold: 1", "threshold: 1\n  strict: true");
    expect(problemsOf(unknown)[0]).toMatchObject({ path: "scoring.strict" });
  });

  test("a key that stands twice", () => {
    const [problem] = problemsOf(`${yaml}\ntitle: Again\n`);
    expect(problem?.message).toContain('"title" stands twice');
  });

  test("text that multiplies itself, never ends or is nested without end", () => {
    const bomb = Array.from({ length: 12 }, (_, at) =>
      at === 0
        ? "a0: &a0 [x]"
        : `a${at}: &a${at} [${Array(9)
            .fill(`*a${at - 1}`)
            .join(", ")}]`,
    ).join("\n");
    expect(problemsOf(bomb)[0]?.message).toMatch(/multiplies itself|repeats itself/);
    expect(problemsOf("a: &a [*a]")[0]?.message).toContain("never end");
    expect(problemsOf(`a: ${"[".repeat(60)}${"]".repeat(60)}`)[0]?.message).toContain("nested");
    expect(problemsOf("[".repeat(100_000))[0]?.message).toMatch(/nested|neither/);
  }, 30_000);

  test("many keys in one place are read in good time", () => {
    // Time of the processor: what else the machine does must not count.
    const started = process.cpuUsage();
    problemsOf(Array.from({ length: 40_000 }, (_, at) => `k${at}: 1`).join("\n"));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
  }, 60_000);

  test("a list or a word instead of a framework", () => {
    expect(problemsOf("- a\n- b")[0]?.message).toBe("The file must be keys with values.");
    expect(problemsOf("hello")[0]?.line).toBe(1);
  });
});

describe("a few repeated values are fine", () => {
  test("written once with & and repeated with *", () => {
    const text = yaml
      .replace("publisher: Nobody", "publisher: &who Nobody")
      .replace("title: Sample", "title: *who");
    // The anchor has to stand before what repeats it.
    expect(problemsOf(text).length).toBeGreaterThan(0);
    const right = yaml
      .replace("title: Sample", "title: &who Nobody")
      .replace("publisher: Nobody\nkind", "publisher: *who\nkind");
    expect(readFramework(right).framework).toMatchObject({ title: "Nobody", publisher: "Nobody" });
  });
});

describe("a readable file with defects shows each with its line", () => {
  const found = (text: string) =>
    readFramework(text).findings.map(({ code, subject, line }) => `${code} ${subject} ${line}`);

  test("prerequisites in a circle", () => {
    const text = writeFramework(
      framework([
        practice("a", { level: 1, dependsOn: ["b"] }),
        practice("b", { level: 1, dependsOn: ["a"] }),
        practice("c", { level: 2 }),
        practice("d", { level: 3 }),
      ]),
      "yaml",
    );
    expect(found(text)).toEqual([
      `dependency_cycle a ${lineWith(text, "- key: a;")}`,
      `dependency_cycle b ${lineWith(text, "- key: b;")}`,
    ]);
  });

  test("twins, at the second of them", () => {
    const text = writeFramework(
      framework([...sound.practices, practice("c", { level: 3 })]),
      "yaml",
    );
    const second = text.split("\n").findLastIndex((line) => line.includes("- key: c")) + 1;
    expect(found(text)).toEqual([`duplicate_id c ${second}`]);
  });

  test("a contradiction: a floor that is no level", () => {
    expect(found(yaml.replace("floor: 0", "floor: 7")).join()).toContain(
      "floor_not_a_level sample 1",
    );
  });

  test("and says what to do about it", () => {
    const [floor] = readFramework(yaml.replace("floor: 0", "floor: 7")).findings;
    expect(floor?.message).toMatch(/is 7, which is not one of its levels\. Name the number of one/);
    const circle = yaml.replace("key: a\n", "key: a\n    dependsOn:\n      - b\n");
    expect(
      readFramework(circle).findings.map(({ path, message }) => [path, message]),
    ).toContainEqual([
      "practices.0.key",
      "Practice a depends on itself through its prerequisites. Take one of the prerequisites in the circle away.",
    ]);
  });
});
