import type { Path, Source } from "./source";

/** One thing a lens says that the framework does not carry as it stands. */
export type LeftOut = {
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
};

const known: Readonly<Record<string, readonly string[]>> = {
  lens: ["schemaVersion", "name", "description", "pillars"],
  pillar: ["id", "name", "questions"],
  question: ["id", "title", "description", "choices", "riskRules"],
  choice: ["id", "title", "description"],
  rule: ["condition", "risk"],
};

const reasons: Readonly<Record<string, string>> = {
  helpfulResource:
    "Help texts and their links are not carried; a help text serves as the reason only where the choice has no description.",
  improvementPlan: "Improvement plans are not carried; improvements are planned per team.",
  additionalResources: "Further resources are not carried.",
  description:
    "The description of a question is not carried unless a choice has no text of its own.",
};

const below: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  lens: [["pillars", "pillar"]],
  pillar: [["questions", "question"]],
  question: [
    ["choices", "choice"],
    ["riskRules", "rule"],
  ],
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const notCarried = (kind: string, name: string): boolean =>
  known[kind]?.includes(name) !== true || (kind === "question" && name === "description");

type At = { readonly kind: string; readonly path: Path };
type Thing = Readonly<Record<string, unknown>>;

/** The parts of a lens inside this one, with what they are and where. */
const partsOf = (value: Thing, { kind, path }: At): readonly (readonly [unknown, At])[] =>
  (below[kind] ?? []).flatMap(([field, inner]) => {
    const list: unknown = value[field];
    if (!Array.isArray(list)) return [];
    return list.map((one: unknown, at): readonly [unknown, At] => [
      one,
      { kind: inner, path: [...path, field, at] },
    ]);
  });

/** Everything in the lens that no field of a framework takes, with its place, unknown keys included. */
export function leftOutOf(source: Source): LeftOut[] {
  const found: LeftOut[] = [];
  const walk = (value: unknown, at: At): void => {
    if (!isRecord(value)) return;
    for (const name of Object.keys(value).filter((one) => notCarried(at.kind, one))) {
      const path = [...at.path, name];
      const message =
        reasons[name] ?? `"${name}" is not part of what a framework holds, so it is not carried.`;
      found.push({ path: path.join("."), line: source.lineOf(path), message });
    }
    for (const [part, where] of partsOf(value, at)) walk(part, where);
  };
  walk(source.data, { kind: "lens", path: [] });
  return found;
}
