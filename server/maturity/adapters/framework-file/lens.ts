import type { AskedPractice, Framework, Level } from "../../rules/framework";
import type { Condition, RiskQuestion } from "../../rules/scoring";
import { BadCondition, type Meaning, readCondition } from "./lens-condition";
import {
  keyOf,
  LONGEST_KEY,
  pillarKey,
  type Placed,
  placedIn,
  placesOf,
  questionKey,
  saysNone,
} from "./lens-keys";
import { type LeftOut, leftOutOf } from "./lens-left-out";
import { type Choice, type Lens, lensShape, type Risk } from "./lens-shape";
import { type Problem, Unreadable } from "./problem";
import { readShape } from "./read-shape";
import type { Path, Source } from "./source";

/** A lens says nothing of these; they are where a plan starts, and the file that is written out can change them. */
const ASSUMED = { validityDays: 365, effortDays: 5, benefit: 3 } as const;

const first = (...texts: readonly (string | undefined)[]): string =>
  texts.find((one) => one !== undefined && one.trim() !== "") ?? "";

const practiceOf = (
  placed: Placed,
  dimension: string,
  [one, at]: readonly [Choice, number],
): AskedPractice => {
  const { question: of, pillar } = placed;
  return {
    key: keyOf(placed, one, at),
    dimension,
    level: "every",
    kind: "R",
    statement: one.title,
    question: `${of.title} Is this in place: ${one.title}`,
    why: first(
      one.description,
      one.helpfulResource?.displayText,
      of.description,
      `The lens asks for it under "${of.title}".`,
    ),
    answerSet: "in-place",
    evidence: "self_only",
    source: { code: "lens", locator: `${pillar.name}: ${of.title}` },
    ...ASSUMED,
  };
};

const meaningIn =
  (placed: Placed): Meaning =>
  (name) => {
    const { choices } = placed.question;
    const at = choices.findIndex((one) => one.id === name);
    const meant = choices[at];
    if (meant === undefined) return null;
    if (!saysNone(meant)) return { met: keyOf(placed, meant, at) };
    const others = choices.flatMap((one, place): Condition[] =>
      saysNone(one) ? [] : [{ met: keyOf(placed, one, place) }],
    );
    return { not: { any: others } };
  };

type Told = { readonly problems: Problem[]; readonly source: Source };

function riskQuestion(
  placed: Placed,
  ordinals: ReadonlyMap<Risk, number>,
  told: Told,
): RiskQuestion {
  const { question: of, path } = placed;
  const rules = of.riskRules.flatMap(({ condition, risk }, at) => {
    try {
      return [
        { when: readCondition(condition, meaningIn(placed)), level: ordinals.get(risk) ?? 0 },
      ];
    } catch (error) {
      if (!(error instanceof BadCondition)) throw error;
      const place = [...path, "riskRules", at, "condition"];
      const message = `Rule ${at + 1} of ${of.id} cannot be read: ${error.message}. Conditions join choices of the question with &&, ||, ! and brackets, or say default.`;
      told.problems.push({ path: place.join("."), line: told.source.lineOf(place), message });
      return [];
    }
  });
  const practices = of.choices.flatMap((one, at) =>
    saysNone(one) ? [] : [keyOf(placed, one, at)],
  );
  return { key: questionKey(placed), title: of.title, practices, rules };
}

const LEVELS: readonly (Omit<Level, "ordinal"> & { readonly risk: Risk })[] = [
  {
    risk: "HIGH_RISK",
    key: "high-risk",
    title: "High risk",
    summary: "Some question shows a high risk.",
  },
  {
    risk: "MEDIUM_RISK",
    key: "medium-risk",
    title: "Medium risk",
    summary: "No question shows a high risk.",
  },
  { risk: "NO_RISK", key: "no-risk", title: "No risk", summary: "No question shows a risk." },
];

/** Only risks that some rule names, or a level would be out of reach. High risk is the floor and always there. */
function levelsOf(lens: Lens): { levels: Level[]; ordinals: Map<Risk, number> } {
  const named = new Set(
    placedIn(lens).flatMap(({ question: of }) => of.riskRules.map(({ risk }) => risk)),
  );
  const used = LEVELS.filter(({ risk }) => risk === "HIGH_RISK" || named.has(risk));
  return {
    levels: used.map(({ key, title, summary }, ordinal) => ({ ordinal, key, title, summary })),
    ordinals: new Map(used.map(({ risk }, ordinal) => [risk, ordinal])),
  };
}

const slug = (name: string): string =>
  `aws-${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")}`
    .slice(0, 60)
    .replace(/-+$/, "");

/** What was carried in another form: "none of these", ids that are too long, and what had to be assumed. */
function changed(placed: readonly Placed[], source: Source): LeftOut[] {
  const note = (path: Path, message: string): LeftOut => ({
    path: path.join("."),
    line: source.lineOf(path),
    message,
  });
  const assumed = `A lens does not say how long an answer holds, what a practice costs or brings: each starts with ${ASSUMED.validityDays} days, ${ASSUMED.effortDays} person-days and a benefit of ${ASSUMED.benefit} of 5.`;
  const choices = placed.flatMap((one) =>
    one.question.choices.flatMap((each, at): LeftOut[] => {
      const path = [...one.path, "choices", at, "id"];
      const none = `"${each.id}" says that nothing else is ticked; rules that name it ask for just that, and it is no practice.`;
      const key = keyOf(one, each, at);
      const long = `The id is longer than ${LONGEST_KEY} characters together with its question's; it is carried as "${key}".`;
      if (saysNone(each)) return [note(path, none)];
      return key === `${one.question.id}.${each.id}` ? [] : [note(path, long)];
    }),
  );
  return [note([], assumed), ...choices];
}

export type FromLens = {
  readonly framework: Framework;
  readonly leftOut: readonly LeftOut[];
  readonly places: ReadonlyMap<string, readonly Path[]>;
};

/** The framework a lens stands for, and all it says that the framework does not. Throws `Unreadable`. */
export function fromLens(source: Source, version: string): FromLens {
  const lens = readShape(source, lensShape);
  const placed = placedIn(lens);
  const { levels, ordinals } = levelsOf(lens);
  const told: Told = { problems: [], source };
  const questions = placed.map((one) => riskQuestion(one, ordinals, told));
  if (told.problems.length > 0) throw new Unreadable(told.problems.slice(0, 50));
  const practices = placed.flatMap((one) =>
    one.question.choices.flatMap((each, at) =>
      saysNone(each) ? [] : [practiceOf(one, pillarKey(lens, one.pillar), [each, at])],
    ),
  );
  const framework: Framework = {
    key: slug(lens.name),
    version,
    title: lens.name,
    summary: first(lens.description, `An AWS custom lens: ${lens.name}.`),
    publisher: "AWS custom lens, imported",
    kind: "checklist",
    sources: [
      { code: "lens", title: lens.name, publisher: "AWS custom lens, imported", url: null },
    ],
    levels,
    floor: 0,
    dimensions: lens.pillars.map((pillar) => ({
      key: pillarKey(lens, pillar),
      title: pillar.name,
      question: `What is in place for ${pillar.name}?`,
    })),
    answerSets: [
      {
        key: "in-place",
        options: [
          { key: "no", label: "No, or not everywhere.", value: 0 },
          { key: "yes", label: "Yes, this is in place.", value: 1 },
        ],
      },
    ],
    practices,
    gates: [],
    scoring: { rule: "risk_rules", questions },
  };
  return {
    framework,
    leftOut: [...changed(placed, source), ...leftOutOf(source)],
    places: placesOf(placed),
  };
}
