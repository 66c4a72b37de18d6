"use client";

import type { Outputs } from "~/server/api/trpc/root";
import { Button } from "../../ui/button";
import { levelWords } from "../words";
import { type Draft, type Standing, standingOf } from "./draft";

type StandingLineProps = {
  drafts: ReadonlyMap<string, Draft>;
  headline: Outputs["maturity"]["dimensionPage"]["headline"];
  onRetry: () => void;
};

const words: Record<Standing, string> = {
  conflict: "Somebody else answered too. Choose which answer stands.",
  refused: "An answer was not accepted. It is kept on this page.",
  retrying: "Cairn cannot be reached. Your answers are kept in this browser and sent again.",
  saving: "Saving.",
  saved: "Everything is saved.",
};

/** One line about everything on the page, told once to people who do not see it. */
export function StandingLine({ drafts, headline, onRetry }: StandingLineProps) {
  const standing = standingOf([...drafts.values()]);
  const { claimed, confirmed, proven } = headline;
  const said = (view: typeof claimed) => levelWords(view.title, view.level);
  return (
    <p>
      <output>{words[standing]}</output> Claimed {said(claimed)}, confirmed {said(confirmed)},
      proven {said(proven)}.{" "}
      {standing === "retrying" && (
        <Button size="small" onClick={onRetry}>
          Try now
        </Button>
      )}
    </p>
  );
}
