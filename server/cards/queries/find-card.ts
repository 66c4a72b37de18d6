import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { cardRevisions } from "~/db/schema/cards";
import { modelVersions } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { modelOf } from "~/server/registry/queries/model-row";
import type { Card } from "../rules/card";
import { completenessOf } from "../rules/completeness";
import type { Content } from "../rules/content";
import { cardFacts } from "./card-facts";
import { cardShape, contentOf } from "./card-shape";
import { type CardPlace, currentProse } from "./revision-row";

/** Which version is meant; a model answers to its old names, too. */
export const versionInput = {
  name: z.string().min(1).max(1000),
  version: z.number().int().min(1).max(2_147_483_647),
};

/** The card as it stands now. @throws DomainError not-found */
export async function cardOf(work: Work, place: CardPlace): Promise<Card> {
  const facts = await cardFacts(work, place.model, place.version);
  const prose = await currentProse(work, place);
  return { facts, prose, completeness: completenessOf(facts, prose.content) };
}

export const findCard = query({
  name: "cards.find-card",
  summary:
    "The model card of a version: what is recorded about it, what people wrote, and how complete it is.",
  permission: "registry:read",
  route: "GET /models/{name}/versions/{version}/card",
  input: z.strictObject(versionInput),
  output: cardShape.extend({
    /** The words of the version before that has any, to begin from; null when there is none. */
    earlier: z
      .object({ version: z.number().int(), content: cardShape.shape.prose.shape.content })
      .nullable(),
  }),
  run: async (work, { name, version }) => {
    const place = { model: await modelOf(work, name), version };
    const card = await cardOf(work, place);
    return toOutput(card, await earlierOf(work, place));
  },
});

const plain = ({ sections, languages, ...content }: Content) => ({
  ...content,
  sections: { ...sections },
  languages: [...languages],
});

/** The lists as ones that the answer may own. */
export function outputOf({ facts, prose, completeness }: Card): z.input<typeof cardShape> {
  const io = facts.interface;
  return {
    facts: {
      ...facts,
      aliases: [...facts.aliases],
      metrics: [...facts.metrics],
      datasets: [...facts.datasets],
      flavors: [...facts.flavors],
      interface: io && {
        inputs: [...io.inputs],
        outputs: [...io.outputs],
        params: [...io.params],
      },
      files: facts.files && { ...facts.files, listed: [...facts.files.listed] },
      rebuild: { ...facts.rebuild, missing: [...facts.rebuild.missing] },
    },
    prose: { ...prose, content: plain(prose.content) },
    completeness: { ...completeness, items: [...completeness.items] },
  };
}

type Earlier = { readonly version: number; readonly content: Content } | null;

const toOutput = (card: Card, earlier: Earlier) => ({
  ...outputOf(card),
  earlier: earlier && { ...earlier, content: plain(earlier.content) },
});

async function earlierOf({ db, orgId }: Work, { model, version }: CardPlace): Promise<Earlier> {
  const [row] = await db
    .select({ version: cardRevisions.version, content: cardRevisions.content })
    .from(cardRevisions)
    .innerJoin(
      modelVersions,
      and(
        eq(modelVersions.orgId, cardRevisions.orgId),
        eq(modelVersions.modelId, cardRevisions.modelId),
        eq(modelVersions.version, cardRevisions.version),
        isNull(modelVersions.deletedAt),
      ),
    )
    .where(
      and(
        eq(cardRevisions.orgId, orgId),
        eq(cardRevisions.modelId, model.id),
        lt(cardRevisions.version, version),
      ),
    )
    .orderBy(desc(cardRevisions.version), desc(cardRevisions.revision))
    .limit(1);
  return row === undefined ? null : { version: row.version, content: contentOf(row.content) };
}
