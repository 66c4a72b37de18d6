import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import {
  datasetColumns,
  datasetNames,
  datasets,
  datasetVersions,
  type versionTellers,
} from "~/db/schema/datasets";
import { memberOf, type Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import type { Column } from "../rules/column";
import type { FileProfile, ToldColumn } from "../rules/profile";
import { type SchemaChange, schemaDiff } from "../rules/schema-diff";
import { newestColumns } from "./newest-columns";

/** A version as somebody tells of it. */
export type ToldVersion = {
  readonly name: string;
  readonly digest: string;
  readonly toldBy: (typeof versionTellers)[number];
  readonly sourceType: string;
  readonly source: string;
  readonly format: string | null;
  readonly rowCount: number | null;
  readonly bytes: number | null;
  readonly columns: readonly ToldColumn[] | null;
  readonly profile: FileProfile | null;
  readonly sha256: string | null;
  readonly dataUntil: Date | null;
};

export type StoredVersion = {
  readonly id: string;
  readonly datasetId: string;
  readonly number: number;
  readonly digest: string;
  /** False when it was known before: then nothing was changed. */
  readonly isNew: boolean;
};

const keyOf = ({ datasetId, digest }: { datasetId: string; digest: string }): string =>
  `${datasetId} ${digest}`;

/**
 * Enters versions, and the datasets that nobody has named before. The same digest told again changes nothing. A fixed
 * number of statements however many there are. Answers in the order in which they were told.
 */
export async function storeVersions(
  work: Work,
  told: readonly ToldVersion[],
): Promise<StoredVersion[]> {
  if (told.length === 0) return [];
  const idOf = await datasetsNamed(work, [...new Set(told.map(({ name }) => name))]);
  const wanted = told.map((version) => ({ ...version, datasetId: idOf.get(version.name) ?? "" }));
  const next = await heldNumbers(work, [...idOf.values()]);
  const known = await knownVersions(work, wanted);
  const fresh = new Map(wanted.map((version) => [keyOf(version), version]));
  for (const key of known.keys()) fresh.delete(key);
  const added = await insertNew(work, [...fresh.values()], next);
  return wanted.map((version) => {
    const stored = added.get(keyOf(version)) ?? known.get(keyOf(version));
    if (stored === undefined) throw new Error("A version was neither known nor added.");
    return stored;
  });
}

/** Ids by name; who is not there is made. Sorted, as everybody who writes them does. */
async function datasetsNamed(
  work: Work,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await idsOf(work, names);
  const missing = names.filter((name) => !found.has(name)).toSorted();
  if (missing.length === 0) return found;
  const at = work.now();
  const rows = missing.map((name) => ({ orgId: work.orgId, id: newId(), name }));
  const moments = { createdAt: at, updatedAt: at, createdBy: memberOf(work.actor) };
  // Who makes the same at the same moment is waited for, and then found.
  await work.db
    .insert(datasets)
    .values(rows.map((row) => ({ ...row, ...moments })))
    .onConflictDoNothing();
  await work.db.execute(sql`
    insert into ${datasetNames} (org_id, name, dataset_id, since)
    select d.org_id, d.name, d.id, d.created_at from ${datasets} d
    where d.org_id = ${work.orgId} and d.name = any(${sql.param(missing)}::text[])
    order by d.name on conflict do nothing`);
  return idsOf(work, names);
}

async function idsOf(
  { db, orgId }: Work,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ name: datasetNames.name, id: datasetNames.datasetId })
    .from(datasetNames)
    .where(and(eq(datasetNames.orgId, orgId), inArray(datasetNames.name, [...names])));
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** The next number of each, held: numbers are given out one at a time. */
async function heldNumbers(
  { db, orgId }: Work,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: datasets.id, next: datasets.nextVersion })
    .from(datasets)
    .where(and(eq(datasets.orgId, orgId), inArray(datasets.id, [...ids])))
    .orderBy(datasets.id)
    .for("update");
  return new Map(rows.map(({ id, next }) => [id, next]));
}

type Wanted = ToldVersion & { readonly datasetId: string };

async function knownVersions(
  { db, orgId }: Work,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, StoredVersion>> {
  const { id, datasetId, number, digest } = datasetVersions;
  const rows = await db
    .select({ id, datasetId, number, digest })
    .from(datasetVersions)
    .where(
      and(
        eq(datasetVersions.orgId, orgId),
        inArray(datasetId, [...new Set(wanted.map((version) => version.datasetId))]),
        inArray(digest, [...new Set(wanted.map((version) => version.digest))]),
      ),
    );
  return new Map(rows.map((row) => [keyOf(row), { ...row, isNew: false }]));
}

async function insertNew(
  work: Work,
  wanted: readonly Wanted[],
  next: Map<string, number>,
): Promise<ReadonlyMap<string, StoredVersion>> {
  if (wanted.length === 0) return new Map();
  const before = await newestColumns(work, [...new Set(wanted.map(({ datasetId }) => datasetId))]);
  const rows = wanted.map((version) => {
    const { datasetId } = version;
    const number = next.get(datasetId) ?? 1;
    next.set(datasetId, number + 1);
    const schemaChange = changeSince(before.get(datasetId), version.columns);
    before.set(datasetId, version.columns);
    return { ...version, id: newId(), number, schemaChange };
  });
  await insertVersions(work, rows);
  await insertColumns(work, rows);
  await advance(work, next);
  return new Map(rows.map((row) => [keyOf(row), storedOf(row)]));
}

const storedOf = ({ id, datasetId, number, digest }: Numbered): StoredVersion => ({
  id,
  datasetId,
  number,
  digest,
  isNew: true,
});

/** Null for the first version, and where one of the two has no schema. */
function changeSince(
  before: readonly Column[] | null | undefined,
  after: readonly Column[] | null,
): SchemaChange | null {
  if (before === undefined || before === null || after === null) return null;
  return schemaDiff(before, after).change;
}

type Numbered = Wanted & {
  readonly id: string;
  readonly number: number;
  readonly schemaChange: SchemaChange | null;
};

async function insertVersions(work: Work, rows: readonly Numbered[]): Promise<void> {
  const { orgId, db } = work;
  const shared = { orgId, createdAt: work.now(), createdBy: memberOf(work.actor) };
  await db.insert(datasetVersions).values(
    rows.map(({ columns, name: _name, ...row }) => ({
      ...row,
      ...shared,
      columnCount: columns?.length ?? null,
      schemaDigest: columns === null ? null : schemaDigest(columns),
    })),
  );
}

function schemaDigest(columns: readonly Column[]): string {
  const schema = columns.map(({ name, type, canBeMissing }) => [name, type, canBeMissing]);
  return createHash("sha256").update(JSON.stringify(schema)).digest("hex");
}

/** Rows for one statement: a parameter holds them all, however many columns there are. */
async function insertColumns({ db, orgId }: Work, rows: readonly Numbered[]): Promise<void> {
  const columns = rows.flatMap(({ id, columns }) =>
    (columns ?? []).map((column, position) => ({ version_id: id, position, ...column })),
  );
  if (columns.length === 0) return;
  await db.execute(sql`
    insert into ${datasetColumns} (org_id, version_id, position, name, type, nullable, description, profile)
    select ${orgId}, c.version_id, c.position, c.name, c.type, c."canBeMissing", c.description, c.profile
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as c(
      version_id uuid, position integer, name text, type text, "canBeMissing" boolean, description text, profile jsonb)`);
}

async function advance(work: Work, next: ReadonlyMap<string, number>): Promise<void> {
  await work.db.execute(sql`
    update ${datasets} d set next_version = given.next, updated_at = ${work.now()}
    from unnest(${sql.param([...next.keys()])}::uuid[], ${sql.param([...next.values()])}::int[]) given(id, next)
    where d.org_id = ${work.orgId} and d.id = given.id`);
}
