import { MAX_ALIAS_CHARACTERS, MAX_EXPERIMENT_NAME_CHARACTERS } from "./limits";
import { inQuotes, invalidValue, lengthProblem, missingValue } from "./wording";

/** Null, or what is wrong in the reference's words (`mlflow/utils/validation.py`, 3.18). */
export type Problem = string | null;
type Name = string | null | undefined;

/**
 * The shortest path that means the same, as Python's `posixpath.normpath` finds it: no empty and no `.` parts, `..`
 * takes the part before it along. Two slashes at the front stay two.
 */
function plainPath(path: string): string {
  const slashes = /^\/*/.exec(path)?.[0].length ?? 0;
  const root = "/".repeat(slashes > 2 ? 1 : slashes);
  const parts: string[] = [];
  for (const part of path.split("/").filter((part) => part !== "" && part !== ".")) {
    const last = parts.at(-1);
    if (part !== ".." || last === "..") parts.push(part);
    else if (last !== undefined) parts.pop();
    else if (root === "") parts.push(part);
  }
  return root + parts.join("/") || ".";
}

/** Names could be used as file names by other tools, so two names must never mean one file. */
function pathProblem(name: string, path: string): Problem {
  const plain = plainPath(name);
  const isUnique = plain === name && plain !== "." && !/^(\.\.|\/)/.test(plain);
  if (isUnique) return null;
  return invalidValue(
    path,
    name,
    "Names may be treated as files in certain cases, and must not resolve to other names when treated as such." +
      ` This name would resolve to ${inQuotes(plain.slice(0, 300))}`,
  );
}

/** Slashes, letters and digits of any alphabet, `_`, `-`, `.`, `:` and spaces. */
const hasKeyCharacters = (name: string): boolean => /^[/\p{L}\p{N}_.\- :]*$/u.test(name);

const BAD_CHARACTERS =
  "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).";

function keyProblem(name: string, path: string): Problem {
  if (!hasKeyCharacters(name)) return invalidValue(path, name, BAD_CHARACTERS);
  return pathProblem(name, path);
}

const NO_KEY = "A key name must be provided.";

/** The length is checked after the other fields of the metric: see `metricProblem`. */
export const metricNameProblem = (name: Name, path = "name"): Problem =>
  typeof name === "string"
    ? keyProblem(name, path)
    : invalidValue(path, null, `Metric name cannot be None. ${NO_KEY}`);

export const paramKeyProblem = (name: Name, path = "key"): Problem =>
  typeof name === "string" ? keyProblem(name, path) : invalidValue(path, "", NO_KEY);

export const tagKeyProblem = (name: Name, path = "key"): Problem =>
  typeof name === "string" ? keyProblem(name, path) : missingValue(path);

/** Python's `\w`: letters and digits of any alphabet and `_`. */
const RUN_ID = /^[a-zA-Z0-9][\p{L}\p{N}_-]{0,255}$/u;
const EXPERIMENT_ID = /^[a-zA-Z0-9][\p{L}\p{N}_-]{0,63}$/u;

export const runIdProblem = (id: string, path = "run_id"): Problem =>
  RUN_ID.test(id) ? null : invalidValue(path, id);

export const experimentIdProblem = (id: string): Problem =>
  EXPERIMENT_ID.test(id) ? null : `Invalid experiment ID: '${id.slice(0, 100)}'`;

export function experimentNameProblem(name: unknown): Problem {
  if (name === null || name === undefined) return "Invalid experiment name: 'None'";
  if (typeof name !== "string")
    return `Invalid experiment name: ${JSON.stringify(name)}. Expects a string.`;
  if (name.trim() === "") return `Invalid experiment name: '${name.slice(0, 100)}'`;
  return nulProblem("name", name) ?? lengthProblem("name", MAX_EXPERIMENT_NAME_CHARACTERS, name);
}

/** Postgres cannot store NUL. */
export const nulProblem = (path: string, text: string): Problem =>
  text.includes("\u0000") ? `'${path}' cannot contain NUL (0x00) characters` : null;

export const artifactLocationProblem = (location: string): Problem =>
  location.startsWith("runs:")
    ? `Artifact location cannot be a runs:/ URI. Given: '${location.slice(0, 300)}'`
    : nulProblem("artifact_location", location);

export function registeredModelNameProblem(name: Name): Problem {
  if (typeof name !== "string" || name.trim() === "") return missingValue("name");
  if (/[/:]/.test(name))
    return `Invalid model name '${name.slice(0, 300)}'. Names cannot contain '/' or ':'.`;
  return nulProblem("name", name) ?? pathProblem(name, "name");
}

export const newModelNameProblem = (name: Name): Problem =>
  typeof name !== "string" || name.trim() === ""
    ? missingValue("new_name")
    : registeredModelNameProblem(name);

/** A version as the client sends it, a number or digits. */
export const modelVersionProblem = (version: string | number): Problem =>
  /^\s*[+-]?\d{1,18}\s*$/.test(String(version))
    ? null
    : `Parameter 'version' must be an integer, got '${String(version).slice(0, 100)}'.`;

/** An alias that is looked up or deleted. */
export function aliasProblem(alias: Name): Problem {
  if (!alias) return "Registered model alias name cannot be empty.";
  if (!/^[\p{L}\p{N}_-]*$/u.test(alias))
    return `Invalid alias name: '${alias.slice(0, 300)}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`;
  return lengthProblem("Registered model alias name", MAX_ALIAS_CHARACTERS, alias);
}

/** An alias that is given: it must not look like what `models:/name@alias` means by itself. */
export function newAliasProblem(alias: Name): Problem {
  const problem = aliasProblem(alias);
  if (problem !== null || !alias) return problem;
  if (alias.toLowerCase() === "latest")
    return "'latest' alias name (case insensitive) is reserved.";
  return /^v\p{Nd}+$/iu.test(alias) ? `Version alias name '${alias}' is reserved.` : null;
}

/** Logged models may go without a name. */
export function loggedModelNameProblem(name: Name): Problem {
  if (name === null || name === undefined) return null;
  if (name !== "" && !/[/:.%"']/.test(name)) return nulProblem("name", name);
  return (
    `Invalid model name (${inQuotes(name.slice(0, 300))}) provided. Model name must be a non-empty string and cannot` +
    ` contain the following characters: ('/', ':', '.', '%', '"', "'")`
  );
}
