import type { Outputs } from "~/server/api/trpc/root";
import { CardGrid } from "../../ui/card";
import { HowComputed } from "../../ui/how-computed";
import { LevelBar } from "../../ui/level-bar";
import { Tile } from "../../ui/tile";
import { linesAbout } from "./working";

type Result = Outputs["maturity"]["teamResult"];

const views = [
  { key: "claimed", label: "Claimed" },
  { key: "confirmed", label: "Confirmed" },
  { key: "proven", label: "Proven" },
] as const;

/** Three numbers, never one blend: what the team says, what stands after evidence, what evidence alone shows. */
export function HeadlineTiles({
  result,
}: {
  result: Pick<Result, "headline" | "framework" | "working">;
}) {
  const { headline, framework, working } = result;
  const { floor, levels } = framework;
  const top = Math.max(...levels.map(({ ordinal }) => ordinal));
  return (
    <CardGrid>
      {views.map(({ key, label }) => {
        const { level, title, why } = headline[key];
        return (
          <Tile key={key} label={label} value={level} word={title} explanation={why}>
            <LevelBar
              label={`${label} level`}
              level={level === null ? null : level - floor + (floor === 0 ? 0 : 1)}
              levels={top - floor + (floor === 0 ? 0 : 1)}
            />
            <HowComputed summary={`How ${label} is computed`} lines={linesAbout(working, key)} />
          </Tile>
        );
      })}
    </CardGrid>
  );
}
