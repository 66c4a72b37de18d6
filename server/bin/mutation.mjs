import "./node-version.cjs";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ALL_WALLS_DOWN, allMutants, untriedComparisons } from "./mutants.mjs";
import { fail, root, SetupError } from "./project.mjs";
import { lastLines, runQuietly } from "./quiet-command.mjs";

const HELP = `npm run test:mutation [-- options]   takes walls down, one at a time, to see that the tests notice

  --only CLASS   walls, predicates, joins or permissions; may be given again
  --domain NAME  only code below server/NAME; may be given again
  --sample N     only N mutants of each class of code, evenly spread
  --help         this text`;

const ISOLATION = "server/api/isolation.db.test.ts";
/** They compare with an organisation that has the same ids, so they notice a missing predicate or join. */
const TWINS = [
  "twin",
  "unlike",
  "assessors",
  "across",
  "measures",
  "evidence",
  "evidence-data",
  "documents",
  "frameworks",
  "doors",
  "imports",
  "demo",
].map((what) => `server/api/isolation-${what}.db.test.ts`);
const REPORT = path.join(root, ".build", "reports", "mutation.jsonl");

/**
 * @typedef {object} Class
 * @property {"walls" | "predicates" | "joins" | "permissions"} name
 * @property {string[]} files whose tests must notice
 * @property {string} tests which of them, as a pattern of their names
 * @property {Record<string, string>} [environment]
 */

/** @type {Class[]} */
const CLASSES = [
  {
    name: "walls",
    files: ["db/catalogue/walls.db.test.ts", ISOLATION],
    tests: "the walls between organisations|row-level security stands by itself",
  },
  {
    // With every policy out of force: each predicate has to hold alone.
    name: "predicates",
    files: TWINS,
    tests: "a twin",
    environment: { CAIRN_MUTANT_SQL: ALL_WALLS_DOWN },
  },
  {
    // The same for what a statement joins: a row belongs to another by its organisation and its id.
    name: "joins",
    files: TWINS,
    tests: "a twin",
    environment: { CAIRN_MUTANT_SQL: ALL_WALLS_DOWN },
  },
  {
    name: "permissions",
    files: [ISOLATION, "server/core/operation.db.test.ts"],
    tests: "a role does what the table says|a token reaches as far as|is refused to a role",
  },
];

/** @typedef {{ known: string[], tried: string[], killed: [string, string][] }} Told */

async function mutation() {
  const { only, domain, sample, help } = options();
  if (help) {
    console.log(HELP);
    return;
  }
  const untried = untriedComparisons();
  if (untried.length > 0) {
    throw new SetupError(
      `No rule of server/bin/mutants.mjs knows these comparisons of organisations: ${untried.join(", ")}`,
    );
  }
  fs.mkdirSync(path.dirname(REPORT), { recursive: true });
  const sum = { mutants: 0, killed: 0 };
  for (const each of CLASSES.filter(({ name }) => only.includes(name))) {
    const { mutants, killed } = await runClass(each, domain, sample);
    sum.mutants += mutants;
    sum.killed += killed;
  }
  console.log(
    `\nmutants ${sum.mutants}, killed ${sum.killed}, survived ${sum.mutants - sum.killed}`,
  );
  process.exitCode = sum.mutants > 0 && sum.killed === sum.mutants ? 0 : 1;
}

/**
 * @param {Class} each
 * @param {string[]} domains all when there are none
 * @param {number} sample
 */
async function runClass(each, domains, sample) {
  const all = each.name === "walls" ? [] : allMutants(each.name);
  const asked = all.filter(
    ({ file }) => domains.length === 0 || domains.includes(file.split("/")[1] ?? ""),
  );
  const chosen = spread(asked, sample);
  fs.rmSync(REPORT, { force: true });
  const { code, output, seconds } = await runQuietly(commandOf(each), {
    ...each.environment,
    CAIRN_MUTANTS: each.name,
    CAIRN_MUTANTS_CHOSEN: JSON.stringify(chosen),
    CAIRN_MUTANTS_REPORT: REPORT,
  });
  if (code !== 0) {
    throw new SetupError(
      `${lastLines(output, 60)}\n${each.name}: the tests are red without any mutant.`,
    );
  }
  const told = readReport();
  const known = new Set([...chosen, ...told.flatMap((file) => file.known)]);
  const tried = new Set(told.flatMap((file) => file.tried));
  const killed = new Set(told.flatMap((file) => file.killed.map(([id]) => id)));
  for (const id of known) {
    if (killed.has(id)) continue;
    console.log(`${tried.has(id) ? "survived" : "not reached"}  ${each.name}  ${id}`);
  }
  const byFile = told.map(({ killed, tried }) => `${killed.length} of ${tried.length} reached`);
  console.log(
    `${each.name}: ${killed.size} of ${known.size} killed in ${seconds.toFixed(0)} s (by file: ${byFile.join(", ")})`,
  );
  return { mutants: known.size, killed: killed.size };
}

/** @returns {Told[]} one for each test file */
function readReport() {
  const lines = fs.readFileSync(REPORT, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** @param {Class} each */
const commandOf = ({ files, tests }) => [
  process.execPath,
  path.join(root, "node_modules", "vitest", "vitest.mjs"),
  "run",
  "--config=.config/mutation.config.mjs",
  "--project=db",
  "--testTimeout=600000",
  "-t",
  tests,
  ...files,
];

/**
 * @param {import("./mutants.mjs").Mutant[]} all
 * @param {number} count zero for all
 */
function spread(all, count) {
  const step = count > 0 ? Math.max(1, all.length / count) : 1;
  const size = count > 0 ? Math.min(count, all.length) : all.length;
  return Array.from({ length: size }, (_, index) => all[Math.floor(index * step)]?.id ?? "");
}

function options() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: CLASSES.map(({ name }) => name) },
      domain: { type: "string", multiple: true, default: [] },
      sample: { type: "string", default: "0" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const sample = Number(values.sample);
  if (!Number.isInteger(sample) || sample < 0)
    throw new SetupError("--sample is a number of mutants.");
  return { ...values, sample };
}

mutation().catch(fail);
