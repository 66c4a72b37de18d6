import type { Answer, NotApplicable, Resolution, SupportingDocument } from "./answer";
import type { ScoreDetail } from "./detail";
import type { Framework, PracticeLevel } from "./framework";
import type { Observation, UnmeasuredStatus } from "./observation";

/** What goes into `assess` and what comes out. Shares are 0 to 1; `null` always means unknown, never zero. */

export type AssessmentInput = {
  readonly framework: Framework;
  readonly answers: readonly Answer[];
  readonly observations: readonly Observation[];
  readonly resolutions?: readonly Resolution[];
  readonly documents?: readonly SupportingDocument[];
  readonly now: Date;
};

/** Claimed: answers. Confirmed: evidence replaces the answer where it exists. Proven: evidence only. */
export type View = "claimed" | "confirmed" | "proven";

export type ByView<T> = { readonly [view in View]: T };

/** Why a claim is neither confirmed nor contradicted. */
export type UnprovenReason = UnmeasuredStatus | "partly_observed" | "self_only";

export type Verdict =
  | { readonly kind: "confirmed" | "overclaimed" | "refuted" | "underclaimed" }
  | { readonly kind: "observed_only" | "unknown" }
  | { readonly kind: "unproven"; readonly reason: UnprovenReason };

/** One check's part in a practice's evidence. */
export type EvidencePart = {
  readonly check: string;
  readonly role: "full" | "partial";
  readonly status: "measured" | UnmeasuredStatus;
  readonly value: number | null;
  readonly good: number | null;
  readonly eligible: number | null;
  /** Fewer than three items: shown, but never enough to refute. */
  readonly smallN: boolean;
  readonly authoritative: boolean;
  readonly asOf: Date | null;
};

export type EvidenceView = {
  readonly basis: "checks" | "document" | "owner" | "none";
  /** Known only when no unseen part could still change it. */
  readonly value: number | null;
  /** What the evidence shows at least and at most; null when it says nothing on that side. */
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly parts: readonly EvidencePart[];
};

export type Consensus = {
  /** Lower median of the answers that count; null when none does. */
  readonly value: number | null;
  readonly spread: number;
  readonly assessors: number;
  /** Answers lie half the scale or more apart, or some call it not applicable and others do not. */
  readonly dispute: boolean;
  readonly resolved: boolean;
};

export type ConfidenceBand = "low" | "medium" | "high";

export type Confidence = { readonly value: number; readonly band: ConfidenceBand };

/** Things a reader must see beside the result of a practice. */
export type PracticeNote =
  | "answer_expired"
  | "option_not_in_set"
  | "dispute_open"
  | "exclusion_not_approved"
  | "exclusion_expired"
  | "exclusion_contradicted_by_evidence";

export type PracticeResult = {
  readonly practice: string;
  readonly dimension: string;
  readonly level: PracticeLevel;
  readonly kind: "R" | "O";
  /** Set when the practice is out of scope: it then has no verdict and no values. */
  readonly exclusion: Extract<NotApplicable, { kind: "out_of_scope" }> | null;
  readonly values: ByView<number | null>;
  /** True, false, or null for unknown. Unknown counts as not met when a level is scored. */
  readonly met: ByView<boolean | null>;
  readonly verdict: Verdict | null;
  readonly evidence: EvidenceView;
  readonly consensus: Consensus;
  readonly confidence: Confidence;
  readonly notes: readonly PracticeNote[];
};

/** How many applicable practices (or sections, under rules that go by sections) are met; the rest is either not met or not known. */
export type Tally = {
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly applicable: number;
};

/**
 * `granted` is the floor or below, `empty` has no required practice and is passed through,
 * `not_assessable` has more than 30 % of its required practices out of scope.
 */
export type LevelState = "granted" | "reached" | "not_reached" | "empty" | "not_assessable";

export type LevelProgress = Tally & {
  readonly level: number;
  readonly state: LevelState;
  readonly excluded: number;
};

export type GateResult = {
  readonly gate: string;
  readonly practice: string;
  readonly capLevel: number;
  readonly holds: boolean;
  readonly message: string;
};

export type Score = {
  /** Ordinal of the level, gates applied. */
  readonly level: number;
  /** What the scoring rule gives before any gate. */
  readonly levelBeforeGates: number;
  readonly progress: readonly LevelProgress[];
  /** What stands behind the level under rules other than a plain staircase; null for `staged_all`. */
  readonly detail: ScoreDetail | null;
  /** Required practices that take no part in the level, such as those of every level; they gate nothing. */
  readonly everyLevel: Tally;
  /** Required practices that keep the team from the next level, in framework order. */
  readonly blockers: readonly string[];
  /** Gates that hold the team at this level. Always empty for Claimed. */
  readonly cappedBy: readonly GateResult[];
  /** All required practices that take part in the level. */
  readonly tally: Tally;
};

/** A dimension on the profile chart. */
export type DimensionView = Tally & {
  /** Share of applicable required practices met; null when none applies or all are unknown. The chart shows this. */
  readonly share: number | null;
  /** How far this dimension alone would let the team climb; null when it has no required practice with a level. */
  readonly level: number | null;
};

export type DimensionProfile = {
  readonly dimension: string;
  readonly title: string;
} & ByView<DimensionView>;

/** A practice that costs levels, or would if its claim fell. */
export type Gap = {
  readonly practice: string;
  readonly level: PracticeLevel;
  readonly verdict: Verdict["kind"];
  /** Levels the claim would lose if this practice were refuted. */
  readonly levelsLost: number;
  readonly breaksGate: boolean;
  readonly benefit: number;
  readonly effortDays: number;
};

export type Assessment = {
  readonly framework: { readonly key: string; readonly version: string };
  readonly engineVersion: string;
  readonly scores: ByView<Score>;
  readonly practices: readonly PracticeResult[];
  readonly profile: readonly DimensionProfile[];
  /** Required and not met on the evidence and answers there are, worst first. */
  readonly gaps: readonly Gap[];
  /** Required, met only by word, so that evidence could still take it away; worst first. */
  readonly atRisk: readonly Gap[];
  readonly confidence: Confidence;
  /** Practices that must be resolved before the assessment can be final. */
  readonly openDisputes: readonly string[];
  /** Practice keys in the input that this framework does not ask. */
  readonly ignored: readonly string[];
};
