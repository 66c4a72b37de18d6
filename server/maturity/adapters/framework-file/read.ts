import type { Framework } from "../../rules/framework";
import { lintFramework } from "../../rules/lint";
import { withAdvice } from "../../rules/lint/advice";
import type { Defect } from "../../rules/lint/defect";
import { fromLens } from "./lens";
import type { LeftOut } from "./lens-left-out";
import { isLens } from "./lens-shape";
import { readShape } from "./read-shape";
import { frameworkShape } from "./shape";
import { parseSource, type Path, type Source } from "./source";

export type Finding = Defect & {
  /** The line of what the defect is about, from 1; null when the text does not name it. */
  readonly line: number | null;
  /** Where that stands, as in `practices.3.key`; "" when the text does not name it. */
  readonly path: string;
};

export type Reading = {
  readonly kind: "framework" | "aws_lens";
  readonly framework: Framework;
  /** What would make it score wrongly; a framework with any cannot be published. */
  readonly findings: readonly Finding[];
  /** What the file says and the framework cannot carry, or carries in another form. */
  readonly leftOut: readonly LeftOut[];
  readonly locate: Locate;
};

type Place = Pick<Finding, "line" | "path">;
type Locate = (subject: string, code?: Defect["code"]) => Place;

/** Paths of everything in the data that has this key. */
function placesOf(data: unknown, name: "key" | "id"): Map<string, Path[]> {
  const places = new Map<string, Path[]>();
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) for (const [at, one] of value.entries()) walk(one, [...path, at]);
    else if (typeof value === "object" && value !== null) {
      for (const [field, one] of Object.entries(value)) {
        if (field !== name || typeof one !== "string") walk(one, [...path, field]);
        else places.set(one, [...(places.get(one) ?? []), [...path, field]]);
      }
    }
  };
  walk(data, []);
  return places;
}

/** Of twins the last is to blame; everything else stands where its key first does. */
const locateIn =
  (source: Source, places: ReadonlyMap<string, readonly Path[]>) =>
  (subject: string, code?: Defect["code"]): Place => {
    // "set.option" of an answer set: the set is near enough when the option is not named elsewhere.
    const all = places.get(subject) ?? places.get(subject.slice(0, subject.lastIndexOf(".")));
    const path = code === "duplicate_id" ? all?.at(-1) : all?.[0];
    return path === undefined
      ? { line: null, path: "" }
      : { line: source.lineOf(path), path: path.join(".") };
  };

/**
 * Reads a framework file (YAML or JSON) or an AWS custom lens (JSON, schemaVersion 2021-11-01) and runs it through the
 * linter. A lens carries no version, so it takes `version`. Throws `Unreadable` with lines for what is no framework.
 */
export const readFramework = (text: string, version = "1.0.0"): Reading =>
  readSource(parseSource(text), version);

/** The same from a text that was parsed already. */
export function readSource(source: Source, version = "1.0.0"): Reading {
  const lens = isLens(source.data) ? fromLens(source, version) : null;
  const framework = lens?.framework ?? readShape(source, frameworkShape);
  const locate = locateIn(source, lens?.places ?? placesOf(source.data, "key"));
  return {
    kind: lens === null ? "framework" : "aws_lens",
    framework,
    findings: lintFramework(framework).map((one) => ({
      ...withAdvice(one),
      ...locate(one.subject, one.code),
    })),
    leftOut: lens?.leftOut ?? [],
    locate,
  };
}
