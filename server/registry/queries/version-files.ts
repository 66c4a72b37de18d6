import { sql } from "drizzle-orm";
import { artifacts, blobs } from "~/db/schema/artifacts";
import { artifactAt, atOrBelow, ofOwner } from "~/server/artifacts/queries/artifact-row";
import { type ArtifactPlace, placeOf } from "~/server/artifacts/rules/artifact-address";
import type { Work } from "~/server/core/context";

/** Where files of a version are kept here; null when they lie elsewhere. */
export function placeOfFiles(artifactUri: string): ArtifactPlace | null {
  const kept = /^mlflow-artifacts:\/+(?<address>[^]*)$/.exec(artifactUri)?.groups;
  return kept === undefined ? null : placeOf(kept["address"] ?? "");
}

/** A file's path below the version's folder. Postgres counts characters in its own way, so it counts both. */
export function belowPlace({ path }: ArtifactPlace) {
  const folder = path === "" ? "" : `${path}/`;
  return sql<string>`substr(${artifacts.path}, length(${folder}::text) + 1)`;
}

/** What is stored of a version's files, all of them. */
export type StoredFiles = {
  readonly files: number;
  readonly bytes: number;
  /**
   * SHA-256, hex, over one line for each file in the order of its path's bytes: the path below the version's folder, a
   * tab, the file's SHA-256. Null without files.
   */
  readonly digest: string | null;
  /** Files whose stored content was found to be changed or gone. */
  readonly damaged: number;
};

/** Null when the files lie elsewhere. */
export async function storedFiles(work: Work, artifactUri: string): Promise<StoredFiles | null> {
  const place = placeOfFiles(artifactUri);
  if (place === null) return null;
  const owner = { ownerKind: place.owner.kind, ownerId: place.owner.id };
  const below = atOrBelow(place.path) ?? sql`true`;
  const [row] = await work.db
    .select({
      files: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${artifacts.bytes}), 0)::float8`,
      digest: sql<string | null>`encode(sha256(convert_to(
        string_agg(${belowPlace(place)} || E'\t' || ${artifacts.sha256} || E'\n', '' order by ${artifacts.path} collate "C"), 'UTF8')), 'hex')`,
      damaged: sql<number>`count(${blobs.damagedAt})::int`,
    })
    .from(artifacts)
    .innerJoin(
      blobs,
      sql`${blobs.orgId} = ${artifacts.orgId} and ${blobs.sha256} = ${artifacts.sha256}`,
    )
    .where(sql`${ofOwner(work, owner)} and ${below}`);
  return row ?? null;
}

/** Whether a file of this name lies in the version's folder; null when its files lie elsewhere. */
export async function isStored(
  work: Work,
  artifactUri: string,
  name: string,
): Promise<boolean | null> {
  const place = placeOfFiles(artifactUri);
  if (place === null) return null;
  const owner = { ownerKind: place.owner.kind, ownerId: place.owner.id };
  const path = place.path === "" ? name : `${place.path}/${name}`;
  return (await artifactAt(work, owner, path)) !== undefined;
}
