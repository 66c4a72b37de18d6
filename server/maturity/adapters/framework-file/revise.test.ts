import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "~/server/core/testing/property-runs";
import { blankFramework } from "../../frameworks/blank";
import { applyEdits, at, type Edit, type Path } from "../../rules/framework-edit";
import { trust } from "~/server/core/trust";
import { revise } from "./revise";
import { lensText } from "./testing/lens";
import { writeFramework } from "./write";

const yaml = writeFramework(blankFramework, "yaml");
const json = writeFramework(blankFramework, "json");
const title = (value: string): Edit => ({ kind: "set", path: ["title"], value });

describe("a framework file that is worked on", () => {
  test("begins without a defect and says where each part stands", () => {
    const { problems, reading, lines } = revise(yaml, []);
    expect(problems).toEqual([]);
    expect(reading?.findings).toEqual([]);
    const line = lines["practices.0"] ?? 0;
    expect(yaml.split("\n")[line - 1]).toContain("key: P1");
  });

  test("keeps its comments and the order of its keys", () => {
    const commented = yaml.replace("title:", "# Said by the board.\ntitle:");
    const { text } = revise(commented, [title("Ours: the second")]);
    expect(text).toContain("# Said by the board.\n");
    expect(text).toContain('title: "Ours: the second"');
    expect(text.indexOf("version:")).toBeLessThan(text.indexOf("title:"));
  });

  test("stays JSON when it is JSON", () => {
    const { text, reading } = revise(json, [title("Ours")]);
    expect(JSON.parse(text)).toEqual({ ...blankFramework, title: "Ours" });
    expect(reading?.framework.title).toBe("Ours");
  });

  test("that repeats itself is written out", () => {
    const twice = yaml
      .replace("title: Our framework", "title: &name Our framework")
      .replace("publisher: Our organisation\nkind", "publisher: *name\nkind");
    expect(revise(twice, [title("Ours")]).reading?.framework).toMatchObject({
      title: "Ours",
      publisher: "Our framework",
    });
  });

  test("may be no framework for a while: what is wrong is said, what it holds is kept", () => {
    const { data, problems, reading } = revise(yaml, [
      { kind: "set", path: ["practices", 0, "key"], value: "" },
      { kind: "set", path: ["practices", 0, "effortDays"], value: "two" },
    ]);
    expect(reading).toBeNull();
    expect(problems.map(({ path }) => path)).toEqual(["practices.0.key", "practices.0.effortDays"]);
    expect(problems.every(({ line }) => line !== null)).toBe(true);
    expect(at(data ?? null, ["practices", 0, "effortDays"])).toBe("two");
  });

  test("that cannot be read keeps its text", () => {
    const broken = "key: [1,\ntitle: x";
    expect(revise(broken, [title("Ours")])).toMatchObject({ text: broken, data: null });
    expect(revise(broken, []).problems[0]?.line).toBeGreaterThan(0);
  });

  test("turns from an AWS lens into the framework it stands for", () => {
    const { text, converted, reading } = revise(lensText(), [
      { kind: "set", path: ["version"], value: "1.2.0" },
    ]);
    expect(converted).toBe(true);
    expect(text).toContain("key: aws-model-care");
    expect(reading).toMatchObject({ kind: "framework", framework: { version: "1.2.0" } });
  });

  test("holds after any changes what the changes say, in YAML and in JSON", () => {
    const path = fc.constantFrom<Path>(
      ["title"],
      ["practices", 0],
      ["practices", 1],
      ["practices", 0, "why"],
      ["levels", 1],
      ["levels", 0, "summary"],
      ["gates", 0],
      ["gates"],
      ["scoring", "threshold"],
      ["new", "place"],
    );
    const value = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }).filter((one) => !one.includes("\0")),
      fc.integer({ min: -9, max: 9 }),
      fc.constant(null),
      fc.constant({ key: "k", list: ["a", "b"] }),
    );
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({ kind: fc.constant("set" as const), path, value }),
      fc.record({ kind: fc.constant("remove" as const), path }),
      fc.record({ kind: fc.constant("insert" as const), path, value }),
      fc.record({ kind: fc.constant("move" as const), path, to: fc.nat(2) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), fc.constantFrom(yaml, json), (edits, text) => {
        const wanted = applyEdits(trust(blankFramework), edits);
        expect(revise(text, edits).data).toEqual(wanted);
      }),
      { numRuns: propertyRuns(100) },
    );
  }, 30_000);
});
