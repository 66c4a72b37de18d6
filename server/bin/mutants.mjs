// The places in the code that keep organisations and roles apart, and how each is made to fail.
// Every place is rewritten to ask at run time whether it shall fail, so one process tries all of them.
import fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/** @typedef {"predicates" | "joins" | "permissions"} CodeClass */

/**
 * @typedef {object} Mutant
 * @property {string} id `file:line text`
 * @property {string} file from the project's folder
 * @property {number} start of the text it replaces
 * @property {number} end
 * @property {string} code what stands there instead; asks `mutants.is(id)` which of both it is
 */

/** Where the runner and the rewritten code meet. */
export const MEETING = "cairn.mutants";

const FOLDERS = {
  predicates: /^server\/(\w+\/(queries|commands|evidence)\/|core\/idempotency\.ts$)/,
  joins: /^server\/\w+\/(queries|commands|evidence)\//,
  permissions: /^server\/(\w+\/(queries|commands)\/|core\/operation\.ts$)/,
};

/** The organisation of the caller, or the one a sign-in has just found. */
const OWN = String.raw`(?:(?:work|context|target|link)\.)?orgId`;

/** What a row of another table says, which makes it a join. */
const ROW = String.raw`(?!(?:work|context|target|link)\.)\w+\.orgId`;

/** @typedef {(found: string, ask: string) => string} Instead `ask` is code that is true while it shall fail */

/** Asks when the statement is made: some conditions are put together when their file is loaded. @type {Instead} */
const condition = (found, ask) =>
  `({ getSQL: () => ${ask} ? mutantSql\`true\` : mutantSql\`\${${found}}\` })`;
/** @type {Instead} */
const words = (found, ask) => `\${${condition(`mutantSql\`${found}\``, ask)}}`;

/** The organisation of the statement around it, in words of their own. */
const OUTER = String.raw`\$\{${ROW}\}`;

/** A comparison of rows, of which the ids alone stay. No parentheses round it: it is half of one. @type {Instead} */
const idsOnly = (found, ask) => {
  const ids = found.replace(/^\(\S+ (.+)\) in \(select \S+ /, "$1 in (select ");
  const half = `getSQL: () => ${ask} ? mutantSql\`${ids}\` : mutantSql\`${found}\``;
  return `\${({ shouldOmitSQLParens: () => true, ${half} })}`;
};

/**
 * What is looked for in each class, and what stands there instead.
 * @type {Record<CodeClass, { find: RegExp, instead: Instead }[]>}
 */
const RULES = {
  predicates: [
    { find: new RegExp(String.raw`\beq\(\s*[\w.]+,\s*${OWN},?\s*\)`, "g"), instead: condition },
    {
      find: new RegExp(String.raw`(?:\$\{\w+\}\.|\b\w+\.|(?<![.\w]))org_id = \$\{${OWN}\}`, "g"),
      instead: words,
    },
    { find: new RegExp(String.raw`\$\{\w+\.orgId\} = \$\{${OWN}\}`, "g"), instead: words },
  ],
  joins: [
    {
      find: new RegExp(String.raw`\beq\(\s*\w+\.(?:orgId|id),\s*${ROW},?\s*\)`, "g"),
      instead: condition,
    },
    { find: /\b\w+\.org_id = \w+\.(?:org_id|id)\b/g, instead: words },
    { find: new RegExp(String.raw`\b\w+\.org_id = ${OUTER}`, "g"), instead: words },
    { find: new RegExp(String.raw`${OUTER} = ${OUTER}`, "g"), instead: words },
    { find: /\b\w+\.org_id = \$\{\w+\}\.org_id\b/g, instead: words },
    {
      find: new RegExp(String.raw`\(${OUTER}, [^()]+\) in \(select \w+\.org_id, \w+\.\w+`, "g"),
      instead: idsOnly,
    },
  ],
  permissions: [
    {
      find: /(?<=\n\s+)permission: "(?!organisation:read)[a-z:-]+"(?=,)/g,
      instead: (found, ask) =>
        `get permission() { return ${ask} ? "organisation:read" : ${found.slice("permission: ".length)}; }`,
    },
    { find: /(?<=\n\s+)permit\([^;]*\);/g, instead: (found, ask) => `if (!${ask}) ${found}` },
  ],
};

/**
 * Whether a class of mutants is made by rewriting code.
 * @param {string} kind
 * @returns {kind is CodeClass}
 */
export const isCodeClass = (kind) => Object.hasOwn(FOLDERS, kind);

/**
 * @param {CodeClass} kind
 * @param {string} file from the project's folder, with slashes
 * @param {string} text
 * @returns {Mutant[]} by their place, first one first
 */
function mutantsIn(kind, file, text) {
  if (!FOLDERS[kind].test(file) || file.endsWith(".test.ts")) return [];
  const found = RULES[kind].flatMap(({ find, instead }) =>
    [...text.matchAll(find)].map((match) => ({ match, instead })),
  );
  return found
    .toSorted((one, other) => one.match.index - other.match.index)
    .map(({ match: { 0: words, index }, instead }, place) => {
      const line = text.slice(0, index).split("\n").length;
      const id = `${file}:${line} #${place} ${words.replaceAll(/\s+/g, " ")}`;
      const ask = `globalThis[Symbol.for("${MEETING}")].is(${JSON.stringify(id)})`;
      return { id, file, start: index, end: index + words.length, code: instead(words, ask) };
    });
}

/**
 * The file with all its mutants in it, asleep; null when it has none. Lines keep their numbers.
 * @param {CodeClass} kind
 * @param {string} file
 * @param {string} text
 */
export function withMutants(kind, file, text) {
  const mutants = mutantsIn(kind, file, text);
  if (mutants.length === 0) return null;
  let [changed, from] = ["", 0];
  for (const { start, end, code } of mutants) {
    changed += text.slice(from, start) + code;
    from = end;
  }
  return `import { sql as mutantSql } from "drizzle-orm"; ${changed}${text.slice(from)}`;
}

/** @returns {string[]} every TypeScript file of the server, from the project's folder */
const serverFiles = () =>
  fs
    .readdirSync(path.join(root, "server"), { recursive: true, encoding: "utf8" })
    .map((name) => `server/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts"))
    .toSorted();

/** @param {string} file */
const textOf = (file) => fs.readFileSync(path.join(root, file), "utf8");

/**
 * Every mutant of a class.
 * @param {CodeClass} kind
 */
export const allMutants = (kind) =>
  serverFiles()
    .filter((file) => FOLDERS[kind].test(file))
    .flatMap((file) => mutantsIn(kind, file, textOf(file)));

/** Also as part of a row: `(a.org_id, a.id) in (…)`. A list of columns to write, read or be unique compares nothing. */
const COMPARISON =
  /\borg_id\s*(?:=|<|>|in\b)|\([^()]*(?:\borg_id|\.orgId\}),[^()]*\)\s*(?:=(?!>)|<|>|in\b)|[=<>]\s*\$\{[\w.]*orgId|\b(?:eq|ne|inArray)\([^)]*orgId/gi;

/**
 * Places that compare organisations in words no rule above knows, so that nothing is left out unseen.
 * @returns {string[]} each as `file:line`
 */
export function untriedComparisons() {
  const known = [...allMutants("predicates"), ...allMutants("joins")];
  return serverFiles()
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
    .flatMap((file) => {
      const [text, tried] = [textOf(file), known.filter((mutant) => mutant.file === file)];
      return [...text.matchAll(COMPARISON)]
        .filter(({ index }) => !tried.some(({ start, end }) => start <= index && index < end))
        .map(({ index }) => `${file}:${text.slice(0, index).split("\n").length}`);
    });
}

/**
 * Statements that take one table's policy down, and those that put it back.
 * @param {{ table: string, rule: string }} policy as the catalogue holds it
 * @returns {{ id: string, apply: string, undo: string }[]}
 */
export function wallMutants({ table, rule }) {
  const alter = (/** @type {string} */ words) => `alter table ${table} ${words} row level security`;
  const policy = (/** @type {string} */ words) => `alter policy tenant on ${table} ${words}`;
  const create = `create policy tenant on ${table} for all to cairn_app using (${rule}) with check (${rule})`;
  const whole = policy(`using (${rule}) with check (${rule})`);
  return [
    { id: "no policy", apply: `drop policy tenant on ${table}`, undo: create },
    { id: "reads and writes open", apply: policy("using (true) with check (true)"), undo: whole },
    { id: "writes open", apply: policy("with check (true)"), undo: whole },
    { id: "switched off", apply: alter("disable"), undo: alter("enable") },
    { id: "not forced", apply: alter("no force"), undo: alter("force") },
  ].map((mutant) => ({ ...mutant, id: `${table}: ${mutant.id}` }));
}

/** Takes every policy out of force, to see what the predicates alone hold back. */
export const ALL_WALLS_DOWN = `do $$ declare t regclass; begin
  for t in select oid from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace loop
    execute format('alter table %s no force row level security, disable row level security', t);
  end loop; end $$`;
