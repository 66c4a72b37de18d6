import "./node-version.cjs";
import fs from "node:fs";
import path from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { ensureBrowser } from "./browser.mjs";
import { judge } from "./check-outcome.mjs";
import { checks, DEFAULT_PARTS } from "./checks.mjs";
import { ensurePackages } from "./packages.mjs";
import { codeOf, fail, root, SetupError } from "./project.mjs";
import { runQuietly } from "./quiet-command.mjs";
import { stopWithNpm } from "./stop-with-npm.mjs";

const HELP = `npm test [-- options]   every check and every test

  --only PART   verify (no database), db, e2e (with a build) or faults (long); may be given again
  --help        this text

A browser is found or fetched; CAIRN_BROWSER names one.`;

const started = performance.now();

async function test() {
  const { only, help } = options();
  if (help) {
    console.log(HELP);
    return;
  }
  stopWithNpm();
  const chosen = checks.filter(({ part }) => only.includes(part));
  await ensurePackages();
  if (only.includes("e2e")) process.env.CAIRN_BROWSER = await ensureBrowser();
  fs.mkdirSync(path.join(root, ".build", "reports"), { recursive: true });
  // Compilers leave a core idle now and then; the tests of the rules fill it.
  const running = new Map(chosen.filter(({ beside }) => beside).map((one) => [one, start(one)]));
  const sum = { passed: 0, failed: 0, notRun: /** @type {string[]} */ ([]) };
  for (const check of chosen) {
    const outcome = await (running.get(check) ?? start(check));
    const { passed, failed, notRun } = tell(check, outcome);
    sum.passed += passed;
    sum.failed += failed;
    sum.notRun.push(...notRun);
    if (failed > 0) break;
  }
  conclude(sum);
}

/** @param {import("./checks.mjs").Check} check */
function start({ command, report, environment }) {
  if (report !== undefined) fs.rmSync(path.join(root, report), { force: true });
  return runQuietly(programOf(command), environment);
}

/**
 * Says in a line how a check ended, and in full what it complains about.
 * @param {import("./checks.mjs").Check} check
 * @param {import("./quiet-command.mjs").Outcome} outcome
 */
function tell(check, outcome) {
  const verdict = judge(check, outcome);
  const what = check.report === undefined ? "files" : "tests";
  const looked = verdict.looked > 1 ? `${verdict.looked} ${what}` : "";
  const time = `${outcome.seconds.toFixed(1)} s`;
  console.log(
    `${verdict.complaint === null ? "ok  " : "FAIL"} ${check.name.padEnd(24)}${time.padStart(8)}  ${looked}`,
  );
  if (verdict.complaint !== null) {
    // First, because a log may be cut: which tests they were.
    for (const title of verdict.failures) console.log(`  failed: ${title}`);
    console.log(`\n${withoutListing(outcome.output)}\n\n${check.name}: ${verdict.complaint}`);
  }
  return verdict;
}

/** @param {{ passed: number, failed: number, notRun: string[] }} sum */
function conclude({ passed, failed, notRun }) {
  if (notRun.length > 0) console.log(`\n${notRun.length} not run on this machine:`);
  for (const title of notRun) console.log(`  ${title}`);
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

/**
 * The program that a check names: a file of this project, or the tool of the package with that name.
 * @param {string[]} command
 */
function programOf([name = "", ...args]) {
  if (name.endsWith(".mjs")) return [process.execPath, path.join(root, name), ...args];
  const folder = path.join(root, "node_modules", name === "tsc" ? "typescript" : name);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  return [process.execPath, path.join(folder, bin[name]), ...args];
}

/**
 * Compilers name a thousand files, and test runners all that passed, before the few lines that matter. Without
 * colours, which hide how a line begins and say nothing in a log.
 * @param {string} output
 */
function withoutListing(output) {
  return stripVTControlCharacters(output)
    .split("\n")
    .filter((line) => !(path.isAbsolute(line) && fs.existsSync(line)) && !/^\s+✓/.test(line))
    .join("\n")
    .trim();
}

function options() {
  const { only, help } = readArguments();
  const parts = [...new Set(checks.map(({ part }) => part))];
  const unknown = only.find((part) => !parts.some((known) => known === part));
  if (unknown !== undefined)
    throw new SetupError(`--only ${unknown}: no such part, there are ${parts.join(", ")}.`);
  return { only, help };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        only: { type: "string", multiple: true, default: DEFAULT_PARTS },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    if (!codeOf(error).startsWith("ERR_PARSE_ARGS") || !(error instanceof Error)) throw error;
    throw new SetupError(`${error.message}. npm test -- --help lists the options.`);
  }
}

test().catch(fail);
