import { Card } from "../ui/card";
import { Empty } from "../ui/empty";
import { LinkButton } from "../ui/link-button";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Time } from "../ui/time";
import { CardChanges } from "./card-changes";
import { RestoreRevision } from "./restore-revision";
import {
  cardPath,
  type CardPlace,
  type Changes,
  counted,
  placeOf,
  type Revisions,
  type WholeCard,
} from "./words";

type HistoryViewProps = {
  card: WholeCard;
  revisions: Revisions;
  /** Which two are compared; null while none is chosen. */
  compared: { from: number; to: number; changes: Changes } | null;
  zone: string;
};

/** Who wrote what and when; every older state can be looked at and brought back. */
export function HistoryView({ card, revisions, compared, zone }: HistoryViewProps) {
  const place = placeOf(card);
  if (revisions.total === 0) {
    return (
      <Empty
        title="Nobody has written in this card yet"
        action={
          <LinkButton variant="primary" href={`${cardPath(place)}?tab=edit`}>
            Write the first words
          </LinkButton>
        }
      >
        Each save stands here with who made it, when, and what it changed.
      </Empty>
    );
  }
  return (
    <>
      {compared !== null && <CardChanges {...compared} />}
      <Card title={counted(revisions.total, "revision", "revisions")}>
        <Rows>
          {revisions.rows.map((row) => (
            <Row
              key={row.revision}
              title={
                <strong>
                  Revision {row.revision}
                  {row.revision === card.prose.revision && ", the present one"}
                </strong>
              }
              about={[
                <>
                  {row.writtenByName}, <Time at={row.writtenAt} zone={zone} />
                </>,
                whatOf(row),
                ...(row.note === "" ? [] : [`“${row.note}”`]),
              ]}
            >
              <Actions place={place} revision={row.revision} present={card.prose.revision} />
            </Row>
          ))}
        </Rows>
        <Older place={place} next={revisions.nextCursor} />
      </Card>
    </>
  );
}

const whatOf = ({ changed, restoredFrom }: Revisions["rows"][number]): string => {
  const what =
    changed.length === 0 ? "Changed nothing" : `Changed ${changed.join(", ").toLowerCase()}`;
  return restoredFrom === null ? what : `${what}; the words of revision ${restoredFrom} again`;
};

type ActionsProps = { place: CardPlace; revision: number; present: number };

function Actions({ place, revision, present }: ActionsProps) {
  const path = `${cardPath(place)}?tab=history`;
  return (
    <span>
      <LinkButton size="small" href={`${path}&from=${revision - 1}&to=${revision}`}>
        What it changed
      </LinkButton>{" "}
      {revision !== present && (
        <>
          <LinkButton size="small" href={`${path}&from=${revision}&to=${present}`}>
            Compare with now
          </LinkButton>{" "}
          <RestoreRevision place={place} revision={revision} present={present} />
        </>
      )}
    </span>
  );
}

function Older({ place, next }: { place: CardPlace; next: string | null }) {
  if (next === null) return null;
  return (
    <Quiet>
      <LinkButton
        size="small"
        href={`${cardPath(place)}?tab=history&after=${encodeURIComponent(next)}`}
      >
        Older revisions
      </LinkButton>
    </Quiet>
  );
}
