import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { storedFileParts, storedFiles } from "~/db/schema/attachments";
import type { Work } from "~/server/core/context";

/** As the table allows. */
const PART_BYTES = 262_144;

/** Keeps content under its SHA-256 and returns that, hex. Content that is there already is not written again. */
export async function storeFile(work: Work, content: Buffer): Promise<string> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const { orgId } = work;
  const insert = async () =>
    work.db
      .insert(storedFiles)
      .values({ orgId, sha256, bytes: content.length, storedAt: work.now() })
      .onConflictDoNothing()
      .returning({ sha256: storedFiles.sha256 });
  if ((await insert()).length === 0) {
    // Held until this transaction ends, so that nobody frees it before a document names it.
    const held = await work.db
      .select({ sha256: storedFiles.sha256 })
      .from(storedFiles)
      .where(and(eq(storedFiles.orgId, orgId), eq(storedFiles.sha256, sha256)))
      .for("key share");
    // Somebody freed it while we waited: then it is new again.
    if (held.length > 0 || (await insert()).length === 0) return sha256;
  }
  for (let part = 0; part * PART_BYTES < content.length; part += 1) {
    const piece = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await work.db.insert(storedFileParts).values({ orgId, sha256, part, content: piece });
  }
  return sha256;
}
