import type { z } from "zod";
import { type Problem, Unreadable } from "./problem";
import type { Path, Source } from "./source";

/** More than anybody corrects at once. */
const MOST_PROBLEMS = 50;

type Issue = z.core.$ZodIssue;
type Found = { readonly path: Path; readonly message: string };

/** Ways to say it for a union: the branch that came furthest is what the author meant. */
const deepest = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  branches.toSorted((a, b) => furthest(b) - furthest(a) || a.length - b.length)[0] ?? [];

const furthest = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map(({ path }) => path.length));

const plainPath = (path: readonly PropertyKey[]): Path =>
  path.map((part) => (typeof part === "number" ? part : String(part)));

const tooBig = (most: number | bigint, origin: string): string => {
  if (origin === "array") return `has more than ${most} entries`;
  return origin === "string" ? `has more than ${most} characters` : `is above ${most}, the most`;
};

/** What a parser expects, in an author's words. */
const kinds: Readonly<Record<string, string>> = {
  object: "keys with values",
  record: "keys with values",
  array: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined && issue.message.endsWith("undefined")
        ? "is missing; add it"
        : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${issue.values.map((one) => JSON.stringify(one)).join(" or ")}`;
    case "invalid_format":
      return issue.format === "url" ? "must be an http or https address, or null" : issue.message;
    case "too_small":
      return `is below ${issue.minimum}, the least`;
    case "too_big":
      return tooBig(issue.maximum, issue.origin);
    default:
      return "is not one of the forms a framework knows";
  }
}

function foundIn(issue: Issue, above: Path): readonly Found[] {
  const path = [...above, ...plainPath(issue.path)];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => ({
      path: [...path, name],
      message: "is a key no framework has; remove it or correct its name",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return deepest(issue.errors).flatMap((one) => foundIn(one, path));
  }
  return [{ path, message: messageOf(issue) }];
}

/** Data in the given shape. Throws `Unreadable` with the path and line of everything that does not fit. */
export function readShape<Shape>(source: Source, shape: z.ZodType<Shape>): Shape {
  const read = shape.safeParse(source.data);
  if (read.success) return read.data;
  const problems = read.error.issues
    .flatMap((issue) => foundIn(issue, []))
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }): Problem => {
      const name = path.length === 0 ? "The file" : `"${path.join(".")}"`;
      return { path: path.join("."), line: source.lineOf(path), message: `${name} ${message}.` };
    });
  throw new Unreadable(problems);
}
