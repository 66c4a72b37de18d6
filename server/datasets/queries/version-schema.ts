import { and, asc, eq, gte, sql } from "drizzle-orm";
import { columnNotes, datasetColumns } from "~/db/schema/datasets";
import type { Work } from "~/server/core/context";
import { trust } from "~/server/core/trust";
import type { Column } from "../rules/column";
import { type ColumnProfile, emptyProfile } from "../rules/profile";

export type ProfiledColumn = Column & {
  readonly position: number;
  /** What somebody wrote here, else what came with the version. */
  readonly description: string;
  /** Whether it was written here. */
  readonly noted: boolean;
  readonly profile: ColumnProfile | null;
};

type Range = { readonly from: number; readonly limit: number };

/** Columns of a version in order. */
export async function columnsOf(
  { db, orgId }: Work,
  version: { readonly id: string; readonly datasetId: string },
  { from, limit }: Range,
): Promise<ProfiledColumn[]> {
  const rows = await db
    .select({
      position: datasetColumns.position,
      name: datasetColumns.name,
      type: datasetColumns.type,
      canBeMissing: datasetColumns.nullable,
      description: sql<string>`coalesce(${columnNotes.note}, ${datasetColumns.description})`,
      noted: sql<boolean>`${columnNotes.note} is not null`,
      profile: datasetColumns.profile,
    })
    .from(datasetColumns)
    .leftJoin(
      columnNotes,
      and(
        eq(columnNotes.orgId, datasetColumns.orgId),
        eq(columnNotes.datasetId, version.datasetId),
        eq(columnNotes.columnName, datasetColumns.name),
      ),
    )
    .where(
      and(
        eq(datasetColumns.orgId, orgId),
        eq(datasetColumns.versionId, version.id),
        gte(datasetColumns.position, from),
      ),
    )
    .orderBy(asc(datasetColumns.position))
    .limit(limit);
  return rows.map((row) => ({ ...row, profile: profileOf(row.profile) }));
}

/** Profiles are written by this server alone, in this shape; a field that is younger than a row is empty. */
const profileOf = (stored: unknown): ColumnProfile | null =>
  stored === null ? null : { ...emptyProfile, ...trust<ColumnProfile>(stored) };
