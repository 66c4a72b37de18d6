import { cardRevisions } from "~/db/schema/cards";
import { actorName, memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { heldModel } from "~/server/registry/queries/model-row";
import { versionOf } from "~/server/registry/queries/version-row";
import { type CardPlace, currentProse } from "../queries/revision-row";
import type { Prose } from "../rules/card";
import { changedBetween, type Content } from "../rules/content";

export type Asked = {
  readonly name: string;
  readonly version: number;
  /** The revision that the writer had before them. */
  readonly expectedRevision: number;
  readonly note: string;
};

/**
 * The card, held so that one is written at a time.
 * @throws DomainError conflict when somebody else has written since; what stands now goes with it
 */
export async function openCard(
  work: Work,
  { name, version, expectedRevision }: Asked,
): Promise<{ readonly place: CardPlace; readonly before: Prose }> {
  const model = await heldModel(work, name);
  await versionOf(work, model, version);
  const place = { model, version };
  const before = await currentProse(work, place);
  if (before.revision === expectedRevision) return { place, before };
  const who = before.writtenByName ?? "Nobody";
  throw new DomainError(
    "conflict",
    `${who} saved revision ${before.revision} of this card while you were writing. Look at both and save again.`,
    {
      data: {
        revision: before.revision,
        writtenByName: before.writtenByName,
        writtenAt: before.writtenAt?.toISOString() ?? null,
        content: before.content,
      },
    },
  );
}

type Writing = {
  readonly place: CardPlace;
  readonly before: Prose;
  readonly content: Content;
  readonly note: string;
  readonly restoredFrom: number | null;
};

/** Appends the revision and says what to record of it. @throws DomainError invalid when nothing differs */
export async function writeRevision(work: Work, writing: Writing) {
  const { place, before, content, note, restoredFrom } = writing;
  const changed = changedBetween(before.content, content);
  if (changed.length === 0)
    throw new DomainError("invalid", "Nothing differs from what stands, so nothing was saved.");
  const revision = before.revision + 1;
  const [writtenByName, writtenAt] = [actorName(work.actor), work.now()];
  await work.db.insert(cardRevisions).values({
    orgId: work.orgId,
    modelId: place.model.id,
    version: place.version,
    revision,
    content,
    note,
    restoredFrom,
    writtenBy: memberOf(work.actor),
    writtenByName,
    writtenAt,
  });
  return {
    result: { revision, writtenByName, writtenAt, changed },
    audit: {
      subject: `model:${place.model.name}/${place.version}`,
      before: { cardRevision: before.revision },
      after: {
        cardRevision: revision,
        changed,
        ...(restoredFrom === null ? {} : { restoredFrom }),
      },
      ...(note === "" ? {} : { reason: note }),
    },
  };
}
