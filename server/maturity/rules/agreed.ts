import { consensusOf } from "./consensus";
import type { AskedPractice, Framework } from "./framework";
import { optionValue } from "./options";
import { toTwentieths, type Twentieths } from "./twentieths";

type Said = {
  readonly option: string | null;
  readonly notApplicable: "out_of_scope" | "decided_not_to_do" | "owned_elsewhere" | null;
  readonly notKnown: boolean;
};

type Asked = { readonly framework: Framework; readonly practice: AskedPractice };

const valueOf = ({ framework, practice }: Asked, said: Said): Twentieths | null => {
  if (said.notApplicable === "decided_not_to_do") return 0;
  if (said.option === null) return null;
  const share = optionValue(framework, practice, said.option);
  return share === null ? null : toTwentieths(share);
};

const saysSomething = ({ option, notApplicable, notKnown }: Said): boolean =>
  option !== null || notApplicable !== null || notKnown;

/**
 * The answer that stands for several in a list: one with the lower median value, else one that calls the practice
 * not applicable, else one that does not know. Undefined when nobody said anything. Among equals the first given
 * row stands, so callers sort.
 */
export function agreedAnswer<Row extends Said>(
  asked: Asked,
  answers: readonly Row[],
): Row | undefined {
  const said = answers.filter(saysSomething);
  const valued = said.map((row) => ({ row, value: valueOf(asked, row) }));
  const values = valued.flatMap(({ value }) => (value === null ? [] : [value]));
  const middle = consensusOf(values).value;
  if (middle !== null) return valued.find(({ value }) => value === middle)?.row;
  return said.find(({ notApplicable }) => notApplicable !== null) ?? said[0];
}
