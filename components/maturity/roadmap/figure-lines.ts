import { formatNumber } from "../../ui/format-number";
import { counted, days } from "../words";
import { type Item, money, type Roadmap } from "./roadmap-words";

/** Sums longer than this are shortened in the middle; the parts stand at the items themselves. */
const MOST_TERMS = 12;

const sumOf = (values: readonly number[]): string => {
  const terms = values.map((value) => formatNumber(value));
  if (terms.length <= MOST_TERMS) return terms.join(" + ");
  return `${terms.slice(0, MOST_TERMS).join(" + ")} + ${terms.length - MOST_TERMS} more`;
};

/** Time and money of the whole plan, with the team's own figures. */
export function planLines({ plan, context, currency, totals, budget }: Roadmap): string[] {
  if (context === null || plan.length === 0) return [];
  const { daysPerWeek, dayRate } = context;
  const efforts = plan.map(({ effortDays }) => effortDays);
  const price =
    dayRate === null || totals.cost === null
      ? "Nobody said what a day costs, so the price is not known."
      : `${days(totals.days)} × ${money(dayRate, currency)} a day = ${money(totals.cost, currency)}.`;
  const rest =
    budget === null
      ? []
      : [
          `${money(budget.cost, currency)} of cost against a budget of ${money(budget.amount, currency)}: ${budget.shortfall > 0 ? `${money(budget.shortfall, currency)} short` : "it is enough"}.`,
        ];
  return [
    `Effort: ${sumOf(efforts)} = ${days(totals.days)}. The team's own estimate counts where there is one, else the framework's.`,
    `Time: ${days(totals.days)} at ${formatNumber(daysPerWeek)} a week are ${counted(totals.weeks, "week", "weeks")}, one piece of work after the other.`,
    price,
    ...rest,
  ];
}

/** Why an item stands where it does, and what it costs. */
export function itemLines(item: Item, { context, currency }: Roadmap): string[] {
  const { benefit, urgency, effortDays, priority, cost } = item;
  const own = (benefit * urgency) / effortDays;
  const inherited =
    priority > own
      ? ` It opens the way to work with ${priority.toFixed(2)}, so it takes that.`
      : "";
  const dayRate = context?.dayRate ?? null;
  return [
    `Priority: benefit ${formatNumber(benefit)} × urgency ${formatNumber(urgency)} ÷ ${days(effortDays)} = ${own.toFixed(2)}.${inherited} The highest that can start comes first.`,
    dayRate === null || cost === null
      ? "Nobody said what a day costs, so the price is not known."
      : `Price: ${days(effortDays)} × ${money(dayRate, currency)} = ${money(cost, currency)}.`,
  ];
}
