import { eq } from "drizzle-orm";
import { z } from "zod";
import { organisations } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { budgetView } from "../rules/roadmap/budget";
import { type PlannedItem, type Roadmap, scheduleOf } from "../rules/roadmap/schedule";
import { targetPath } from "../rules/roadmap/target-path";
import { workOn } from "../rules/roadmap/work";
import { targetsFor } from "../rules/targets";
import { cardOf } from "./frameworks";
import { improvementsOn } from "./improvements";
import { parkedOf, type ParkedWork } from "./parked";
import { effortsOf, finishedOf, improvementByPractice, itemsOf } from "./roadmap-items";
import { type ParkedItem, type PlannedWork, type RoadmapItem, roadmapShape } from "./roadmap-shape";
import { slugInput, whyNotWrite } from "./team";
import { contextOf, type TeamSituation } from "./team-context";
import { standingFor } from "./team-result";
import { type TargetView, targetViews } from "./team-targets";

/** The cost of running what was put in place looks this far ahead. */
const MONTHS_AHEAD = 12;
const DAY_MS = 86_400_000;

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

const levelsOf = (targets: readonly TargetView[]): ReadonlyMap<string, number> =>
  new Map(
    targets.flatMap(({ dimension, level }) =>
      level === null ? [] : [[dimension, level] as const],
    ),
  );

type Items = ReadonlyMap<string, RoadmapItem>;

type PlanTerms = {
  readonly items: Items;
  readonly todo: ReturnType<typeof workOn>;
  readonly dayRate: number | null;
  readonly now: Date;
};

function plannedOf(
  { practice, cost, ...when }: PlannedItem,
  { items, todo, dayRate, now }: PlanTerms,
): PlannedWork[] {
  const item = items.get(practice);
  const own = todo.find((one) => one.practice === practice);
  if (item === undefined || own === undefined) return [];
  const { benefit, urgency } = own;
  const endsOn = dayOf(new Date(now.getTime() + when.endsWeek * 7 * DAY_MS));
  const dueOn = item.improvement?.dueOn ?? null;
  const late = dueOn !== null && dueOn < endsOn;
  return [
    { ...item, ...when, benefit, urgency, endsOn, late, cost: dayRate === null ? null : cost },
  ];
}

function parkedItems(
  { parked }: Roadmap,
  { items, said, today }: { items: Items; said: readonly ParkedWork[]; today: string },
): ParkedItem[] {
  const words = new Map(said.map((one) => [one.practice, one]));
  return parked.flatMap(({ practice, reviewOn, because }) => {
    const item = items.get(practice);
    if (item === undefined) return [];
    const own = because === null ? words.get(practice) : undefined;
    const day = dayOf(reviewOn);
    return [
      {
        ...item,
        reviewOn: day,
        reviewDue: day <= today,
        because,
        reason: own?.reason ?? null,
        by: own?.by ?? null,
      },
    ];
  });
}

function moneyOf(schedule: Roadmap, { dayRate, budget }: TeamSituation) {
  const cost = dayRate === null ? null : schedule.totalCost;
  if (cost === null || budget === null) return { cost, budget: null };
  const { shortfall, dearest } = budgetView(schedule, budget);
  const keys = dearest.map(({ practice }) => practice);
  return { cost, budget: { amount: budget, cost, shortfall, dearest: keys } };
}

async function currencyOf(work: Work): Promise<string> {
  const [row] = await work.db
    .select({ currency: organisations.currency })
    .from(organisations)
    .where(eq(organisations.id, work.orgId));
  return found(row, "The organisation").currency;
}

type Plan = Pick<
  z.input<typeof roadmapShape>,
  "plan" | "parked" | "blocked" | "finished" | "totals" | "budget"
>;

const noPlan: Plan = {
  plan: [],
  parked: [],
  blocked: [],
  finished: [],
  totals: { days: 0, weeks: 0, cost: null },
  budget: null,
};

type Standing = Awaited<ReturnType<typeof standingFor>>;

async function planFor(
  work: Work,
  { team, known }: Standing,
  { context, path }: { context: TeamSituation; path: ReturnType<typeof targetPath> },
): Promise<Plan> {
  const { framework, result } = known;
  const all = await improvementsOn(work, team.id, framework.key);
  const said = await parkedOf(work, team.id, framework.key);
  const planned = improvementByPractice(all);
  const ground = { framework, result, planned };
  const { practices } = path;
  const todo = workOn(framework, result, { practices, runCosts: {}, efforts: effortsOf(planned) });
  const items = itemsOf(ground, todo, path.neededFirst);
  const schedule = scheduleOf(todo, {
    daysPerWeek: context.daysPerWeek,
    dayRate: context.dayRate ?? 0,
    months: MONTHS_AHEAD,
    parked: said.map(({ practice, reviewOn }) => ({ practice, reviewOn: new Date(reviewOn) })),
  });
  const now = work.now();
  const terms = { items, todo, dayRate: context.dayRate, now };
  const { cost, budget } = moneyOf(schedule, context);
  return {
    plan: schedule.plan.flatMap((one) => plannedOf(one, terms)),
    parked: parkedItems(schedule, { items, said, today: dayOf(now) }),
    blocked: schedule.blocked,
    finished: finishedOf(ground, new Set(items.keys())),
    totals: {
      days: schedule.totalDays,
      weeks: Math.max(0, ...schedule.plan.map(({ endsWeek }) => endsWeek)),
      cost,
    },
    budget,
  };
}

export const teamRoadmap = query({
  name: "maturity.team-roadmap",
  summary:
    "What a team still has to put in place for its targets: in which order, until when and for how much.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/roadmap/{framework}",
  input: z.strictObject({ slug: slugInput, framework: z.string().max(80) }),
  output: roadmapShape,
  run: async (work, asked) => {
    const standing = await standingFor(work, asked);
    const { team, known } = standing;
    const { framework, result } = known;
    const context = await contextOf(work, team.id);
    const rules = context === null ? null : targetsFor(context);
    const targets = await targetViews(work, { team, framework, context });
    const path = targetPath(framework, result, levelsOf(targets));
    const { key, version, title, levels } = cardOf(framework);
    return {
      team,
      framework: { key, version, title, levels },
      currency: await currencyOf(work),
      context,
      targets,
      modifiers: rules?.modifiers ?? [],
      monitoringGate: rules?.monitoringGate ?? false,
      path: {
        levelNow: result.scores.confirmed.level,
        levelAfter: path.levelAfter,
        exact: path.exact,
        reaches: path.reaches,
      },
      ...(context === null ? noPlan : await planFor(work, standing, { context, path })),
      readOnlyBecause: await whyNotWrite(work, team.id),
    };
  },
});
