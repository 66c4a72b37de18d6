import { sql } from "drizzle-orm";
import { z } from "zod";
import { importItems, importNotes } from "~/db/schema/imports";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { importId, jobOf, jobShape, shownJob } from "./job-row";

/** Names that are shown of each reason; the count says how many there are. */
const NAMES = 20;

export const findImport = query({
  name: "imports.find-import",
  summary:
    "An import: how far it is, what it has brought, and what was left out or changed on the way, by name.",
  permission: "tracking:read",
  route: "GET /imports/{importId}",
  input: z.strictObject({ importId }),
  output: jobShape.extend({
    /** By kind and how; of what was made, how many an undo removed. */
    brought: z.array(
      z.object({
        kind: z.string(),
        how: z.string(),
        count: z.number().int(),
        removed: z.number().int(),
      }),
    ),
    notes: z.array(
      z.object({
        reason: z.string(),
        kind: z.string(),
        count: z.number().int(),
        /** The first of them. */
        names: z.array(z.object({ name: z.string(), became: z.string() })),
      }),
    ),
    /** The experiments it has made or joined. */
    experiments: z.array(
      z.object({ experimentId: z.number().int(), name: z.string(), runs: z.number().int() }),
    ),
    models: z.array(z.object({ name: z.string(), versions: z.number().int() })),
  }),
  run: async (work, { importId: id }) => {
    const job = shownJob(await jobOf(work, id));
    const [brought, notes, experiments, models] = await Promise.all([
      broughtBy(work, id),
      notesOf(work, id),
      experimentsOf(work, id),
      modelsOf(work, id),
    ]);
    return { ...job, brought, notes, experiments, models };
  },
});

type Brought = {
  readonly kind: string;
  readonly how: string;
  readonly count: number;
  readonly removed: number;
};

const broughtBy = async ({ db, orgId }: Work, id: string): Promise<Brought[]> => [
  ...(await db.execute<Brought>(sql`
    select kind, how, count(*)::int as count, count(removed_at)::int as removed from ${importItems}
    where org_id = ${orgId} and import_id = ${id} group by kind, how order by kind, how`)),
];

/** What it has made and nobody has taken back. */
export async function madeCounts(work: Work, id: string) {
  const all = await broughtBy(work, id);
  return all
    .filter(({ how }) => how === "made")
    .map(({ kind, count, removed }) => ({ kind, count: count - removed }));
}

type NoteGroup = {
  readonly reason: string;
  readonly kind: string;
  readonly count: number;
  readonly names: { name: string; became: string }[];
};

const notesOf = async ({ db, orgId }: Work, id: string): Promise<NoteGroup[]> => [
  ...(await db.execute<NoteGroup>(sql`
    select reason, kind, count(*)::int as count,
      json_agg(json_build_object('name', name, 'became', became) order by place) filter (where place <= ${NAMES}::int) as names
    from (select reason, kind, name, became,
        row_number() over (partition by reason, kind order by name, origin_id) as place
      from ${importNotes} where org_id = ${orgId} and import_id = ${id}) as numbered
    group by reason, kind order by reason, kind`)),
];

type Experiment = { readonly experimentId: number; readonly name: string; readonly runs: number };

/** What this import has made and nobody has removed, by what it stands in. */
const insideOf = (
  { orgId }: Work,
  { id, kind }: { readonly id: string; readonly kind: "run" | "version" },
) => sql`
  inside as (
    select inside as id, count(*)::int as count from ${importItems}
    where org_id = ${orgId} and import_id = ${id} and kind = ${kind} and how = 'made' and removed_at is null
    group by inside)`;

/** With the runs that this import has made in each. */
const experimentsOf = async (work: Work, id: string): Promise<Experiment[]> => [
  ...(await work.db.execute<Experiment>(sql`
    with ${insideOf(work, { id, kind: "run" })},
    here as (
      select distinct local_id as id from ${importItems}
      where org_id = ${work.orgId} and import_id = ${id} and kind = 'experiment' and removed_at is null)
    select experiment.id::int as "experimentId", experiment.name, coalesce(inside.count, 0) as runs
    from here join experiment on experiment.org_id = ${work.orgId} and experiment.id = here.id::bigint
      left join inside on inside.id = here.id
    order by experiment.name limit 200`)),
];

type Model = { readonly name: string; readonly versions: number };

/** With the versions that this import has made of each. */
const modelsOf = async (work: Work, id: string): Promise<Model[]> => [
  ...(await work.db.execute<Model>(sql`
    with ${insideOf(work, { id, kind: "version" })}
    select model.name, coalesce(inside.count, 0) as versions
    from ${importItems} item join registered_model model on model.org_id = item.org_id and model.id = item.local_id::uuid
      left join inside on inside.id = item.local_id
    where item.org_id = ${work.orgId} and item.import_id = ${id} and item.kind = 'model' and item.removed_at is null
    order by model.name limit 200`)),
];
