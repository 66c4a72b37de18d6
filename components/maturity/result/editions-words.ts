import type { Outputs } from "~/server/api/trpc/root";
import { levelWords } from "../words";

export type DualScore = Outputs["maturity"]["dualScore"];
export type Difference = DualScore["differences"][number];

const views = ["claimed", "confirmed", "proven"] as const;

export const nameOf = ({ title, version }: { title: string; version: string }): string =>
  `${title}, version ${version}`;

/** What moved, in one sentence that never calls two editions' levels the same thing. */
export function editionsFinding({ own, other }: DualScore): string {
  const said = (side: DualScore["own"]) => {
    const [claimed, confirmed, proven] = views.map((view) =>
      levelWords(side.headline[view].title, side.headline[view].level),
    );
    return `claimed ${claimed}, confirmed ${confirmed}, proven ${proven}`;
  };
  return `Under ${own.title}: ${said(own)}. Under ${other.title}: ${said(other)}. The answers are the same; only what is asked differs.`;
}

const heads = {
  added: "Asked only by the other",
  dropped: "Asked only by this one",
  level: "Asked at another level",
  kind: "Required by one, optional in the other",
  wording: "Said in other words",
} as const satisfies Record<Difference["what"], string>;

const order = ["added", "dropped", "level", "kind", "wording"] as const;

/** Differences by what they are, those that move levels first; kinds that do not occur are left out. */
export const byWhat = (differences: readonly Difference[]) =>
  order.flatMap((what) => {
    const own = differences.filter((one) => one.what === what);
    return own.length === 0 ? [] : [{ what, title: `${heads[what]}: ${own.length}`, own }];
  });

type Level = Difference["before"];

const at = (level: Level): string => {
  if (level === null) return "not asked";
  return level === "every" ? "at every level" : `at level ${level}`;
};

export const whereWords = ({ what, before, after }: Difference): string => {
  if (what === "level") return `${at(before)} here, ${at(after)} there`;
  return at(after ?? before);
};

type Levels = NonNullable<DualScore["milestones"][number]["own"]>;

/** "2 Defined" for each view of a milestone scored again; null is not known. */
export const levelsWords = (levels: Levels | null, side: DualScore["own"]): readonly string[] =>
  views.map((view) => {
    if (levels === null) return "cannot be read";
    const ordinal = levels[view];
    const title = side.levels.find((level) => level.ordinal === ordinal)?.title ?? null;
    return levelWords(title, ordinal);
  });
