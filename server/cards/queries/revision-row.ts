import { and, desc, eq } from "drizzle-orm";
import { cardRevisions } from "~/db/schema/cards";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import type { ModelKey } from "~/server/registry/queries/model-row";
import type { Prose } from "../rules/card";
import { type Content, emptyContent } from "../rules/content";
import { contentOf } from "./card-shape";

const r = cardRevisions;

/** The version whose card it is. */
export type CardPlace = { readonly model: ModelKey; readonly version: number };

export const ofCard = ({ orgId }: Pick<Work, "orgId">, { model, version }: CardPlace) =>
  and(eq(r.orgId, orgId), eq(r.modelId, model.id), eq(r.version, version));

/** What stands now; revision 0 with nothing in it where nobody has written yet. */
export async function currentProse(work: Work, place: CardPlace): Promise<Prose> {
  const [row] = await work.db
    .select({
      revision: r.revision,
      writtenByName: r.writtenByName,
      writtenAt: r.writtenAt,
      content: r.content,
    })
    .from(r)
    .where(ofCard(work, place))
    .orderBy(desc(r.revision))
    .limit(1);
  if (row === undefined)
    return { revision: 0, writtenByName: null, writtenAt: null, content: emptyContent };
  return { ...row, content: contentOf(row.content) };
}

/** The words of one revision; nothing at all for revision 0. @throws DomainError not-found */
export async function contentAt(work: Work, place: CardPlace, revision: number): Promise<Content> {
  if (revision === 0) return emptyContent;
  const [row] = await work.db
    .select({ content: r.content })
    .from(r)
    .where(and(ofCard(work, place), eq(r.revision, revision)));
  if (row !== undefined) return contentOf(row.content);
  const name = `version ${place.version} of ${place.model.name}`;
  throw new DomainError("not-found", `The card of ${name} has no revision ${revision}.`);
}
