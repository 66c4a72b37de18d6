import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkOf } from "../evidence";
import { assess } from "../rules/assess";
import { lintFramework } from "../rules/lint";
import { choose, measured, NOW } from "../rules/testing/sample";
import { keptPromises } from "./testing/kept-promises";

const readme = readFileSync("server/maturity/README.md", "utf8");

/** A path in backticks, and under it the file as a block of TypeScript. */
const quoted = [...readme.matchAll(/^`(?<path>[^`]+\.ts)`:\n\n```ts\n(?<text>[\s\S]*?)```$/gm)];

describe("the example in the README", () => {
  test("is two files of this project, quoted to the letter", () => {
    expect(quoted.map(({ groups }) => groups?.["path"])).toEqual([
      "evidence/improvements-are-on-time.ts",
      "frameworks/testing/kept-promises.ts",
    ]);
    for (const { groups } of quoted) {
      expect(groups?.["text"]).toBe(readFileSync(`server/maturity/${groups?.["path"]}`, "utf8"));
    }
  });

  test("is a framework without defects whose check is built, and they work together", () => {
    expect(lintFramework(keptPromises)).toEqual([]);
    expect(checkOf("T02")?.title).toBe("Improvement work is on time");
    const scored = (good: number) =>
      assess({
        framework: keptPromises,
        answers: [choose("KP-01", "most")],
        observations: [measured("T02", good, { good: good * 4, eligible: 4 })],
        now: NOW,
      });
    expect(scored(1).scores.proven.level).toBe(1);
    expect(scored(0).practices[0]?.verdict).toEqual({ kind: "refuted" });
    expect(scored(0).scores.confirmed.level).toBe(0);
  });
});
