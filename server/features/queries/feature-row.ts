import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { features, featureSources, featureStatuses } from "~/db/schema/features";
import { members, teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { isSkewed, knownOf } from "../rules/use";
import { shownUses } from "./use-sql";

const known = z.enum(["yes", "no", "unknown"]);

/** A feature as lists show it. */
export const featureShape = z.object({
  name: z.string(),
  entity: z.string(),
  valueType: z.string(),
  description: z.string(),
  status: z.enum(featureStatuses),
  ownerTeam: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Minutes; null while no promise is made. */
  freshMinutes: z.number().int().nullable(),
  /** Models whose version in use reads it; of a model with none in use, its newest version. */
  models: z.number().int(),
  modelsInUse: z.number().int(),
  training: known,
  serving: known,
  /** Used in serving, never seen in training; only when both are known. */
  skewed: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export const f = features;

export const featureColumns = {
  id: f.id,
  name: f.name,
  entity: f.entity,
  valueType: f.valueType,
  description: f.description,
  status: f.status,
  ownerTeam: { id: teams.id, slug: teams.slug, name: teams.name },
  owner: { id: members.id, name: members.name },
  freshMinutes: f.freshMinutes,
  saidInTraining: f.saidInTraining,
  saidInServing: f.saidInServing,
  createdAt: f.createdAt,
  updatedAt: f.updatedAt,
  models: sql<number>`coalesce(use.models, 0)`,
  modelsInUse: sql<number>`coalesce(use.models_in_use, 0)`,
  shownInTraining: sql<boolean | null>`use.shown_in_training`,
  shownInServing: sql<boolean | null>`use.shown_in_serving`,
};

export const withTeam = [
  teams,
  and(eq(teams.orgId, f.orgId), eq(teams.id, f.ownerTeamId)),
] as const;
export const withOwner = [
  members,
  and(eq(members.orgId, f.orgId), eq(members.id, f.ownerMemberId)),
] as const;

/** Joined by name: both sides are of one organisation, because each asks for it. */
export const withUse = (orgId: string): readonly [SQL, SQL] => [
  sql`(${shownUses(orgId)}) use`,
  sql`use.name = ${f.name}`,
];

type Told = {
  readonly saidInTraining: boolean | null;
  readonly saidInServing: boolean | null;
  readonly shownInTraining: boolean | null;
  readonly shownInServing: boolean | null;
};

export function withKnown<Row extends Told>(row: Row) {
  const { saidInTraining, saidInServing, shownInTraining, shownInServing, ...rest } = row;
  const training = knownOf({ shown: shownInTraining, said: saidInTraining });
  const serving = knownOf({ shown: shownInServing, said: saidInServing });
  return { ...rest, training, serving, skewed: isSkewed({ training, serving }) };
}

export const noSuchFeature = (name: string): DomainError =>
  new DomainError("not-found", `There is no feature "${name.slice(0, 250)}" in the catalogue.`);

/** What is stored of a feature. @throws DomainError not-found */
export async function featureByName({ db, orgId }: Work, name: string) {
  const [row] = await db
    .select()
    .from(f)
    .where(and(eq(f.orgId, orgId), eq(f.name, name)));
  if (row === undefined) throw noSuchFeature(name);
  return row;
}

export const sourceShape = z.object({ dataset: z.string(), column: z.string() });
export type Source = z.output<typeof sourceShape>;

export const sourcesOf = ({ db, orgId }: Work, featureId: string): Promise<Source[]> =>
  db
    .select({ dataset: featureSources.dataset, column: featureSources.columnName })
    .from(featureSources)
    .where(and(eq(featureSources.orgId, orgId), eq(featureSources.featureId, featureId)))
    .orderBy(asc(featureSources.dataset), asc(featureSources.columnName));
