import type { Outputs } from "~/server/api/trpc/root";

export type FrameworkCounts = Outputs["maturity"]["overview"]["frameworks"][number];

const times = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/**
 * The sentence of the day, made of today's counts for one framework. What is not known is said, and what
 * is zero and good news is left out.
 */
export function sentenceOfTheDay(counts: FrameworkCounts): string {
  const { teams, assessed } = counts;
  if (teams === 0) return "There is no team yet, so there is nothing to tell.";
  const open = openPart(counts);
  if (assessed === 0) {
    return (
      ["No team has a signed result yet, so maturity is unknown", open].filter(Boolean).join("; ") +
      "."
    );
  }
  return (
    [
      assessed === teams
        ? teams === 1
          ? "The one team has a signed result"
          : `All ${teams} teams have a signed result`
        : `${assessed} of ${times(teams, "team", "teams")} ${assessed === 1 ? "has" : "have"} a signed result`,
      claimPart(counts),
      movePart(counts),
      open,
    ]
      .filter(Boolean)
      .join("; ") + "."
  );
}

function claimPart({ overclaiming, proven }: FrameworkCounts): string {
  if (proven === 0) return "nothing is proven by evidence yet";
  if (overclaiming === 0) return "evidence contradicts no claim";
  return `evidence supports less than what ${times(overclaiming, "team claims", "teams claim")}`;
}

function movePart({ rose, fell }: FrameworkCounts): string {
  const parts = [rose > 0 && `${rose} rose`, fell > 0 && `${fell} fell`].filter(Boolean);
  return parts.length === 0 ? "" : `${parts.join(" and ")} since their last milestone`;
}

function openPart({ open, overdue }: FrameworkCounts): string {
  if (open === 0) return "";
  const late = overdue === 0 ? "" : `, ${overdue} of them late`;
  return `${times(open, "assessment is", "assessments are")} open${late}`;
}
