import { prioritiesOf } from "./priority";
import type { Work } from "./work";

/** Work done within a month is "now", within a quarter "next". Our choice. */
const NOW_WEEKS = 4;
const NEXT_WEEKS = 13;

export type Horizon = "now" | "next" | "later";

export type Parked = { readonly practice: string; readonly reviewOn: Date };

export type Means = {
  /** Person-days the team gives each week, above 0. */
  readonly daysPerWeek: number;
  /** Money a person-day. */
  readonly dayRate: number;
  /** Months of running that the cost looks ahead. */
  readonly months: number;
  readonly parked?: readonly Parked[];
};

export type PlannedItem = {
  readonly practice: string;
  readonly priority: number;
  /** Weeks count from 1. */
  readonly startsWeek: number;
  readonly endsWeek: number;
  readonly horizon: Horizon;
  /** Effort x day rate + running cost over the months. */
  readonly cost: number;
};

/** `because` names the parked practice this one waits for; null when people parked it themselves. */
export type ParkedItem = Parked & { readonly because: string | null };

export type Roadmap = {
  /** In the order in which the work is done. */
  readonly plan: readonly PlannedItem[];
  readonly parked: readonly ParkedItem[];
  /** Practices that wait for each other in a circle; nothing can start there. */
  readonly blocked: readonly string[];
  readonly totalDays: number;
  readonly totalCost: number;
};

/** What waits for parked work is parked too, until the latest review of what it waits for. */
const parkedAmong = (all: readonly Work[], chosen: readonly Parked[]): readonly ParkedItem[] => {
  const known = new Set(all.map(({ practice }) => practice));
  const parked = new Map<string, ParkedItem>(
    chosen
      .filter(({ practice }) => known.has(practice))
      .map((one) => [one.practice, { ...one, because: null }]),
  );
  let before = -1;
  while (before < parked.size) {
    before = parked.size;
    for (const { practice, dependsOn } of all) {
      const waits = dependsOn.flatMap((key) => parked.get(key) ?? []);
      const last = waits.toSorted((a, b) => b.reviewOn.getTime() - a.reviewOn.getTime()).at(0);
      if (last === undefined || parked.has(practice)) continue;
      parked.set(practice, { practice, reviewOn: last.reviewOn, because: last.practice });
    }
  }
  return all.flatMap(({ practice }) => parked.get(practice) ?? []);
};

const horizonOf = (endsWeek: number): Horizon => {
  if (endsWeek <= NOW_WEEKS) return "now";
  return endsWeek <= NEXT_WEEKS ? "next" : "later";
};

/** Highest priority first among what can start; equal priorities keep the given order. */
const inOrder = (all: readonly Work[]) => {
  const priorities = prioritiesOf(all);
  const priorityOf = ({ practice }: Work): number => priorities.get(practice) ?? 0;
  const waiting = new Map(all.map((work) => [work.practice, work]));
  const order: (Work & { readonly priority: number })[] = [];
  const ready = () =>
    [...waiting.values()]
      .filter(({ dependsOn }) => !dependsOn.some((key) => waiting.has(key)))
      .toSorted((a, b) => priorityOf(b) - priorityOf(a))
      .at(0);
  for (let next = ready(); next !== undefined; next = ready()) {
    order.push({ ...next, priority: priorityOf(next) });
    waiting.delete(next.practice);
  }
  return { order, blocked: [...waiting.keys()] };
};

const planned = (order: readonly (Work & { readonly priority: number })[], means: Means) => {
  let done = 0;
  return order.map((work): PlannedItem => {
    const startsWeek = Math.floor(done / means.daysPerWeek) + 1;
    done += work.effortDays;
    const endsWeek = Math.ceil(done / means.daysPerWeek);
    return {
      practice: work.practice,
      priority: work.priority,
      startsWeek,
      endsWeek,
      horizon: horizonOf(endsWeek),
      cost: work.effortDays * means.dayRate + work.runCostPerMonth * means.months,
    };
  });
};

/**
 * One piece of work after the other, the most important that can start first. A prerequisite that is not among the
 * work counts as in place. Throws RangeError when there is no time to work in.
 */
export const scheduleOf = (all: readonly Work[], means: Means): Roadmap => {
  if (!(means.daysPerWeek > 0)) {
    throw new RangeError(`A plan needs more than 0 days a week, got ${means.daysPerWeek}.`);
  }
  const parked = parkedAmong(all, means.parked ?? []);
  const waits = new Set(parked.map(({ practice }) => practice));
  const { order, blocked } = inOrder(all.filter(({ practice }) => !waits.has(practice)));
  const plan = planned(order, means);
  return {
    plan,
    parked,
    blocked,
    totalDays: order.reduce((sum, { effortDays }) => sum + effortDays, 0),
    totalCost: plan.reduce((sum, { cost }) => sum + cost, 0),
  };
};
