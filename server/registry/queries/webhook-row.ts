import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhooks } from "~/db/schema/webhooks";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";

/** A webhook as it leaves: never its secret. */
export const webhookShape = z.object({
  webhookId: z.uuid(),
  name: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  status: z.enum(["ACTIVE", "DISABLED"]),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Webhook = z.output<typeof webhookShape>;

export const webhookColumns = {
  webhookId: webhooks.id,
  name: webhooks.name,
  url: webhooks.url,
  description: webhooks.description,
  events: webhooks.events,
  status: webhooks.status,
  createdAt: webhooks.createdAt,
  updatedAt: webhooks.updatedAt,
};

const uuid = z.uuid();

/** @throws DomainError not-found */
export async function webhookOf({ db, orgId }: Work, webhookId: string): Promise<Webhook> {
  const known = uuid.safeParse(webhookId).success;
  const [row] = known
    ? await db
        .select(webhookColumns)
        .from(webhooks)
        .where(and(eq(webhooks.orgId, orgId), eq(webhooks.id, webhookId)))
    : [];
  if (row !== undefined) return row;
  throw new DomainError("not-found", `Webhook with ID ${webhookId.slice(0, 100)} not found.`);
}
