import type { Work } from "~/server/core/context";
import { checkCatalog, type CheckId } from "../rules/check-catalog";
import type { UnmeasuredStatus } from "../rules/observation";
import type { Scale } from "./scale";

/** One item that is not as it should be, so that a person can go and look. */
export type Offender = { readonly id: string; readonly label: string };

/** What a check saw: counts, or why it saw nothing. Nothing seen is never 0. */
export type Finding =
  | {
      readonly status: "measured";
      readonly good: number;
      readonly eligible: number;
      readonly offenders: readonly Offender[];
    }
  | { readonly status: Exclude<UnmeasuredStatus, "stale" | "error">; readonly reason: string };

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
  /** Counts inside the caller's transaction. Reads only. */
  readonly measure: (work: Work, teamId: string) => Promise<Finding>;
};

export type Check = Spec & { readonly key: string; readonly title: string };

/** A check takes its key and title from the catalogue, so that frameworks and results speak of the same thing. */
export const check = (spec: Spec): Check => ({ ...spec, ...checkCatalog[spec.id] });

/** Offenders kept with a result; the counts say how many there are. */
export const OFFENDERS_KEPT = 100;
