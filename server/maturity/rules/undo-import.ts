import type { NotApplicable } from "./answer";

/** What an import wrote over, and the revision that it wrote. */
export type KeptAnswer = {
  readonly practice: string;
  readonly revision: number;
  readonly option: string | null;
  readonly notApplicable: NotApplicable["kind"] | null;
  readonly notKnown: boolean;
  readonly note: string;
  /** Null where nothing had ever been saved. */
  readonly answeredBy: string | null;
  readonly at: Date | null;
};

type Standing = { readonly practice: string; readonly revision: number };

export type Left<Answer> = {
  /** Still as the import wrote them: these go back to what stood before. */
  readonly untouched: readonly KeptAnswer[];
  /** Answered again since: these stay as they are. */
  readonly changed: readonly Answer[];
};

/** Pure. An answer whose row is gone was changed too, and there is nothing left of it to name. */
export function stillThere<Answer extends Standing>(
  kept: readonly KeptAnswer[],
  standing: readonly Answer[],
): Left<Answer> {
  const now = new Map(standing.map((answer) => [answer.practice, answer]));
  const isUntouched = ({ practice, revision }: KeptAnswer) =>
    now.get(practice)?.revision === revision;
  return {
    untouched: kept.filter(isUntouched),
    changed: kept
      .filter((one) => !isUntouched(one))
      .flatMap(({ practice }) => now.get(practice) ?? []),
  };
}
