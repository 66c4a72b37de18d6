import { and, asc, eq, sql } from "drizzle-orm";
import { artifacts, blobs } from "~/db/schema/artifacts";
import { belowFolder, ofOwner } from "~/server/artifacts/queries/artifact-row";
import type { Work } from "~/server/core/context";
import { placeOfFiles } from "~/server/registry/queries/version-files";

/** A file of a version: its path below the version's folder, and its content. */
export type VersionFile = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly damaged: boolean;
};

export type VersionFiles = {
  readonly count: number;
  readonly bytes: number;
  readonly listed: readonly VersionFile[];
};

/** Its files by path, at most `most` of them, with how many there are; null when Cairn does not keep them. */
export async function filesOf(
  work: Work,
  artifactUri: string,
  most: number,
): Promise<VersionFiles | null> {
  const place = placeOfFiles(artifactUri);
  if (place === null) return null;
  const owner = { ownerKind: place.owner.kind, ownerId: place.owner.id };
  const below = and(ofOwner(work, owner), belowFolder(place.path));
  const [sum] = await work.db
    .select({
      count: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${artifacts.bytes}), 0)::float8`,
    })
    .from(artifacts)
    .where(below);
  const { count = 0, bytes = 0 } = sum ?? {};
  if (count === 0) return null;
  const rows = await work.db
    .select({
      path: artifacts.path,
      bytes: artifacts.bytes,
      sha256: artifacts.sha256,
      damagedAt: blobs.damagedAt,
    })
    .from(artifacts)
    .innerJoin(blobs, and(eq(blobs.orgId, artifacts.orgId), eq(blobs.sha256, artifacts.sha256)))
    .where(below)
    .orderBy(asc(artifacts.path))
    .limit(most);
  const start = place.path === "" ? 0 : place.path.length + 1;
  return {
    count,
    bytes,
    listed: rows.map(({ path, damagedAt, ...row }) => ({
      ...row,
      path: path.slice(start),
      damaged: damagedAt !== null,
    })),
  };
}
