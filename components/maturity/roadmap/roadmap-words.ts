import type { Outputs } from "~/server/api/trpc/root";
import { formatNumber } from "../../ui/format-number";
import { counted, days, dayWords, practices } from "../words";

export type Roadmap = Outputs["maturity"]["teamRoadmap"];
export type Item = Roadmap["plan"][number];
type Level = Roadmap["framework"]["levels"][number];

/** Whole units: a plan is no invoice. Not known is a dash, never 0. */
export const money = (amount: number | null, currency: string): string =>
  formatNumber(amount, { currency, decimals: 0 });

export const levelTitle = (levels: readonly Level[], ordinal: number): string => {
  const title = levels.find((one) => one.ordinal === ordinal)?.title;
  return title === undefined ? String(ordinal) : `${ordinal} ${title}`;
};

const isTargeted = ({ targets }: Roadmap): boolean => targets.some(({ level }) => level !== null);

const priceWords = ({ totals, currency }: Roadmap): string =>
  totals.cost === null
    ? "what it costs is not known without a day rate"
    : `about ${money(totals.cost, currency)}`;

function afterwards({ path, parked, framework }: Roadmap): string {
  const level = levelTitle(framework.levels, path.levelAfter);
  if (path.levelAfter === path.levelNow) return `The level itself stays ${level}.`;
  const condition = parked.length > 0 ? ", once what is parked is done too" : "";
  return `Afterwards the team stands on ${level}${condition}.`;
}

/** The answer of the page in one or two sentences, from the plan itself. */
export function findingOf(roadmap: Roadmap): string {
  const { context, plan, parked, totals, budget, currency } = roadmap;
  if (context === null) return "There is no plan yet: nobody said what the team's situation is.";
  if (!isTargeted(roadmap)) return "No target is set in this framework, so nothing is missing yet.";
  if (plan.length === 0 && parked.length === 0) return "Every target is met in Confirmed.";
  if (plan.length === 0) return `All that is missing is parked: ${practices(parked.length)}.`;
  const way = `The targets are ${practices(plan.length)} away: about ${days(totals.days)} of work in ${counted(totals.weeks, "week", "weeks")}, ${priceWords(roadmap)}.`;
  const end = afterwards(roadmap);
  const short =
    budget !== null && budget.shortfall > 0
      ? ` The budget is ${money(budget.shortfall, currency)} short.`
      : "";
  return `${way} ${end}${short}`;
}

/** How sure it is that this is the cheapest way, and that it leads there. */
export function promiseOf({ path, plan }: Roadmap): string {
  if (plan.length === 0) return "";
  const cheapest = path.exact
    ? "By these estimates no cheaper way to the targets exists."
    : "This way is enough, but a cheaper one may exist: there are too many combinations to try all.";
  return path.reaches
    ? cheapest
    : `${cheapest} Even so the lowest target is not reached: too much is out of scope to tell.`;
}

export const stateWords: Record<Item["state"], string> = {
  unplanned: "Not planned",
  planned: "Planned",
  doing: "Being done",
  done_but_red: "Done, evidence still says no",
  done_but_unseen: "Done, not seen yet",
  done: "Done, shown by evidence",
};

export const horizons = [
  { key: "now", title: "Now", about: "done within 4 weeks" },
  { key: "next", title: "Next", about: "done within a quarter" },
  { key: "later", title: "Later", about: "after that" },
] as const satisfies readonly { key: Item["horizon"]; title: string; about: string }[];

const weeks = ({ startsWeek, endsWeek }: Item): string =>
  startsWeek === endsWeek ? `week ${startsWeek}` : `weeks ${startsWeek} to ${endsWeek}`;

const ownerWords = ({ improvement }: Pick<Item, "improvement">): string => {
  if (improvement === null) return "no owner yet";
  const { owner } = improvement;
  if (owner === null) return "no owner yet";
  return `owner ${owner.name}${owner.active ? "" : " (no longer active)"}`;
};

/** Effort, price, time and owner of one piece of work. */
export const factsOf = (item: Item, currency: string): string =>
  [
    `${days(item.effortDays)} (${item.estimatedBy === "team" ? "the team's estimate" : "the framework's estimate"})`,
    item.cost === null ? "cost not known" : money(item.cost, currency),
    weeks(item),
    ownerWords(item),
    item.improvement?.dueOn ? `due ${dayWords(item.improvement.dueOn)}` : "no due date yet",
  ].join(" · ");

/** What it waits for, and what waits for it. */
export const orderWords = (item: Pick<Item, "neededFirst" | "needs">): string | null => {
  const first = item.neededFirst ? ["Needed first: other work builds on it"] : [];
  const after = item.needs.length > 0 ? [`After ${item.needs.join(", ")}`] : [];
  const words = [...first, ...after];
  return words.length === 0 ? null : `${words.join(". ")}.`;
};
