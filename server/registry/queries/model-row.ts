import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { aliasAssignments, formerNames, modelTags, registeredModels } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";

/** A model's key, and the name it was asked by when that is not its name any more. */
export type ModelKey = {
  readonly id: string;
  readonly name: string;
  readonly renamedFrom: string | null;
};

export const noSuchModel = (name: string): DomainError =>
  new DomainError("not-found", `Registered Model with name=${name.slice(0, 256)} not found`);

/** The model of this name, or the one that was called so before. @throws DomainError not-found */
export async function modelOf({ db, orgId }: Work, name: string): Promise<ModelKey> {
  const key = { id: registeredModels.id, name: registeredModels.name };
  const [model] = await db
    .select(key)
    .from(registeredModels)
    .where(
      and(
        eq(registeredModels.orgId, orgId),
        eq(registeredModels.name, name),
        isNull(registeredModels.deletedAt),
      ),
    );
  if (model !== undefined) return { ...model, renamedFrom: null };
  const [renamed] = await db
    .select(key)
    .from(formerNames)
    .innerJoin(
      registeredModels,
      and(
        eq(registeredModels.orgId, formerNames.orgId),
        eq(registeredModels.id, formerNames.modelId),
        isNull(registeredModels.deletedAt),
      ),
    )
    .where(and(eq(formerNames.orgId, orgId), eq(formerNames.name, name)));
  if (renamed === undefined) throw noSuchModel(name);
  return { ...renamed, renamedFrom: name };
}

/** The model, held until the transaction ends: numbers, aliases and stages are given out one at a time. */
export async function heldModel(work: Work, name: string): Promise<ModelKey> {
  const model = await modelOf(work, name);
  await work.db
    .select({ id: registeredModels.id })
    .from(registeredModels)
    .where(and(eq(registeredModels.orgId, work.orgId), eq(registeredModels.id, model.id)))
    .for("update");
  return model;
}

/** The model that was deleted last under this name and can still be brought back. */
export async function deletedModel({ db, orgId, now }: Work, name: string) {
  const [model] = await db
    .select({ id: registeredModels.id, keptUntil: registeredModels.keptUntil })
    .from(registeredModels)
    .where(
      and(
        eq(registeredModels.orgId, orgId),
        eq(registeredModels.name, name),
        sql`${registeredModels.keptUntil} > ${now()}`,
      ),
    )
    .orderBy(desc(registeredModels.deletedAt))
    .limit(1);
  return model ?? null;
}

const aliasRef = z.object({ alias: z.string(), version: z.number().int(), since: z.date() });

/** What every answer says of a model. */
export const modelShape = z.object({
  name: z.string(),
  description: z.string(),
  riskTier: z.enum(["low", "medium", "high"]).nullable(),
  useCase: z.string(),
  lifecycle: z.enum(["development", "validation", "production", "retired"]),
  createdAt: z.date(),
  updatedAt: z.date(),
  archivedAt: z.date().nullable(),
  tags: z.record(z.string(), z.string()),
  aliases: z.array(aliasRef),
});

/** JSON has no dates: what comes inside of it is read here. */
type AliasJson = { readonly alias: string; readonly version: number; readonly since: number };

export const modelColumns = {
  id: registeredModels.id,
  name: registeredModels.name,
  description: registeredModels.description,
  riskTier: registeredModels.riskTier,
  useCase: registeredModels.useCase,
  lifecycle: registeredModels.lifecycle,
  createdAt: registeredModels.createdAt,
  updatedAt: registeredModels.updatedAt,
  archivedAt: registeredModels.archivedAt,
  tags: sql<Record<string, string>>`(
    select coalesce(jsonb_object_agg(tag.key, tag.value), '{}') from ${modelTags} tag
    where tag.org_id = ${registeredModels}.org_id and tag.model_id = ${registeredModels}.id)`,
  aliases: sql<AliasJson[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('alias', a.alias, 'version', a.version,
      'since', floor(extract(epoch from a.valid_from) * 1000)) order by a.alias), '[]')
    from ${aliasAssignments} a where a.org_id = ${registeredModels}.org_id and a.model_id = ${registeredModels}.id
      and a.valid_to is null)`,
};

export const withDates = <Row extends { readonly aliases: readonly AliasJson[] }>(row: Row) => ({
  ...row,
  aliases: row.aliases.map(({ since, ...alias }) => ({ ...alias, since: new Date(since) })),
});
