import { sql } from "drizzle-orm";
import { datasetColumns, datasetVersions } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import type { Column } from "../rules/column";

type Row = {
  readonly dataset_id: string;
  readonly told: boolean;
  readonly columns: readonly Column[];
};

/**
 * The schema of the newest version of each dataset: what a new version is compared with. Null when that version has
 * none; nothing for a dataset without a version.
 */
export async function newestColumns(
  { db, orgId }: Work,
  datasetIds: readonly string[],
): Promise<Map<string, readonly Column[] | null>> {
  const rows = await db.execute<Row>(sql`
    select newest.dataset_id, newest.column_count is not null as told, coalesce((
      select jsonb_agg(jsonb_build_object('name', c.name, 'type', c.type, 'canBeMissing', c.nullable) order by c.position)
      from ${datasetColumns} c where c.org_id = newest.org_id and c.version_id = newest.id), '[]') as columns
    from (select distinct on (v.dataset_id) v.org_id, v.id, v.dataset_id, v.column_count from ${datasetVersions} v
      where v.org_id = ${orgId} and v.dataset_id = any(${sql.param(datasetIds)}::uuid[])
      order by v.dataset_id, v.number desc) newest`);
  return new Map([...rows].map((row) => [row.dataset_id, row.told ? row.columns : null]));
}
