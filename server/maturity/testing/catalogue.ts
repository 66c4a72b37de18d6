import { sql } from "drizzle-orm";
import { newId } from "~/server/core/ids";
import type { Place } from "./lifecycle";

type DataSeed = {
  readonly source?: string;
  readonly type?: string;
  readonly format?: string;
  readonly team?: string;
  readonly classification?: string;
  readonly keepDays?: number;
  readonly freshHours?: number;
};

/** Data in the catalogue, without a version. */
async function writeData({ orgId, within }: Place, name: string, told: DataSeed): Promise<string> {
  const id = newId();
  await within(async (db) => {
    await db.execute(sql`
      insert into dataset (org_id, id, name, source, data_type, format, owner_team_id, classification, retention_days,
        fresh_hours, created_at, updated_at)
      values (${orgId}, ${id}, ${name}, ${told.source ?? null}, ${told.type ?? null}, ${told.format ?? null},
        ${told.team ?? null}, ${told.classification ?? null}, ${told.keepDays ?? null}, ${told.freshHours ?? null}, now(), now())`);
    await db.execute(sql`insert into dataset_name values (${orgId}, ${name}, ${id}, now())`);
  });
  return id;
}

type VersionSeed = {
  /** Of the data as a run calls it; the digest is made of it. */
  readonly name: string;
  readonly number: number;
  readonly at: Date;
  readonly until?: Date;
  /** Each with statistics or without. */
  readonly columns?: Readonly<Record<string, boolean>>;
};

async function writeVersion(
  { orgId, within }: Place,
  dataset: string,
  { name, number, at, until, columns = {} }: VersionSeed,
): Promise<string> {
  const id = newId();
  await within(async (db) => {
    await db.execute(sql`
      insert into dataset_version (org_id, id, dataset_id, number, digest, told_by, data_until, created_at)
      values (${orgId}, ${id}, ${dataset}, ${number}, ${`d-${name}`}, 'run', ${until?.toISOString() ?? null}::timestamptz,
        ${at.toISOString()}::timestamptz)`);
    for (const [position, [column, profiled]] of Object.entries(columns).entries()) {
      await db.execute(sql`insert into dataset_column (org_id, version_id, position, name, type, profile)
        values (${orgId}, ${id}, ${position}, ${column}, 'double', ${profiled ? "{}" : null}::jsonb)`);
    }
  });
  return id;
}

type FeatureSeed = { readonly team: string | null; readonly at: Date };

/** What a model reads, as its signature says it. */
export const reads = (...names: readonly string[]) => ({
  inputs: JSON.stringify(names.map((name) => ({ name, type: "double" }))),
});

/** Writes data and features as they would stand in the catalogue, without the calls that lead there. */
export function catalogue(place: Place) {
  const { orgId, within } = place;
  return {
    data: (name: string, told: DataSeed = {}) => writeData(place, name, told),
    version: (dataset: string, told: VersionSeed) => writeVersion(place, dataset, told),
    judge: (versionId: string, column: string, outcome = "failed") =>
      within((db) =>
        db.execute(sql`insert into quality_result (org_id, id, version_id, rule, column_name, severity, outcome, told_by,
        checked_at, recorded_at)
      values (${orgId}, ${newId()}, ${versionId}, 'not null', ${column}, 'error', ${outcome}, 'report', now(), now())`),
      ),
    feature: (name: string, { team, at }: FeatureSeed) =>
      within((db) =>
        db.execute(sql`insert into feature (org_id, id, name, status, owner_team_id, created_at, updated_at)
        values (${orgId}, ${newId()}, ${name}, 'certified', ${team}, ${at.toISOString()}::timestamptz, now())`),
      ),
  };
}
