import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { modelInputs } from "~/db/schema/features";
import { query } from "~/server/core/operation";
import type { Work } from "~/server/core/context";
import {
  f,
  featureColumns,
  featureShape,
  noSuchFeature,
  sourceShape,
  sourcesOf,
  withKnown,
  withOwner,
  withTeam,
  withUse,
} from "./feature-row";
import { dataOfRun, isInUse, wasTrained } from "./use-sql";

/** Versions listed; a feature that more read is counted. */
const MOST_CONSUMERS = 200;

const consumer = z.object({
  model: z.string(),
  version: z.number().int(),
  type: z.string(),
  required: z.boolean().nullable(),
  /** The champion, or in the stage Production. */
  inUse: z.boolean(),
  /** Whether the data its run read had the column; null: nobody can tell. */
  inTraining: z.boolean().nullable(),
});

export const findFeature = query({
  name: "features.find-feature",
  summary:
    "A feature with how it is computed, where it comes from, and every version that reads it.",
  permission: "datasets:read",
  route: "GET /features/{name}",
  input: z.strictObject({ name: z.string().min(1).max(1000) }),
  output: featureShape.extend({
    definition: z.string(),
    /** What people said of it; null: nobody did. */
    saidInTraining: z.boolean().nullable(),
    saidInServing: z.boolean().nullable(),
    sources: z.array(sourceShape),
    /** Those in use first, then by model, newest version first. */
    consumers: z.array(consumer),
    consumerCount: z.number().int(),
  }),
  run: async (work, { name }) => {
    const [row] = await work.db
      .select({ ...featureColumns, definition: f.definition })
      .from(f)
      .leftJoin(...withTeam)
      .leftJoin(...withOwner)
      .leftJoin(...withUse(work.orgId))
      .where(and(eq(f.orgId, work.orgId), eq(f.name, name)));
    if (row === undefined) throw noSuchFeature(name);
    const { id, ...feature } = row;
    const { saidInTraining, saidInServing } = feature;
    const consumers = await consumersOf(work, name);
    return {
      ...withKnown(feature),
      saidInTraining,
      saidInServing,
      sources: await sourcesOf(work, id),
      consumers: consumers.map(({ total: _total, ...one }) => one),
      consumerCount: consumers[0]?.total ?? 0,
    };
  },
});

type Consumer = z.output<typeof consumer> & { readonly total: number };

async function consumersOf({ db, orgId }: Work, name: string): Promise<Consumer[]> {
  return [
    ...(await db.execute<Consumer>(sql`
      select read.model, read.version, read.type, read.required, read."inUse", read.total, ${wasTrained} as "inTraining"
      from (
        select m.name as model, v.version, i.type, i.required, i.name, ${isInUse} as "inUse", v.run_id, v.org_id,
               (count(*) over ())::int as total
        from ${modelInputs} i
        join model_version v on v.org_id = i.org_id and v.model_id = i.model_id and v.version = i.version
          and v.deleted_at is null
        join registered_model m on m.org_id = v.org_id and m.id = v.model_id and m.deleted_at is null
        where i.org_id = ${orgId} and i.name = ${name}
        order by "inUse" desc, lower(m.name), m.name, v.version desc
        limit ${MOST_CONSUMERS}
      ) read
      cross join lateral (select read.name) i
      cross join lateral (select read.org_id, read.run_id) v
      left join lateral (${dataOfRun}) data on true
      order by read."inUse" desc, lower(read.model), read.model, read.version desc`)),
  ];
}
