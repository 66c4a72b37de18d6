"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import type { Outputs } from "~/server/api/trpc/root";
import { useTRPC } from "../trpc";
import { CardGrid } from "../ui/card";
import { formatNumber } from "../ui/format-number";
import { HowComputed } from "../ui/how-computed";
import { Tile } from "../ui/tile";
import type { Waiting } from "../use-waiting";
import styles from "./tiles.module.css";
import { assessedLines, middleLines } from "./figure-lines";
import type { FrameworkCounts } from "./sentence";

type Team = Outputs["maturity"]["portfolio"]["rows"][number];
type View = "claimed" | "proven";

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
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.maturity.portfolio.queryOptions({ limit: 200 }));
  const whole = data.nextCursor === null;
  const middle = (view: View) => (whole ? medianOf(data.rows, counts.key, view) : null);
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
        <span>Claimed {formatNumber(middle("claimed"))}</span>
        <span>Proven {formatNumber(middle("proven"))}</span>
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

/** The middle known level; null when no team's is known. */
function medianOf(teams: readonly Team[], framework: string, view: View): number | null {
  const levels = teams
    .map((team) => levelOf(team, framework, view))
    .filter((level) => level !== null)
    .toSorted((a, b) => a - b);
  const low = levels[Math.floor((levels.length - 1) / 2)];
  const high = levels[Math.floor(levels.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function levelOf({ frameworks }: Team, key: string, view: View): number | null {
  return frameworks.find(({ framework }) => framework === key)?.levels?.[view] ?? null;
}
