/**
 * The shape of a maturity framework: published practice written down as data.
 * Values and thresholds are shares from 0 to 1; the engine turns them into whole twentieths before it compares.
 */
import { oncePer } from "./once-per";
import type { Scoring } from "./scoring";

/** `levels` places a team on a ladder, `checklist` counts what is ticked, `score` adds points. */
export type FrameworkKind = "levels" | "checklist" | "score";

/**
 * A practice belongs to one level, or to `every` level: then it is reported and gates none. Only `staged_all` reads
 * this; where the scoring rule names its practices itself, use `every` for what has no level.
 */
export type PracticeLevel = number | "every";

export type Source = {
  readonly code: string;
  readonly title: string;
  readonly publisher: string;
  /** Null when the text reached us without a stable address. */
  readonly url: string | null;
};

/** Where in the source a practice comes from; `code` names one of the framework's sources. */
export type SourceRef = { readonly code: string; readonly locator: string };

export type Level = {
  readonly ordinal: number;
  readonly key: string;
  readonly title: string;
  readonly summary: string;
};

export type Dimension = {
  readonly key: string;
  readonly title: string;
  readonly question: string;
};

/** `label` is a full sentence a team can choose; `value` is its share from 0 to 1. */
export type AnswerOption = {
  readonly key: string;
  readonly label: string;
  readonly value: number;
};

export type AnswerSet = { readonly key: string; readonly options: readonly AnswerOption[] };

/** At least one id; the linter rejects an empty list. */
export type CheckIds = readonly string[];

/**
 * One state of a practice that has several, from the worst but one upwards. When all its checks are full the practice
 * is worth `value` at least; when one is not, it is worth less. Without checks nothing can tell this state.
 */
export type EvidenceStep = { readonly value: number; readonly allOf: CheckIds };

/**
 * How the product can see a practice for itself. `allOf` takes the lowest check, `anyOf` the highest.
 * `partial` checks see about half of what the practice asks, so they can prove, or take away, half at most.
 * `steps`: each state above the worst, with the checks that show it; the last is worth 1.
 * `self_only`: nothing the product records can show it; only a reviewed document can.
 */
export type Evidence =
  | "self_only"
  | { readonly steps: readonly EvidenceStep[] }
  | { readonly allOf: CheckIds; readonly partial?: CheckIds }
  | { readonly anyOf: CheckIds; readonly partial?: CheckIds }
  | { readonly partial: CheckIds };

/** Kinds: R required for its level, O optional, D describes a weak state, A advice, C context. Only R and O are asked. */
type PracticeBase = {
  readonly key: string;
  readonly dimension: string;
  readonly level: PracticeLevel;
  readonly statement: string;
  readonly source: SourceRef;
};

/** A practice a team answers. */
export type AskedPractice = PracticeBase & {
  readonly kind: "R" | "O";
  readonly question: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  readonly answerSet: string;
  /** Sentences that read better here than the shared ones, by option key. Values stay those of the set. */
  readonly options?: Readonly<Record<string, string>>;
  /** After this many days an answer counts as unknown. */
  readonly validityDays: number;
  readonly evidence: Evidence;
  /** Person-days for a typical team to put it in place; an estimate to start planning from. */
  readonly effortDays: number;
  /** 1 small to 5 large; an estimate. */
  readonly benefit: 1 | 2 | 3 | 4 | 5;
  readonly dependsOn?: readonly string[];
};

/** A fact, warning or advice that is shown beside a level and never asked or scored. */
export type NotedPractice = PracticeBase & { readonly kind: "D" | "A" | "C" };

export type Practice = AskedPractice | NotedPractice;

/**
 * While `practice` stays under `threshold`, Confirmed and Proven cannot pass `capLevel`. Calling the practice out of
 * scope lifts the gate, unless `check`, one of the practice's own, counts items that the gate is about.
 */
export type Gate = {
  readonly key: string;
  readonly practice: string;
  readonly check: string;
  readonly threshold: number;
  readonly capLevel: number;
  readonly message: string;
};

export type Framework = {
  readonly key: string;
  /** Semantic version. Published content never changes under an unchanged version. */
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly publisher: string;
  readonly kind: FrameworkKind;
  readonly sources: readonly Source[];
  /** In ascending order. */
  readonly levels: readonly Level[];
  /** The level every team holds before it proves anything. */
  readonly floor: number;
  readonly dimensions: readonly Dimension[];
  readonly answerSets: readonly AnswerSet[];
  readonly practices: readonly Practice[];
  readonly gates: readonly Gate[];
  readonly scoring: Scoring;
};

export const isAsked = (practice: Practice): practice is AskedPractice =>
  practice.kind === "R" || practice.kind === "O";

export const askedPractices = oncePer(({ practices }: Framework): readonly AskedPractice[] =>
  practices.filter(isAsked),
);
