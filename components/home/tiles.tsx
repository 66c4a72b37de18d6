"use client";

import { CardGrid } from "../ui/card";
import { formatNumber } from "../ui/format-number";
import { HowComputed } from "../ui/how-computed";
import { Tile } from "../ui/tile";
import type { Waiting } from "../use-waiting";
import styles from "./tiles.module.css";
import { assessedLines, middleLines } from "./figure-lines";
import type { FrameworkCounts } from "./sentence";

type HomeTilesProps = { counts: FrameworkCounts; waiting: readonly Waiting[] | undefined };

export function HomeTiles({ counts, waiting }: HomeTilesProps) {
  return (
    <CardGrid>
      <MaturityTile counts={counts} />
      <Tile
        label="Teams assessed"
        value={formatNumber(counts.assessed)}
        word={`of ${formatNumber(counts.teams)}`}
        explanation={
          counts.teams === 0
            ? "There is no team yet."
            : `${formatNumber(counts.signedRecently)} signed in the last 30 days`
        }
        href="/maturity"
      >
        <HowComputed lines={assessedLines(counts)} />
      </Tile>
      <Tile
        label="Open assessments"
        value={formatNumber(counts.open)}
        word={counts.overdue > 0 ? `${counts.overdue} late` : undefined}
        explanation={counts.open === 0 ? "None is being filled in." : undefined}
        href="/assessments"
      />
      <WaitingTile waiting={waiting} />
    </CardGrid>
  );
}

/** Levels are known per team only; the organisation's is the middle one, never an average of labels. */
function MaturityTile({ counts }: { counts: FrameworkCounts }) {
  const confirmed = counts.medianConfirmed;
  const known = confirmed !== null;
  return (
    <Tile
      label="Confirmed maturity"
      value={known ? formatNumber(confirmed) : null}
      word={known ? "middle level of the assessed teams" : undefined}
      explanation={
        known
          ? undefined
          : "Not known: no team has a signed result whose level is known. Sign off a first assessment."
      }
      href="/maturity"
    >
      <p className={styles["small"]}>
        <span>Claimed {formatNumber(counts.medianClaimed)}</span>
        <span>Proven {formatNumber(counts.medianProven)}</span>
      </p>
      <HowComputed lines={middleLines(counts)} />
    </Tile>
  );
}

function WaitingTile({ waiting }: Pick<HomeTilesProps, "waiting">) {
  if (waiting === undefined) {
    return <Tile label="Waiting for you" value={null} word="Being counted" href="/notifications" />;
  }
  return (
    <Tile
      label="Waiting for you"
      value={formatNumber(waiting.length)}
      explanation={waiting[0]?.title ?? "Nothing needs you now."}
      href="/notifications"
    />
  );
}
