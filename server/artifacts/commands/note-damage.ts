import { and, eq, isNull } from "drizzle-orm";
import { database } from "~/db/client";
import { blobs } from "~/db/schema/artifacts";
import { record } from "~/server/core/audit";
import type { Context } from "~/server/core/context";
import type { BlobDamaged } from "../adapters/store";

/**
 * Marks content that a read found changed or gone. Nobody asked for it, so it is no operation; the trail has it all the
 * same, in the name of the reader's check.
 */
export async function noteDamage(context: Context, damage: BlobDamaged): Promise<void> {
  const { sha256 } = damage.place;
  const { orgId, log, requestId } = context;
  log.error({ sha256, orgId, requestId }, damage.message);
  await database().transaction({ "app.org_id": orgId }, async (db) => {
    const marked = await db
      .update(blobs)
      .set({ damagedAt: context.now() })
      .where(and(eq(blobs.orgId, orgId), eq(blobs.sha256, sha256), isNull(blobs.damagedAt)))
      .returning({ bytes: blobs.bytes });
    if (marked.length === 0) return;
    const check = { kind: "system", job: "digest check on read" } as const;
    await record({ db, requestId, orgId, actor: check }, "artifacts.note-damage", {
      subject: `blob:${sha256}`,
      after: { damage: damage.message },
    });
  });
}
