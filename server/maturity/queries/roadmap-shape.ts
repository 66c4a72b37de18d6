import { z } from "zod";
import { levelShape } from "./framework-shape";
import { improvementShape } from "./improvements";
import { verdictShape } from "./result-shape";
import { teamRef } from "./team";
import { contextShape } from "./team-context";
import { targetShape } from "./team-targets";

/** `done_but_red`: marked done, and evidence still says no. `done_but_unseen`: marked done, and nothing has shown it. */
const workState = z.enum([
  "unplanned",
  "planned",
  "doing",
  "done_but_red",
  "done_but_unseen",
  "done",
]);
export type WorkState = z.output<typeof workState>;

const itemShape = z.object({
  practice: z.string(),
  statement: z.string(),
  dimension: z.string(),
  /** In nobody's target by itself: other work on this plan builds on it, or it opens a gate. */
  neededFirst: z.boolean(),
  /** Work of this plan that has to be done before. */
  needs: z.array(z.string()),
  verdict: verdictShape.nullable(),
  effortDays: z.number(),
  /** Whose estimate the effort is. */
  estimatedBy: z.enum(["team", "framework"]),
  state: workState,
  improvement: improvementShape.nullable(),
});
export type RoadmapItem = z.input<typeof itemShape>;

const plannedShape = itemShape.extend({
  horizon: z.enum(["now", "next", "later"]),
  priority: z.number(),
  /** 1 small to 5 large; how pressing: 1.5 for what holds a gate shut, 1.25 for a refuted claim, else 1. */
  benefit: z.number(),
  urgency: z.number(),
  startsWeek: z.number().int(),
  endsWeek: z.number().int(),
  /** The day by which it is done at this pace, such as `2026-12-05`. */
  endsOn: z.string(),
  /** It is due before this plan gets it done. */
  late: z.boolean(),
  /** Null while nobody said what a day costs. */
  cost: z.number().nullable(),
});
export type PlannedWork = z.input<typeof plannedShape>;

const parkedShape = itemShape.extend({
  reviewOn: z.string(),
  /** The day of the review has come. */
  reviewDue: z.boolean(),
  /** The parked work it waits for; null when people parked this itself. */
  because: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
});
export type ParkedItem = z.input<typeof parkedShape>;

const finishedShape = z.object({
  practice: z.string(),
  statement: z.string(),
  state: workState,
  improvement: improvementShape,
});
export type FinishedWork = z.input<typeof finishedShape>;

const budgetShape = z.object({
  amount: z.number(),
  cost: z.number(),
  /** What is missing; 0 when the money is enough. */
  shortfall: z.number(),
  /** Keys of the dearest work, dearest first; empty when the money is enough. */
  dearest: z.array(z.string()),
});

export const roadmapShape = z.object({
  team: teamRef,
  framework: z.object({
    key: z.string(),
    version: z.string(),
    title: z.string(),
    levels: z.array(levelShape).readonly(),
  }),
  /** Of every amount of money here. */
  currency: z.string(),
  /** Null until somebody says what the team's situation is; without it there is no plan. */
  context: contextShape.nullable(),
  targets: z.array(targetShape),
  modifiers: z.array(z.string()).readonly(),
  monitoringGate: z.boolean(),
  path: z.object({
    levelNow: z.number().int(),
    /** Confirmed once everything on the path is in place, parked work too. */
    levelAfter: z.number().int(),
    /** Whether no cheaper way to the targets exists, by the framework's estimates. */
    exact: z.boolean(),
    /** Whether the lowest target is reached by it; too much out of scope can make that impossible. */
    reaches: z.boolean(),
  }),
  plan: z.array(plannedShape),
  parked: z.array(parkedShape),
  /** Practices that wait for each other in a circle. */
  blocked: z.array(z.string()).readonly(),
  /** Marked done and no longer missing. Only what evidence shows is `done`. */
  finished: z.array(finishedShape),
  totals: z.object({
    days: z.number(),
    weeks: z.number().int(),
    cost: z.number().nullable(),
  }),
  /** Null while budget or day rate is not known. */
  budget: budgetShape.nullable(),
  readOnlyBecause: z.string().nullable(),
});
