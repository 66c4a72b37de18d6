import type { Outputs } from "~/server/api/trpc/root";
import { levelWords } from "./words";

/** `Claimed Automated, confirmed Manual, proven Manual`: the three always together. */
export function HeadlineWords({
  headline,
}: {
  headline: Outputs["maturity"]["teamResult"]["headline"];
}) {
  const said = (view: typeof headline.claimed) => levelWords(view.title, view.level);
  return (
    <>
      Claimed {said(headline.claimed)}, confirmed {said(headline.confirmed)}, proven{" "}
      {said(headline.proven)}
    </>
  );
}
