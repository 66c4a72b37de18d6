/**
 * The arithmetic of a framework: which rule turns practices into a level, and the rule's own data. Each rule is one
 * member here and one file of the same name. Only required practices count, and an unknown value counts as its lowest.
 */

/** Ends of a band that belong to it. */
export type BandEnds = "both" | "from" | "to" | "neither";

/** A stretch of points that gives the level `ordinal`. Edges have at most two decimals. */
export type Band = {
  readonly ordinal: number;
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly includes: BandEnds;
};

/** Level = the highest whose required practices, and those of all levels below, reach the threshold. */
export type StagedAll = {
  readonly rule: "staged_all";
  /** A required practice is met from this value on. */
  readonly threshold: number;
};

/**
 * Every required practice of a section (a dimension) is worth up to one point. Level = the band of the lowest sum.
 * What is out of scope earns nothing.
 */
export type SumThenMin = {
  readonly rule: "sum_then_min";
  /** Keys of dimensions. */
  readonly sections: readonly string[];
  readonly bands: readonly Band[];
};

/** A part of a checklist: the required practices of its dimensions. Only parts that gate decide the level. */
export type ChecklistPart = {
  readonly key: string;
  readonly title: string;
  readonly gates: boolean;
  /** Keys of dimensions. */
  readonly dimensions: readonly string[];
};

/** Level = the top level when every applicable practice of all gating parts is worth 1, otherwise the floor. */
export type ChecklistParts = {
  readonly rule: "checklist_parts";
  readonly parts: readonly ChecklistPart[];
};

/** A practice whose answers are states in rising order, rank 0 up to `top`; a state is worth rank / top. */
export type LadderVariable = {
  readonly practice: string;
  readonly top: number;
  /** The rank each level asks for, in the order of the framework's levels. Never falls. */
  readonly ranks: readonly number[];
};

/** Variable = the highest level whose rank it reaches; dimension = its lowest variable; level = the lowest dimension. */
export type LadderMin = {
  readonly rule: "ladder_min";
  readonly variables: readonly LadderVariable[];
};

/**
 * Every required practice is worth up to `pointsEach`. Level = the band of the total, counted in whole points and
 * rounded down. What is out of scope earns nothing.
 */
export type BandedTotal = {
  readonly rule: "banded_total";
  readonly pointsEach: number;
  readonly bands: readonly Band[];
};

/** Practices of one stream, one per step; the stream's score is their sum. */
export type Stream = {
  readonly key: string;
  readonly title: string;
  readonly practices: readonly string[];
};

/** Streams that are averaged into one topic (a "security practice" in SAMM). */
export type StreamTopic = {
  readonly key: string;
  readonly title: string;
  readonly streams: readonly Stream[];
};

/** Topics that are averaged into one group (a "business function" in SAMM). */
export type StreamGroup = {
  readonly key: string;
  readonly title: string;
  readonly topics: readonly StreamTopic[];
};

/** Stream = sum; topic, group and whole = means, one above the other. Level = the band of the whole. */
export type StreamSumMean = {
  readonly rule: "stream_sum_mean";
  readonly groups: readonly StreamGroup[];
  readonly bands: readonly Band[];
};

/** True or false of a team: `met` is a practice worth 1. */
export type Condition =
  | { readonly met: string }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | "otherwise";

/** When `when` is true, the question gives the level `level`. */
export type RiskRule = { readonly when: Condition; readonly level: number };

export type RiskQuestion = {
  readonly key: string;
  readonly title: string;
  /** Keys of the practices people tick. */
  readonly practices: readonly string[];
  /** Tried in order; the first that is true decides. */
  readonly rules: readonly RiskRule[];
};

/** Level = the lowest that any question gives. Levels run from the highest risk to none. */
export type RiskRules = {
  readonly rule: "risk_rules";
  readonly questions: readonly RiskQuestion[];
};

/** Level = the band of sum(weight x value) / sum(weight), from 0 to 1, over what is in scope. */
export type WeightedMean = {
  readonly rule: "weighted_mean";
  /** Whole numbers above 0 by practice key; a practice that is not listed weighs 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly bands: readonly Band[];
};

export type Scoring =
  | StagedAll
  | SumThenMin
  | ChecklistParts
  | LadderMin
  | BandedTotal
  | StreamSumMean
  | RiskRules
  | WeightedMean;
