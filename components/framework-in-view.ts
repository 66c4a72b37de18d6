type Counted = { readonly key: string; readonly assessed: number; readonly open: number };

/** Assessments of any kind that a framework has here. */
export const usesOf = ({ assessed, open }: Omit<Counted, "key">): number => assessed + open;

/** The framework of the address, else the one that most teams use, else the first that is published. */
export function frameworkInView<Framework extends Counted>(
  frameworks: readonly Framework[],
  asked: string | undefined,
): Framework | undefined {
  const [most] = frameworks.toSorted((a, b) => usesOf(b) - usesOf(a));
  return frameworks.find(({ key }) => key === asked) ?? most;
}
