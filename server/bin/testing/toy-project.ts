import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const bin = path.resolve(import.meta.dirname, "..");
const packages = path.resolve(bin, "../../node_modules");

/**
 * A project with the real commands and the real bundler, but a toy npm, a toy Next and a one-line server, so that a
 * start takes tenths of a second instead of a minute. Everything that npm and Next were asked is in `asked()`.
 */
export type ToyProject = {
  folder: string;
  /** Changes or adds a file. */
  write: (file: string, text: string) => void;
  /** Runs one of the commands to its end. */
  run: (command: string, ...args: string[]) => Promise<Finished>;
  /** What the toy npm and the toy Next did, in order. */
  asked: () => string[];
  remove: () => void;
};

type Finished = { code: number | null; output: string; ms: number };

const NPM = `
const fs = require("node:fs"), path = require("node:path");
const [verb] = process.argv.slice(2);
fs.appendFileSync("asked.txt", "npm " + verb + "\\n");
const refusal = "refuse-" + verb;
if (fs.existsSync(refusal)) { console.error("npm error " + fs.readFileSync(refusal, "utf8")); process.exit(1); }
fs.rmSync("node_modules", { recursive: true, force: true });
fs.mkdirSync("node_modules/next/dist/bin", { recursive: true });
for (const name of ["esbuild", "@esbuild"]) fs.symlinkSync(path.join(${JSON.stringify(packages)}, name), "node_modules/" + name);
fs.copyFileSync("next.cjs", "node_modules/next/dist/bin/next");
fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");`;

const NEXT = `
const fs = require("node:fs");
fs.appendFileSync("asked.txt", "next " + process.argv[2] + "\\n");
fs.mkdirSync(".next", { recursive: true });
setTimeout(() => fs.writeFileSync(".next/BUILD_ID", String(Math.random())), 100);`;

const lockOf = (version: string): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      "": { name: "toy" },
      "node_modules/esbuild": { version },
      "node_modules/for-another-system": { version: "1.0.0", optional: true },
    },
  });

const FILES = {
  "package.json": '{ "name": "toy", "type": "module" }',
  "package-lock.json": lockOf("1.0.0"),
  "next.config.js": "",
  "tsconfig.json": "{}",
  "npm-cli.js": NPM,
  "next.cjs": NEXT,
  "server/main.ts":
    'console.log(`runs on ${process.env["PORT"]} in ${process.env["NODE_ENV"]}${process.env["CAIRN_DEMO"] ? " with the demonstration" : ""}`);\n',
};

/** Makes one in a folder with a space in its name. */
export function toyProject(): ToyProject {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cairn toy "));
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  for (const [file, text] of Object.entries(FILES)) write(file, text);
  fs.cpSync(bin, path.join(folder, "server", "bin"), { recursive: true });
  // The toy npm is CommonJS in a project of modules.
  write("npm/package.json", '{ "type": "commonjs" }');
  fs.renameSync(path.join(folder, "npm-cli.js"), path.join(folder, "npm", "npm-cli.js"));
  const asked = path.join(folder, "asked.txt");
  return {
    folder,
    write,
    run: (command, ...args) => finished(folder, [path.join("server", "bin", command), ...args]),
    asked: () => (fs.existsSync(asked) ? fs.readFileSync(asked, "utf8").trim().split("\n") : []),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** Another set of packages, as after a pull. */
export const changedLock = (): string => lockOf("2.0.0");

function finished(cwd: string, args: string[]): Promise<Finished> {
  const began = performance.now();
  const env = { ...process.env, npm_execpath: path.join(cwd, "npm", "npm-cli.js"), PORT: "3000" };
  const child = spawn(process.execPath, args, { cwd, env });
  return new Promise((done) => {
    let output = "";
    const add = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.once("close", (code) => done({ code, output, ms: performance.now() - began }));
  });
}
