import type { Outputs } from "~/server/api/trpc/root";
import { formatCount, formatNumber } from "../ui/format-number";

type Helped = Outputs["maturity"]["helpNeeded"]["teams"][number];

/** "1 day", "2.5 days"; effort is an estimate in person-days. */
export const dayWords = (days: number | null): string =>
  `${formatNumber(days, { significant: 2 })} ${days === 1 ? "day" : "days"}`;

export const helpSentence = ({ team, headline }: Pick<Helped, "team" | "headline">): string =>
  headline.confirmed.title === null
    ? `${team.name} needs help most: nothing about its level is known`
    : `${team.name} needs help most: ${headline.confirmed.title} is confirmed`;

/** What the next level costs; money only where a day rate is known, and never a guess. */
export function costWords(next: Helped["next"], currency: string): string {
  if (next === null) return "It stands at the top.";
  const { title, practices, effortDays, cost } = next;
  const work = `${title} takes ${formatCount(practices, "practice")}, about ${dayWords(effortDays)}`;
  return cost === null
    ? `${work}; what that costs is not known without a day rate.`
    : `${work}, ${formatNumber(cost, { currency })}.`;
}
