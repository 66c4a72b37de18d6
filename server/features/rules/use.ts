/** Whether something is so; unknown is neither. */
export type Known = "yes" | "no" | "unknown";

/** What is known of one use of a feature: what records show, and what people say. Null: nothing. */
export type Told = { readonly shown: boolean | null; readonly said: boolean | null };

/**
 * What was seen counts before what was said; that it was not seen counts only while nobody says otherwise, because a
 * column may be computed on the way.
 */
export function knownOf({ shown, said }: Told): Known {
  if (shown === true) return "yes";
  const either = said ?? shown;
  if (either === null) return "unknown";
  return either ? "yes" : "no";
}

/** Used where it decides and never seen where it was learnt: only when both are known. */
export const isSkewed = (use: { readonly training: Known; readonly serving: Known }): boolean =>
  use.serving === "yes" && use.training === "no";
