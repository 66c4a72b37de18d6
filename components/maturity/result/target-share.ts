import type { Outputs } from "~/server/api/trpc/root";

type Practice = Outputs["maturity"]["teamResult"]["practices"][number];
type Target = Outputs["maturity"]["teamTargets"]["targets"][number];

type Known = {
  readonly practices: readonly Pick<Practice, "dimension" | "kind" | "level" | "verdict">[];
  readonly targets: readonly Pick<Target, "dimension" | "level">[];
  /** The level everybody starts from. */
  readonly floor: number;
};

/**
 * Where the target tick of a dimension stands on a scale of "share of required practices met": the share that the
 * target level asks for, as a fraction of 1. Null without a target, and where nothing applies.
 */
export function targetShare({ practices, targets, floor }: Known, dimension: string) {
  const target = targets.find((one) => one.dimension === dimension)?.level ?? null;
  // Out of scope has no verdict and is in no share.
  const applicable = practices.filter(
    (one) => one.dimension === dimension && one.kind === "R" && one.verdict !== null,
  );
  if (target === null || applicable.length === 0) return null;
  const asked = applicable.filter(({ level }) =>
    level === "every" ? target > floor : level <= target,
  );
  return asked.length / applicable.length;
}
