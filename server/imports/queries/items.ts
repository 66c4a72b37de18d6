import { sql } from "drizzle-orm";
import { importItems, type importKinds, importJobs } from "~/db/schema/imports";
import type { Work } from "~/server/core/context";
import type { Job } from "./job-row";

export type Kind = (typeof importKinds)[number];
export type Ids = ReadonlyMap<string, string>;

type Row = { readonly originId: string; readonly localId: string };

const idsOf = (rows: readonly Row[]): Ids =>
  new Map(rows.map(({ originId, localId }) => [originId, localId]));

/** What the things of the source are called here, as far as this import has brought or found them. */
export async function localIds(
  { db, orgId }: Work,
  { id }: Pick<Job, "id">,
  asked: { readonly kind: Kind; readonly ids: readonly string[] },
): Promise<Ids> {
  if (asked.ids.length === 0) return new Map();
  return idsOf(
    await db.execute<Row>(sql`
      select origin_id as "originId", local_id as "localId" from ${importItems}
      where org_id = ${orgId} and import_id = ${id} and kind = ${asked.kind} and removed_at is null
        and origin_id = any(${sql.param([...asked.ids])}::text[])`),
  );
}

/** Ids that nobody else can have given out are known again from wherever they come. */
const worldwide: readonly Kind[] = ["run", "logged-model"];

/** What earlier imports have brought, from the same place or, where ids are worldwide, from any. */
export async function broughtBefore(
  { db, orgId }: Work,
  job: Pick<Job, "id" | "source" | "origin">,
  asked: { readonly kind: Kind; readonly ids: readonly string[] },
): Promise<Ids> {
  // Of files the folder is the id: another pack may have one that is called the same.
  const tells = job.source !== "files" || asked.kind !== "experiment";
  if (asked.ids.length === 0 || !tells) return new Map();
  const anywhere = worldwide.includes(asked.kind) && job.source !== "csv";
  return idsOf(
    await db.execute<Row>(sql`
      select distinct on (item.origin_id) item.origin_id as "originId", item.local_id as "localId"
      from ${importItems} item
        join ${importJobs} job on job.org_id = item.org_id and job.id = item.import_id
      where item.org_id = ${orgId} and item.kind = ${asked.kind} and item.removed_at is null
        and item.origin_id = any(${sql.param([...asked.ids])}::text[])
        and ((job.source = ${job.source} and job.origin = ${job.origin}) or (${anywhere} and job.source <> 'csv'))
      order by item.origin_id, item.import_id`),
  );
}

export type Item = {
  readonly kind: Kind;
  readonly originId: string;
  readonly localId: string;
  /** Of a run its experiment here, of a version its model. */
  readonly inside?: string;
  readonly how: "made" | "joined" | "known";
  readonly fingerprint?: string;
};

/** Remembers what was brought. The same said again changes nothing. */
export async function remember(
  { db, orgId }: Work,
  importId: string,
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  await db.execute(sql`
    insert into ${importItems} (org_id, import_id, kind, origin_id, local_id, inside, how, fingerprint)
    select ${orgId}::uuid, ${importId}::uuid, kind, "originId", "localId", coalesce(inside, ''), how, coalesce(fingerprint, '')
    from json_to_recordset(${JSON.stringify(items)}::json)
      as sent (kind text, "originId" text, "localId" text, inside text, how text, fingerprint text)
    on conflict do nothing`);
}
