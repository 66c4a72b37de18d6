// Everything that `npm test` runs, in order. A part can be run alone: npm test -- --only verify

/**
 * @typedef {object} Check
 * @property {string} name what a person reads while it runs
 * @property {"verify" | "db" | "e2e" | "faults"} part
 * @property {string[]} command a tool in node_modules, or a file of this project, with its arguments
 * @property {RegExp} [looked] finds in the output at how many files the tool looked; every match counts one, or its group's number
 * @property {string} [report] where the tool writes its JSON report, for those that run tests
 * @property {number} atLeast fewer files or tests than this is a failure: a tool that looks at nothing finds nothing
 * @property {Record<string, string>} [environment]
 * @property {boolean} [beside] runs beside the checks before it; they do not disturb each other
 */

const reports = ".build/reports";

/**
 * @param {string} project of .config/vitest.config.ts
 * @param {string[]} [more] filters and options
 */
const vitest = (project, more = []) => [
  "vitest",
  "run",
  "--config=.config/vitest.config.ts",
  `--project=${project}`,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${reports}/${project}.json`,
  ...more,
];

/** The compilers are Go and end soon: a third of their time went into collecting garbage. Above 3 GiB they still do. */
const roomy = { GOGC: "off", GOMEMLIMIT: "3GiB" };

/** A line of `tsc --listFiles` that names a file of this project. */
const ownFile = /^(?!.*node_modules)\S.*\.(?:[cm]?js|tsx?)$/gm;

/** @type {Check[]} */
export const checks = [
  {
    name: "format",
    part: "verify",
    command: ["oxfmt", "--check", "."],
    looked: /on (\d+) files/g,
    atLeast: 300,
  },
  {
    name: "addresses of pages",
    part: "verify",
    command: ["next", "typegen"],
    looked: /Types generated successfully/g,
    atLeast: 1,
  },
  {
    name: "types",
    part: "verify",
    command: ["tsc", "--noEmit", "--listFiles"],
    environment: roomy,
    looked: ownFile,
    atLeast: 300,
  },
  {
    name: "types of the commands",
    part: "verify",
    command: ["tsc", "--noEmit", "--listFiles", "-p", ".config/tsconfig.commands.json"],
    environment: roomy,
    looked: ownFile,
    atLeast: 15,
  },
  {
    name: "lint",
    part: "verify",
    command: ["oxlint", "--type-aware", "."],
    environment: roomy,
    looked: /on (\d+) files/g,
    atLeast: 300,
  },
  {
    name: "unused code",
    part: "verify",
    command: ["knip", "--config", ".config/knip.json", "--performance"],
    looked: /^parseFile +(\d+)/gm,
    atLeast: 250,
  },
  {
    name: "rules",
    part: "verify",
    command: vitest("pure"),
    report: `${reports}/pure.json`,
    atLeast: 200,
    beside: true,
  },
  {
    name: "properties, 1,000 runs",
    part: "db",
    // Alone on the machine, unlike the rules, which leave a core to the compilers.
    command: vitest("pure", [
      "--maxWorkers=2",
      "frameworks/properties",
      "frameworks/levels",
      "framework-file",
      "questionnaire-file",
    ]),
    environment: { PROPERTY_RUNS: "1000" },
    report: `${reports}/pure.json`,
    atLeast: 10,
  },
  {
    name: "database",
    part: "db",
    command: vitest("db"),
    report: `${reports}/db.json`,
    atLeast: 50,
  },
  {
    name: "build",
    part: "e2e",
    command: ["server/bin/build.mjs", "--if-stale"],
    atLeast: 0,
  },
  {
    name: "journeys",
    part: "e2e",
    command: ["playwright", "test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/journeys.json` },
    report: `${reports}/journeys.json`,
    atLeast: 10,
  },
  {
    name: "faults, long form",
    part: "faults",
    command: vitest("db", ["db/faults"]),
    environment: { FAULTS: "long" },
    report: `${reports}/db.json`,
    atLeast: 5,
  },
];

/** `npm test` without arguments; the long fault run has its own command. */
export const DEFAULT_PARTS = ["verify", "db", "e2e"];
