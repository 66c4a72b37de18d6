import { sql } from "drizzle-orm";
import { z } from "zod";
import { modelInputs } from "~/db/schema/features";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";

const candidate = z.object({
  name: z.string(),
  /** As the newest signature calls it. */
  type: z.string(),
  models: z.number().int(),
  /** One of the models that read it. */
  model: z.string(),
});
type Candidate = z.output<typeof candidate>;

export const listCandidates = query({
  name: "features.list-candidates",
  summary: "Columns of model signatures that no feature describes yet, by name.",
  permission: "datasets:read",
  route: "GET /feature-candidates",
  input: z.strictObject(pageInput),
  output: pageOf(candidate),
  run: async (work, { cursor, limit }) => {
    const after = decodeCursor(cursor)?.[0] ?? null;
    const rows = await work.db.execute<Candidate>(sql`
      select column_read.name, column_read.type, column_read.models, column_read.model
      from (${undescribed(work)}) column_read
      where ${after}::text is null or column_read.name collate "C" > ${after}::text
      order by column_read.name collate "C" limit ${limit + 1}`);
    const [counted] = await work.db.execute<{ n: number }>(
      sql`select count(*)::int as n from (${undescribed(work)}) column_read`,
    );
    const total = counted?.n ?? 0;
    return toPage([...rows], { limit, key: ({ name }) => [name], matching: total, total });
  },
});

/** One row for each name that versions read and nobody has described. */
export const undescribed = ({ orgId }: Pick<Work, "orgId">) => sql`
        select i.name, (array_agg(i.type order by v.created_at desc, m.name, v.version desc))[1] as type,
               count(distinct i.model_id)::int as models,
               (array_agg(m.name order by v.created_at desc, m.name, v.version desc))[1] as model
        from ${modelInputs} i
        join model_version v on v.org_id = i.org_id and v.model_id = i.model_id and v.version = i.version
          and v.deleted_at is null
        join registered_model m on m.org_id = v.org_id and m.id = v.model_id and m.deleted_at is null
        where i.org_id = ${orgId} and not exists (select 1 from feature f where f.org_id = i.org_id and f.name = i.name)
        group by i.name`;
