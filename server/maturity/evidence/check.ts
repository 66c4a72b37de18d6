import type { SQL } from "drizzle-orm";
import { checkCatalog, type CheckId } from "../rules/check-catalog";
import type { UnmeasuredStatus } from "../rules/observation";
import type { Scale } from "./scale";
import type { StrayKind } from "./strays";

/** One item that is not as it should be: `id` names the page that mends it (`../rules/offender-place`). */
export type Offender = { readonly id: string; readonly label: string };

/** What a check saw: counts, or why it saw nothing. Nothing seen is never 0. */
export type Finding =
  | {
      readonly status: "measured";
      readonly good: number;
      readonly eligible: number;
      /** The first `OFFENDERS_KEPT` of them. */
      readonly offenders: readonly Offender[];
      /** No value above this, whatever the counts say; null when there is no such limit. */
      readonly ceiling: number | null;
      /** What else belongs to the result: why it is limited, and what was counted for nobody. */
      readonly reason: string;
    }
  | Nothing;

type Nothing = {
  readonly status: Exclude<UnmeasuredStatus, "stale" | "error">;
  readonly reason: string;
};

/** Whose items are counted, and when. `teams` is an array of ids, written `team_id = any(${teams})`. */
export type Scope = {
  readonly orgId: string;
  readonly teams: SQL;
  readonly now: Date;
  /**
   * What several checks count from, to be read as `from (${...}) name`. Worked out once for all checks that are asked
   * together; written out where the text of one check is hashed.
   */
  readonly once: (name: string, relation: SQL) => SQL;
};

/** Every relation written out where it is used. */
export const writtenOut: Scope["once"] = (_, relation) => relation;

type Spec = {
  readonly id: CheckId;
  /** Raised whenever the formula or the population changes: results of another version are not used. */
  readonly version: number;
  /** What counts as good, in words a team lead can argue with. */
  readonly formula: string;
  /** Which items are counted. */
  readonly population: string;
  /** Which time the items come from. */
  readonly window: string;
  readonly scale: Scale;
  /** After this many days the result is stale and says nothing any more. */
  readonly validityDays: number;
  /** False while Cairn sees only part of the population: the check may lower a claim, never refute it. */
  readonly authoritative: boolean;
  /**
   * The population of all the teams in question as rows of `team`, `id`, `label` and `good`, with `org_id` first. Its
   * text is hashed into each result. The label of a good item is read by nobody.
   */
  readonly items: (scope: Scope) => SQL;
  /** What is said when the population is empty. */
  readonly none: Nothing;
  /** What may be left out because nobody said whose it is. */
  readonly strays?: StrayKind;
  /** Holds the value down for some teams, as rows of `team`. */
  readonly ceiling?: {
    readonly value: number;
    readonly reason: string;
    readonly teams: (scope: Scope) => SQL;
  };
};

export type Check = Spec & { readonly key: string; readonly title: string };

/** A check takes its key and title from the catalogue, so that frameworks and results speak of the same thing. */
export const check = (spec: Spec): Check => ({ ...spec, ...checkCatalog[spec.id] });

/** Offenders kept with a result; the counts say how many there are. */
export const OFFENDERS_KEPT = 100;
