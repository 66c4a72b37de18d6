/**
 * What level makes sense for a team, from its situation. On the five-level scale, per area of work, each with the rule
 * that set it. The directions come from five published articles; the numbers are our choices. Targets are proposals:
 * people may set others, with a reason, and both are kept.
 */

export type TeamContext = {
  /** A proof of concept and a one-off task never need more than the first level. */
  readonly stage: "poc" | "one_off" | "production";
  readonly productionModels: number;
  readonly changesPerYear: number;
  /** The business lives on its models. */
  readonly mlCore: boolean;
  /** Days until the truth about a prediction is known; null when not known. */
  readonly labelDelayDays: number | null;
  readonly regulated: boolean;
  /** Decisions rest on what the models say. */
  readonly decisionUse: boolean;
};

export const TARGET_DIMENSIONS = [
  "data",
  "testing",
  "training",
  "release",
  "monitoring",
  "retraining",
  "governance",
  "value",
] as const;
export type TargetDimension = (typeof TARGET_DIMENSIONS)[number];

export type BaseRule = "T1" | "T2" | "T3" | "T4" | "T5" | "T6";
/** M1 and M2 are listed when they change a target, M3 whenever it holds. */
export type Modifier = "M1" | "M2" | "M3";

export type Target = {
  readonly dimension: TargetDimension;
  readonly level: number;
  readonly setBy: BaseRule | Modifier | "user";
  readonly reason: string;
};

export type Targets = {
  readonly base: { readonly level: number; readonly rule: BaseRule; readonly reason: string };
  readonly modifiers: readonly Modifier[];
  readonly dimensions: readonly Target[];
  /** No level above the first counts while decisions rest on an unwatched model. */
  readonly monitoringGate: boolean;
};

const MANY_MODELS_ABOVE = 20;
const SEVERAL_MODELS_FROM = 6;
const A_FEW_MODELS_FROM = 2;
const MONTHLY = 12;
const QUARTERLY = 4;
const STATIC_UP_TO = 1;
/** Above this nobody can tell in time whether unattended retraining did good. */
const LONG_LABEL_DELAY_DAYS = 30;
const UNATTENDED_CAP = 4;
const REGULATED_FLOOR = 3;
const REGULATED: readonly TargetDimension[] = ["governance", "monitoring"];

type Base = Targets["base"] & { readonly applies: (team: TeamContext) => boolean };

/** The first that applies decides. */
const BASES: readonly Base[] = [
  {
    rule: "T1",
    level: 1,
    reason: "A proof of concept or a one-off task: by hand is enough.",
    applies: ({ stage }) => stage !== "production",
  },
  {
    rule: "T6",
    level: 5,
    reason: "The business lives on more than 20 models that change at least monthly.",
    applies: (team) =>
      team.mlCore && team.productionModels > MANY_MODELS_ABOVE && team.changesPerYear >= MONTHLY,
  },
  {
    rule: "T5",
    level: 4,
    reason: "Six models or more, or changes at least monthly: releases by hand no longer keep up.",
    applies: ({ productionModels, changesPerYear }) =>
      productionModels >= SEVERAL_MODELS_FROM || changesPerYear >= MONTHLY,
  },
  {
    rule: "T4",
    level: 3,
    reason: "Two to five models, or changes at least quarterly: work has to be reproducible.",
    applies: ({ productionModels, changesPerYear }) =>
      productionModels >= A_FEW_MODELS_FROM || changesPerYear >= QUARTERLY,
  },
  {
    rule: "T3",
    level: 2,
    reason: "One model that changes more than once a year: work has to be repeatable.",
    applies: ({ changesPerYear }) => changesPerYear > STATIC_UP_TO,
  },
];

const STATIC: Targets["base"] = {
  rule: "T2",
  level: 1,
  reason: "One model that hardly changes: by hand is enough.",
};

const baseOf = (team: TeamContext): Targets["base"] => {
  const { rule, level, reason } = BASES.find(({ applies }) => applies(team)) ?? STATIC;
  return { rule, level, reason };
};

const targetFor = (
  dimension: TargetDimension,
  base: Targets["base"],
  team: TeamContext,
): Target => {
  const late = team.labelDelayDays !== null && team.labelDelayDays > LONG_LABEL_DELAY_DAYS;
  if (dimension === "retraining" && late && base.level > UNATTENDED_CAP) {
    const reason = `The truth is known only after ${team.labelDelayDays} days, so retraining should not run unattended.`;
    return { dimension, level: UNATTENDED_CAP, setBy: "M1", reason };
  }
  if (REGULATED.includes(dimension) && team.regulated && base.level < REGULATED_FLOOR) {
    const reason = "Regulated work has to be shown and watched, however small it is.";
    return { dimension, level: REGULATED_FLOOR, setBy: "M2", reason };
  }
  return { dimension, level: base.level, setBy: base.rule, reason: base.reason };
};

/** Throws RangeError for a negative number of models, changes or days: such a context is a mistake, not a small team. */
export const targetsFor = (team: TeamContext): Targets => {
  const amounts = [team.productionModels, team.changesPerYear, team.labelDelayDays ?? 0];
  if (!amounts.every((amount) => amount >= 0)) {
    throw new RangeError("Models, changes a year and days of label delay cannot be negative.");
  }
  const base = baseOf(team);
  const dimensions = TARGET_DIMENSIONS.map((dimension) => targetFor(dimension, base, team));
  const changed = (modifier: Modifier) => dimensions.some(({ setBy }) => setBy === modifier);
  const modifiers: readonly Modifier[] = [
    ...(changed("M1") ? (["M1"] as const) : []),
    ...(changed("M2") ? (["M2"] as const) : []),
    ...(team.decisionUse ? (["M3"] as const) : []),
  ];
  return { base, modifiers, dimensions, monitoringGate: team.decisionUse };
};

export type Override = {
  readonly dimension: TargetDimension;
  readonly level: number;
  readonly reason: string;
};

/** What counts, and what the rules would say: both stay visible. */
export type ChosenTarget = Target & { readonly proposed: Target };

/** A person's target needs a reason; one without is left out. The last one for a dimension counts. */
export const withOverrides = (
  { dimensions }: Targets,
  overrides: readonly Override[],
): readonly ChosenTarget[] =>
  dimensions.map((proposed) => {
    const own = overrides.findLast(
      ({ dimension, reason }) => dimension === proposed.dimension && reason.trim() !== "",
    );
    return own === undefined
      ? { ...proposed, proposed }
      : { ...own, setBy: "user" as const, proposed };
  });

/** Money of one unit; null where not known. */
export type Returns = { readonly benefit: number | null; readonly cost: number | null };

/**
 * Above the target by a level or more while the benefit stays below the cost: perhaps more was invested than pays. A
 * higher level alone is no fault, and an unknown benefit is no proof.
 */
export const isOverInvested = (
  level: number,
  target: number,
  { benefit, cost }: Returns,
): boolean => level - target >= 1 && benefit !== null && cost !== null && benefit < cost;
