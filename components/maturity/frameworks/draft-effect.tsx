import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { Row, Rows } from "../../ui/rows";
import { counted, levelWords } from "../words";

type Effect = Outputs["maturity"]["previewPublication"];
type OnTeam = Effect["effects"][number];

const views = [
  ["Claimed", "claimed"],
  ["Confirmed", "confirmed"],
  ["Proven", "proven"],
] as const;

/** Every team assessed with an earlier version, under both. */
export function DraftEffect({ effect: { effects, follows } }: { effect: Effect }) {
  const moved = effects.filter(moves).length;
  const title =
    effects.length === 0
      ? "No team is assessed with an earlier version"
      : `${counted(effects.length, "team is", "teams are")} assessed with an earlier version; ${moved} would stand on another level`;
  return (
    <Card title={title}>
      <p>
        {effects.length === 0
          ? "Publishing changes no level. Teams can be assessed with it from then on."
          : `Assessments keep the version they were begun with, so publishing changes no level by itself. This is where each team would stand with the same answers and evidence; the version before is ${follows ?? "not published"}.`}
      </p>
      <Rows>
        {effects.map((one) => (
          <Row key={one.team.id} title={one.team.name} about={linesOf(one)} />
        ))}
      </Rows>
    </Card>
  );
}

const moves = ({ before, after }: OnTeam): boolean =>
  views.some(([, view]) => before[view].level !== after[view].level);

function linesOf({ before, after, lostAnswers, version }: OnTeam): string[] {
  const levels = views.map(([name, view]) => {
    const [old, next] = [before[view], after[view]];
    const words = levelWords(old.title, old.level);
    return old.level === next.level
      ? `${name}: ${words}, as under version ${version}.`
      : `${name}: ${words} under version ${version}, ${levelWords(next.title, next.level)} under this one.`;
  });
  const lost = `${counted(lostAnswers, "answer fits", "answers fit")} no question of this version.`;
  return lostAnswers === 0 ? levels : [...levels, lost];
}
