/**
 * What a check saw. A value exists only when something was measured: every other status means "unknown",
 * which is neither 0 nor "no".
 */

/** Why a check could not say anything. */
export type UnmeasuredStatus = "no_population" | "not_connected" | "stale" | "untested" | "error";

type ObservationBase = {
  /** Check id, such as `C63`. */
  readonly check: string;
  readonly asOf: Date;
  /** After this many days the result is stale. */
  readonly validityDays: number;
};

export type MeasuredObservation = ObservationBase & {
  readonly status: "measured";
  /** 0 to 1. */
  readonly value: number;
  /** Counted items behind the value; null when the check does not count items. */
  readonly good: number | null;
  readonly eligible: number | null;
  /** False when the source is incomplete for the population: the check may lower a claim but not refute it. */
  readonly authoritative: boolean;
};

export type UnmeasuredObservation = ObservationBase & { readonly status: UnmeasuredStatus };

export type Observation = MeasuredObservation | UnmeasuredObservation;
