import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { artifacts, blobs } from "~/db/schema/artifacts";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { artifactAt } from "../queries/artifact-row";
import { changeableOwner, ownerInput, pathInput } from "../queries/owner-row";
import { ownerName } from "../rules/artifact-address";
import { refuseClash } from "../queries/path-clash";
import { contentTypeOf } from "../rules/content-type";

export const recordArtifact = command({
  name: "artifacts.record-artifact",
  summary:
    "Gives content that is stored already a name; PUT the bytes to …/content to store them first.",
  permission: "tracking:write",
  route: "POST /artifacts/{ownerKind}/{ownerId}",
  input: z.strictObject({
    ...ownerInput,
    path: pathInput,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "it is not a SHA-256 in hex"),
  }),
  output: z.object({ path: z.string(), sha256: z.string(), bytes: z.number() }),
  run: async (work, { path, sha256, ...owner }) => {
    await changeableOwner(work, owner);
    await refuseClash(work, owner, path);
    const bytes = await bytesOf(work, sha256);
    const before = await artifactAt(work, owner, path);
    const content = {
      sha256,
      bytes,
      contentType: contentTypeOf(path),
      uploadedAt: work.now(),
      uploadedBy: memberOf(work.actor),
    };
    const { ownerKind, ownerId } = owner;
    await work.db
      .insert(artifacts)
      .values({ orgId: work.orgId, ownerKind, ownerId, path, ...content })
      .onConflictDoUpdate({
        target: [artifacts.orgId, artifacts.ownerKind, artifacts.ownerId, artifacts.path],
        set: content,
      });
    return {
      result: { path, sha256, bytes },
      audit: {
        subject: ownerName({ kind: ownerKind, id: ownerId }),
        before: before && { path, sha256: before.sha256, bytes: before.bytes },
        after: { path, sha256, bytes },
      },
    };
  },
});

/** Locks the content, so that it is not freed while it gets a name. */
async function bytesOf({ db, orgId }: Work, sha256: string): Promise<number> {
  const [row] = await db
    .select({ bytes: blobs.bytes, damagedAt: blobs.damagedAt })
    .from(blobs)
    .where(and(eq(blobs.orgId, orgId), eq(blobs.sha256, sha256)))
    .for("key share");
  if (row?.damagedAt === null) return row.bytes;
  const detail = "Content of this SHA-256 is not stored here. Upload the file itself.";
  throw new DomainError("not-found", detail);
}
