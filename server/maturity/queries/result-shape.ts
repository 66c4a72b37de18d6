import { z } from "zod";
import { documentShape } from "./documents";
import { practiceLevel } from "./framework-shape";

export const share = z.number().min(0).max(1);

export const byView = <T extends z.ZodType>(of: T) =>
  z.object({ claimed: of, confirmed: of, proven: of });

/** A level, or null for unknown; `why` is a sentence either way. */
export const levelView = z.object({
  level: z.number().int().nullable(),
  title: z.string().nullable(),
  why: z.string(),
});
export type LevelView = z.input<typeof levelView>;

export const headlineShape = byView(levelView);
export type Headline = z.input<typeof headlineShape>;

const verdictKind = z.enum([
  "confirmed",
  "overclaimed",
  "refuted",
  "underclaimed",
  "observed_only",
  "unproven",
  "unknown",
]);

const unprovenReason = z.enum([
  "no_population",
  "not_connected",
  "stale",
  "untested",
  "error",
  "partly_observed",
  "self_only",
]);

export const verdictShape = z.union([
  z.object({ kind: verdictKind.exclude(["unproven"]) }),
  z.object({ kind: z.literal("unproven"), reason: unprovenReason }),
]);

export const checkStatus = z.enum([
  "measured",
  "no_population",
  "not_connected",
  "stale",
  "untested",
  "error",
]);

export const offender = z.object({ id: z.string(), label: z.string() });

/** What one check says about a practice, with all that is needed to argue with it. */
export const checkShape = z.object({
  id: z.string(),
  title: z.string(),
  /** A `partial` check sees about half of what the practice asks. */
  role: z.enum(["full", "partial"]),
  status: checkStatus,
  /** One sentence: the counts, or why there are none. */
  says: z.string(),
  value: share.nullable(),
  good: z.number().int().nullable(),
  eligible: z.number().int().nullable(),
  /** Fewer than three items: shown, never enough to refute. */
  smallN: z.boolean(),
  authoritative: z.boolean(),
  asOf: z.date().nullable(),
  /** Null while no check of this kind exists here. */
  formula: z.string().nullable(),
  population: z.string().nullable(),
  window: z.string().nullable(),
  scale: z.string().nullable(),
  version: z.number().int().nullable(),
  /** The first ones; `offenderCount` says how many there are, `rules/offender-place` where each is mended. */
  offenders: z.array(offender),
  offenderCount: z.number().int(),
});
export type CheckView = z.input<typeof checkShape>;

const noteShape = z.enum([
  "answer_expired",
  "option_not_in_set",
  "dispute_open",
  "exclusion_not_approved",
  "exclusion_expired",
  "exclusion_contradicted_by_evidence",
]);

/** One practice as the result page lists it. */
export const practiceShape = z.object({
  key: z.string(),
  dimension: z.string(),
  level: practiceLevel,
  kind: z.enum(["R", "O"]),
  statement: z.string(),
  /** Null when the practice is out of scope. */
  verdict: verdictShape.nullable(),
  /** The verdict in words. */
  says: z.string(),
  values: byView(share.nullable()),
  met: byView(z.boolean().nullable()),
  atLeast: share.nullable(),
  atMost: share.nullable(),
  basis: z.enum(["checks", "document", "owner", "none"]),
  confidence: z.object({ value: share, band: z.enum(["low", "medium", "high"]) }),
  notes: z.array(noteShape).readonly(),
  levelsLost: z.number().int(),
  benefit: z.number().int(),
  effortDays: z.number(),
  /** Messages of gates that this practice holds shut. */
  gates: z.array(z.string()),
  checks: z.array(checkShape),
  /** What people brought as proof, with what it is worth now. */
  documents: z.array(documentShape),
});
export type PracticeView = z.input<typeof practiceShape>;

const tallyShape = z.object({
  met: z.number().int(),
  unmet: z.number().int(),
  unknown: z.number().int(),
  applicable: z.number().int(),
});

const dimensionView = tallyShape.extend({
  share: share.nullable(),
  level: z.number().int().nullable(),
});

/** A row of the profile chart. */
export const profileShape = byView(dimensionView).extend({
  dimension: z.string(),
  title: z.string(),
});

const missingPractice = z.object({
  key: z.string(),
  statement: z.string(),
  dimension: z.string(),
  effortDays: z.number(),
  /** True when the practice is not asked for by the level itself but something that is builds on it. */
  prerequisite: z.boolean(),
});

export const rungShape = z.object({
  ordinal: z.number().int(),
  title: z.string(),
  summary: z.string(),
  /** `granted` is the floor or below; `empty` asks nothing; `not_assessable` has too much out of scope. */
  state: z.enum(["granted", "reached", "not_reached", "empty", "not_assessable"]),
  progress: byView(tallyShape),
  /** From Confirmed as it is today; null once the level is confirmed. */
  price: z
    .object({
      effortDays: z.number(),
      missing: z.array(missingPractice),
      /** Whether no cheaper way to the level exists. */
      exact: z.boolean(),
      /** Whether the level is reached once all of it is in place. */
      reaches: z.boolean(),
    })
    .nullable(),
});
export type Rung = z.input<typeof rungShape>;

export const summaryShape = z.object({
  claimed: z.number().int().nullable(),
  confirmed: z.number().int().nullable(),
  proven: z.number().int().nullable(),
  confidence: z.enum(["low", "medium", "high"]),
  profile: z
    .array(z.object({ dimension: z.string(), ...byView(share.nullable()).shape }))
    .readonly(),
});
export type Summary = z.output<typeof summaryShape>;
