import { and, eq, gte, lt, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { artifacts, blobs } from "~/db/schema/artifacts";
import type { Work } from "~/server/core/context";
import { rangeBelow } from "../rules/artifact-path";
import type { OwnerInput } from "./owner-row";

/** A file as it leaves. */
export const artifactShape = z.object({
  path: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  contentType: z.string(),
  uploadedAt: z.date(),
  /** The member in whose name it was uploaded. */
  uploadedBy: z.string().nullable(),
  /** When its stored content was found to be changed or gone; null while it is intact as far as is known. */
  damagedAt: z.date().nullable(),
});
export type Artifact = z.output<typeof artifactShape>;

export const ofOwner = ({ orgId }: Pick<Work, "orgId">, { ownerKind, ownerId }: OwnerInput): SQL =>
  // `and` of something is something.
  and(
    eq(artifacts.orgId, orgId),
    eq(artifacts.ownerKind, ownerKind),
    eq(artifacts.ownerId, ownerId),
  ) ?? eq(artifacts.orgId, orgId);

/** Everything below a folder; everything there is below none. */
export function belowFolder(folder: string): SQL | undefined {
  if (folder === "") return undefined;
  const [from, before] = rangeBelow(folder);
  return and(gte(artifacts.path, from), lt(artifacts.path, before));
}

/** The file of this path, or everything below the folder of this path. */
export const atOrBelow = (path: string): SQL | undefined =>
  path === "" ? undefined : or(eq(artifacts.path, path), belowFolder(path));

export async function artifactAt(
  work: Work,
  owner: OwnerInput,
  path: string,
): Promise<Artifact | undefined> {
  const [row] = await work.db
    .select({
      path: artifacts.path,
      bytes: artifacts.bytes,
      sha256: artifacts.sha256,
      contentType: artifacts.contentType,
      uploadedAt: artifacts.uploadedAt,
      uploadedBy: artifacts.uploadedBy,
      damagedAt: blobs.damagedAt,
    })
    .from(artifacts)
    .innerJoin(blobs, and(eq(blobs.orgId, artifacts.orgId), eq(blobs.sha256, artifacts.sha256)))
    .where(and(ofOwner(work, owner), eq(artifacts.path, path)));
  return row;
}
