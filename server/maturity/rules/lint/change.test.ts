import { describe, expect, test } from "vitest";
import type { AskedPractice, Framework } from "../framework";
import { framework, practice } from "../testing/sample";
import { lintChange } from "./change";
import type { ChangeDefect } from "./defect";

const statement = "A model registry keeps every model with its version and its origin.";
const before = framework([practice("a", { statement }), practice("b")]);

const next = (rest: Partial<AskedPractice>, more: Partial<Framework> = {}): Framework => ({
  ...before,
  version: "1.1.0",
  practices: [practice("a", { statement, ...rest }), practice("b")],
  ...more,
});

const codes = (after: Framework): readonly string[] =>
  lintChange(before, after).map(({ code, subject }) => `${code} ${subject}`);

const broken = {
  changed_meaning: [next({ statement: "Somebody approves each release." }), "a"],
  unchanged_version: [next({ why: "Because." }, { version: "1.0.0" }), "sample"],
} as const satisfies Readonly<Record<ChangeDefect, readonly [Framework, string]>>;

describe("the linter on a new version", () => {
  test.each(Object.entries(broken))("finds %s and names what to look at", (code, [after, key]) => {
    expect(codes(after)).toContain(`${code} ${key}`);
    for (const { message } of lintChange(before, after)) expect(message).toMatch(/^[A-Z].+\.$/);
  });

  test("lets wording improve, and new practices come and old ones go", () => {
    const clearer = "A registry keeps every model, with its version and with its origin.";
    expect(codes(next({ statement: clearer }))).toEqual([]);
    const practices = [practice("b"), practice("c", { statement: "Something new is done." })];
    expect(codes({ ...before, version: "2.0.0", practices })).toEqual([]);
    expect(codes(before)).toEqual([]);
  });

  test("finds an answer that is worth something else or is gone, and a level that moved", () => {
    const [set] = before.answerSets;
    const options = (set?.options ?? []).map((one) =>
      one.key === "half" ? { ...one, value: 0.75 } : one,
    );
    const revalued = next({}, { answerSets: [{ key: "share", options }] });
    expect(codes(revalued)).toEqual(["changed_meaning a", "changed_meaning b"]);
    const fewer = (set?.options ?? []).filter(({ key }) => key !== "some");
    const gone = next({}, { answerSets: [{ key: "share", options: fewer }] });
    expect(codes(gone)).toEqual(["changed_meaning a", "changed_meaning b"]);
    const levels = before.levels.map((level) =>
      level.key === "level-3" ? { ...level, ordinal: 4 } : level,
    );
    expect(codes(next({}, { levels }))).toEqual(["changed_meaning level-3"]);
  });

  test("wants a higher version, compared as numbers", () => {
    const at = (version: string) => codes(next({ why: "Because." }, { version }));
    expect(at("0.9.0")).toEqual(["unchanged_version sample"]);
    expect(at("1.0.1")).toEqual([]);
    const [ninth, tenth] = [next({}, { version: "1.9.0" }), next({}, { version: "1.10.0" })];
    expect(lintChange(ninth, tenth)).toEqual([]);
    expect(lintChange(tenth, ninth).map(({ code }) => code)).toEqual(["unchanged_version"]);
  });
});
