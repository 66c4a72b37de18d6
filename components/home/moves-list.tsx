import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../ui/app-link";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Status } from "../ui/status";
import type { StatusKind } from "../ui/status-icon";
import { Time } from "../ui/time";

type Moves = Outputs["maturity"]["recentMoves"];
type Move = Moves["moves"][number];

const words = {
  rose: { shape: "good", word: "Rose" },
  fell: { shape: "bad", word: "Fell" },
  known: { shape: "good", word: "Known now" },
  unknown: { shape: "unknown", word: "Not known any more" },
} as const satisfies Record<Move["direction"], { shape: StatusKind; word: string }>;

const said = ({ title, level }: Move["before"]): string =>
  title ?? level?.toString() ?? "not known";

type MovesProps = { recent: Moves; framework: string; zone: string };

/** What changed: teams whose Confirmed level is another than at the milestone before. */
export function MovesList({ recent: { moves, windowDays }, framework, zone }: MovesProps) {
  if (moves.length === 0) {
    return <Quiet>No confirmed level changed in the last {windowDays} days.</Quiet>;
  }
  return (
    <Rows>
      {moves.map(({ team, at, before, after, direction }) => (
        <Row
          key={team.slug}
          title={
            <AppLink href={`/maturity/${team.slug}?framework=${encodeURIComponent(framework)}`}>
              {team.name}
            </AppLink>
          }
          about={[
            <span key="levels">
              Confirmed {said(before)} → {said(after)}, <Time at={at} zone={zone} style="date" />
            </span>,
          ]}
        >
          <Status status={words[direction].shape}>{words[direction].word}</Status>
        </Row>
      ))}
    </Rows>
  );
}
