import { and, eq } from "drizzle-orm";
import { members } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";

/** Work can be owned by active members only; nobody is allowed, and shows as missing. */
export async function requireOwner(work: Work, ownerId: string | null): Promise<void> {
  if (ownerId === null) return;
  const [owner] = await work.db
    .select({ status: members.status })
    .from(members)
    .where(and(eq(members.orgId, work.orgId), eq(members.id, ownerId)));
  if (owner?.status === "active") return;
  const words = "The owner is not an active member of this organisation. Choose somebody who is.";
  throw new DomainError("invalid", words, { fields: { ownerId: "Choose an active member." } });
}
