import { toCsv } from "~/server/core/rules/csv";
import type { Roadmap } from "./roadmap-words";

const columns = [
  "practice",
  "statement",
  "dimension",
  "horizon",
  "starts_week",
  "ends_week",
  "effort_days",
  "estimated_by",
  "cost",
  "currency",
  "needed_first",
  "needs",
  "state",
  "owner",
  "due_on",
  "review_on",
  "parked_because",
  "team",
  "framework",
  "framework_version",
] as const;

/** The plan and what is parked, in order. Unknown is an empty cell. */
export function roadmapCsv({ plan, parked, currency, team, framework }: Roadmap): string {
  const source = [team.name, framework.key, framework.version];
  const common = (one: Roadmap["plan"][number] | Roadmap["parked"][number]) => ({
    what: [one.practice, one.statement, one.dimension],
    order: [one.neededFirst, one.needs.join(" ")],
    work: [one.state, one.improvement?.owner?.name, one.improvement?.dueOn],
  });
  const planned = plan.map((one) => {
    const { what, order, work } = common(one);
    const { horizon, startsWeek, endsWeek, effortDays, estimatedBy, cost } = one;
    const when = [horizon, startsWeek, endsWeek, effortDays, estimatedBy, cost, currency];
    return [...what, ...when, ...order, ...work, null, null, ...source];
  });
  const waiting = parked.map((one) => {
    const { what, order, work } = common(one);
    const when = ["parked", null, null, one.effortDays, one.estimatedBy, null, currency];
    const why = one.because === null ? one.reason : `waits for ${one.because}`;
    return [...what, ...when, ...order, ...work, one.reviewOn, why, ...source];
  });
  return toCsv(columns, [...planned, ...waiting]);
}
