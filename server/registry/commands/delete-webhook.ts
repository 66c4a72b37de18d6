import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhooks } from "~/db/schema/webhooks";
import { command } from "~/server/core/operation";
import { webhookOf } from "../queries/webhook-row";
import { webhookId } from "./webhook-input";

export const deleteWebhook = command({
  name: "registry.delete-webhook",
  summary: "Has an address told nothing more, also not what it was about to be told.",
  permission: "registry:write",
  route: "DELETE /webhooks/{webhookId}",
  input: z.strictObject({ webhookId }),
  output: z.object({ webhookId: z.string() }),
  run: async (work, { webhookId: id }) => {
    const { name, url, events } = await webhookOf(work, id);
    await work.db.delete(webhooks).where(and(eq(webhooks.orgId, work.orgId), eq(webhooks.id, id)));
    return {
      result: { webhookId: id },
      audit: { subject: `webhook:${id}`, before: { name, url, events } },
    };
  },
});
