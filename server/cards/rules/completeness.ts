import type { CardFacts } from "./card";
import type { Content } from "./content";
import { proseSections } from "./sections";

/**
 * `unknown`: what is recorded does not let anybody tell, for instance what an unregistered run logged. It is neither
 * counted as there nor as missing.
 */
export type ItemState = "present" | "missing" | "unknown";

export type Item = {
  readonly key: string;
  readonly title: string;
  readonly kind: "fact" | "prose";
  readonly state: ItemState;
  /** Why it counts. */
  readonly why: string;
  /** What to do; "" when it is there. */
  readonly advice: string;
};

export type Completeness = {
  readonly present: number;
  readonly missing: number;
  readonly unknown: number;
  readonly total: number;
  /** Whole percent, rounded down: if everything unknown were missing, and if all of it were there. */
  readonly least: number;
  readonly most: number;
  readonly items: readonly Item[];
};

/** From so many letters and digits on a section says something: "n/a", "to be done" and a lone link do not. */
export const LEAST_LETTERS = 20;

/** The slots of the Hub's template, and what people write instead of something. */
const placeholder =
  /\[?more information needed\]?|\b(?:lorem ipsum|to be (?:done|defined|added)|tbd|tba|todo)\b/giu;

/** Whether a section says something. Pure; counts letters and digits of any script. */
export function saysSomething(text: string | undefined): boolean {
  const words = (text ?? "").replaceAll(placeholder, "").replaceAll(/https?:\S*/giu, "");
  return (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= LEAST_LETTERS;
}

type Fact = Omit<Item, "kind" | "state"> & { readonly judge: (facts: CardFacts) => ItemState };

const holds = (there: boolean): ItemState => (there ? "present" : "missing");

/** What only a run can tell: without one nobody knows whether there was any. */
const ofRun =
  (there: (facts: CardFacts) => boolean) =>
  (facts: CardFacts): ItemState =>
    facts.run === null && !there(facts) ? "unknown" : holds(there(facts));

const facts: readonly Fact[] = [
  {
    key: "owner",
    title: "Who answers for it",
    why: "Somebody has to be asked when it goes wrong.",
    advice: "Name an owner or a team on the model.",
    judge: ({ model }) => holds(model.owner !== null || model.ownerTeam !== null),
  },
  {
    key: "risk",
    title: "Risk tier",
    why: "How much care is enough depends on it.",
    advice: "Set the risk tier of the model.",
    judge: ({ model }) => holds(model.riskTier !== null),
  },
  {
    key: "run",
    title: "The run that trained it",
    why: "Everything else about its making hangs on the run.",
    advice: "Register from a run, or send run_id with the version.",
    judge: ({ run }) => holds(run !== null),
  },
  {
    key: "params",
    title: "Parameters",
    why: "They say how it was trained.",
    advice: "Log the parameters of the training run.",
    judge: ofRun(({ run }) => Object.keys(run?.params ?? {}).length > 0),
  },
  {
    key: "metrics",
    title: "Metrics",
    why: "They say how good it was.",
    advice: "Log the metrics of the test to the run.",
    judge: ofRun(({ metrics }) => metrics.length > 0),
  },
  {
    key: "data",
    title: "Data with a digest",
    why: "A model is no better than its data.",
    advice: "Call mlflow.log_input with the training data.",
    judge: ofRun(({ datasets }) => datasets.some(({ digest }) => digest !== "")),
  },
  {
    key: "signature",
    title: "Inputs and outputs",
    why: "Whoever calls it has to know what goes in and what comes out.",
    advice: "Pass signature or input_example to log_model.",
    judge: (known) => holds(known.interface !== null),
  },
  {
    key: "files",
    title: "Digest of its files",
    why: "It ties the card to exactly these files.",
    advice: "Store the files in Cairn, or send their digest.",
    judge: ({ version, files }) =>
      holds(version.artifactDigest !== null || (files?.listed.length ?? 0) > 0),
  },
];

const factItem = (known: CardFacts, { judge, advice, ...fact }: Fact): Item => {
  const state = judge(known);
  return { ...fact, kind: "fact", state, advice: state === "present" ? "" : advice };
};

/** Licence and sections: what only people can say. */
function proseItems({ sections, licence }: Content): Item[] {
  const written = proseSections.filter(({ counts }) => counts);
  const licensed = holds(licence !== null);
  return [
    ...written.map(({ key, title, ask, why }): Item => {
      const state = holds(saysSomething(sections[key]));
      return { key, title, kind: "prose", state, why, advice: state === "present" ? "" : ask };
    }),
    {
      key: "licence",
      title: "Licence",
      kind: "prose",
      state: licensed,
      why: "Without one nobody outside may use it, and nobody inside knows.",
      advice: licensed === "present" ? "" : "Name the licence, or say that it is proprietary.",
    },
  ];
}

/**
 * How much of a card is there. Every item counts the same, so that nobody can outweigh a missing section with many
 * easy ones; what is unknown widens the range instead of moving it.
 */
export function completenessOf(known: CardFacts, content: Content): Completeness {
  const items = [...facts.map((fact) => factItem(known, fact)), ...proseItems(content)];
  const count = (state: ItemState) => items.filter((item) => item.state === state).length;
  const [present, unknown, total] = [count("present"), count("unknown"), items.length];
  const percent = (part: number) => Math.floor((100 * part) / total);
  return {
    present,
    unknown,
    missing: count("missing"),
    total,
    least: percent(present),
    most: percent(present + unknown),
    items,
  };
}

/** The one sentence that stands over a card. */
export function completenessWords({ present, total, unknown, items }: Completeness): string {
  if (present === total) return `Complete: all ${total} parts are there.`;
  const missing = items.filter(({ state }) => state === "missing").map(({ title }) => title);
  const said = missing.length === 0 ? "" : ` Missing: ${listed(missing)}.`;
  const open = unknown === 0 ? "" : ` ${unknown} cannot be judged, because no run is known.`;
  return `${present} of ${total} parts are there.${said}${open}`;
}

const MOST_NAMED = 4;

const listed = (titles: readonly string[]): string => {
  const named = titles.slice(0, MOST_NAMED).map((title) => title.toLowerCase());
  const more = titles.length - named.length;
  return more === 0 ? named.join(", ") : `${named.join(", ")} and ${more} more`;
};
