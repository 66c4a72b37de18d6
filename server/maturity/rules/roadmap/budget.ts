import type { PlannedItem, Roadmap } from "./schedule";

const DEAREST_SHOWN = 3;

export type BudgetView = {
  /** What is missing; 0 when the money is enough. */
  readonly shortfall: number;
  /** The dearest work first, so that people see where the money goes. Empty when the money is enough. */
  readonly dearest: readonly PlannedItem[];
};

/** A path that costs more than there is shows by how much. It never lowers a target by itself. */
export const budgetView = ({ plan, totalCost }: Roadmap, budget: number): BudgetView => {
  const shortfall = Math.max(0, totalCost - budget);
  if (shortfall === 0) return { shortfall, dearest: [] };
  return { shortfall, dearest: plan.toSorted((a, b) => b.cost - a.cost).slice(0, DEAREST_SHOWN) };
};
