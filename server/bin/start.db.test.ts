import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changedLock, toyProject, type ToyProject } from "./testing/toy-project";

let toy: ToyProject;
beforeEach(() => {
  toy = toyProject();
});
afterEach(() => toy.remove());

const started = async (...args: string[]): Promise<string> => {
  const { output, code } = await toy.run("start.mjs", ...args);
  return `${output}code ${code}`;
};

describe("npm start", () => {
  test("installs and builds what is missing, then runs; the next start only runs", async () => {
    expect(await started()).toContain("runs on 3000 in production\ncode 0");
    expect(toy.asked()).toEqual(["npm ci", "next build"]);
    const again = await toy.run("start.mjs");
    expect(again.output).toBe("runs on 3000 in production\n");
    expect(toy.asked()).toHaveLength(2);
  });

  test("--demo asks for the demonstration, and without it nobody does", async () => {
    expect(await started("--demo")).toContain("runs on 3000 in production with the demonstration");
    expect(await started()).not.toContain("demonstration");
  });

  test("builds again after a change of content, not after a change of time", async () => {
    await started();
    const later = new Date(Date.now() + 60_000);
    fs.utimesSync(path.join(toy.folder, "server/main.ts"), later, later);
    toy.write("server/rules/some.test.ts", "// a test is no part of the build");
    await started();
    expect(toy.asked()).toEqual(["npm ci", "next build"]);
    toy.write("server/main.ts", 'console.log("changed");\n');
    expect(await started()).toContain("\nchanged\n");
    expect(toy.asked()).toEqual(["npm ci", "next build", "next build"]);
  });

  test("builds again when the build is gone, cut or of another Node", async () => {
    await started();
    fs.rmSync(path.join(toy.folder, ".next"), { recursive: true });
    await started();
    fs.writeFileSync(path.join(toy.folder, ".build/stamp.json"), '{"node":');
    await started();
    const stamp = fs.readFileSync(path.join(toy.folder, ".build/stamp.json"), "utf8");
    fs.writeFileSync(
      path.join(toy.folder, ".build/stamp.json"),
      stamp.replace(process.version, "v20.0.0"),
    );
    await started();
    expect(toy.asked().filter((what) => what === "next build")).toHaveLength(4);
  });

  test("installs and builds again after the lock file changed", async () => {
    await started();
    toy.write("package-lock.json", changedLock());
    await started();
    expect(toy.asked()).toEqual(["npm ci", "next build", "npm ci", "next build"]);
  });

  test("takes packages that somebody installed with npm as they are", async () => {
    spawnSync(process.execPath, ["npm/npm-cli.js", "install"], { cwd: toy.folder });
    await started();
    expect(toy.asked()).toEqual(["npm install", "next build"]);
  });

  test("tries npm install where npm ci cannot, and tells why", async () => {
    toy.write("refuse-ci", "Missing: something from lock file");
    const told = await started();
    expect(told).toContain(
      "npm ci could not install them (Missing: something from lock file); trying npm install.",
    );
    expect(told).toContain("runs on 3000");
  });

  test("shows npm's words when nothing can be installed, and runs nothing", async () => {
    toy.write("refuse-ci", "no network");
    toy.write("refuse-install", "getaddrinfo ENOTFOUND");
    const told = await started();
    expect(told).toMatch(
      /Packages could not be installed in .*: npm says\nnpm error getaddrinfo ENOTFOUND\nCheck the network .*\ncode 1$/,
    );
    expect(toy.asked()).toEqual(["npm ci", "npm install"]);
  });

  test("shows the compiler's words when the code does not build, and runs nothing", async () => {
    toy.write("server/main.ts", "const = 1;");
    const told = await started();
    expect(told).toContain("The server does not build:");
    expect(told).toContain("server/main.ts:1:6: ERROR");
    expect(told).toMatch(/code 1$/);
    toy.write("server/main.ts", 'console.log("mended");');
    expect(await started()).toContain("mended\ncode 0");
  });

  test("three starts at once install once, build once, and all run", async () => {
    const all = await Promise.all([started(), started(), started()]);
    for (const told of all) expect(told).toContain("runs on 3000 in production\ncode 0");
    expect(toy.asked()).toEqual(["npm ci", "next build"]);
  });

  test("a lock left by a killed start keeps nobody waiting", async () => {
    toy.write(".build/setup.lock", "999999999");
    const { code, ms } = await toy.run("start.mjs");
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });

  test("does not pull the files from under a Cairn that runs here", async () => {
    await started();
    toy.write("data/owner.json", JSON.stringify({ pid: process.pid }));
    expect(await started()).toContain("runs on 3000");
    toy.write("server/main.ts", 'console.log("changed");');
    expect(await started()).toMatch(
      new RegExp(
        `^Cairn runs from this folder \\(process ${process.pid}\\), .* Stop that one first .*\ncode 1$`,
      ),
    );
    expect(toy.asked()).toEqual(["npm ci", "next build"]);
  });

  test.each([
    [["--port", "4000"], "runs on 4000 in production\ncode 0"],
    [["--port", "0"], "--port 0 is not a port: give a number from 1 to 65535.\ncode 1"],
    [["--port", "70000"], "--port 70000 is not a port: give a number from 1 to 65535.\ncode 1"],
    [["--prot", "1"], "Unknown option '--prot'. npm start -- --help lists the options.\ncode 1"],
    [["--help"], "--port NUMBER"],
  ])("%j answers %j", async (args, answer) => {
    expect(await started(...args)).toContain(answer);
  });
});

describe("an old Node", () => {
  const gate = path.join(import.meta.dirname, "node-version.cjs");
  const underNode = (version: string) => {
    const script = `Object.defineProperty(process, "versions", { value: { node: "${version}" } }); require(${JSON.stringify(gate)});`;
    const { status, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    return { status, stderr };
  };

  test.each(["8.17.0", "18.20.4", "20.8.1"])("%s is refused with what to install", (version) => {
    const { status, stderr } = underNode(version);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `Cairn needs Node 20.9 or later: this is Node ${version} at ${process.execPath}. Install Node 24`,
    );
  });

  test.each(["20.9.0", "22.1.0", "24.11.0"])("%s goes on in silence", (version) => {
    expect(underNode(version)).toEqual({ status: 0, stderr: "" });
  });

  test("is met by syntax it can read", () => {
    expect(fs.readFileSync(gate, "utf8")).not.toMatch(
      /\b(const|let|import|class)\b|=>|`|\?\.|\?\?|node:/,
    );
  });
});
