import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhooks } from "~/db/schema/webhooks";
import { command } from "~/server/core/operation";
import { seal } from "../adapters/sealed";
import { webhookOf, webhookShape } from "../queries/webhook-row";
import {
  webhookDescription,
  webhookEvents,
  webhookId,
  webhookName,
  webhookSecret,
  webhookStatus,
  webhookUrl,
} from "./webhook-input";

export const updateWebhook = command({
  name: "registry.update-webhook",
  summary: "Changes what was sent of a webhook; a field that is missing stays as it is.",
  permission: "registry:write",
  route: "PUT /webhooks/{webhookId}",
  input: z.strictObject({
    webhookId,
    name: webhookName.optional(),
    url: webhookUrl.optional(),
    events: webhookEvents.optional(),
    description: webhookDescription.optional(),
    secret: webhookSecret.optional(),
    status: webhookStatus.optional(),
  }),
  output: webhookShape,
  run: async (work, { webhookId: id, secret, ...asked }) => {
    const before = await webhookOf(work, id);
    const sealed = secret === undefined ? {} : { sealedSecret: seal(secret, id) };
    await work.db
      .update(webhooks)
      .set({ ...asked, ...sealed, updatedAt: work.now() })
      .where(and(eq(webhooks.orgId, work.orgId), eq(webhooks.id, id)));
    const { name, url, events, status } = before;
    return {
      result: await webhookOf(work, id),
      audit: {
        subject: `webhook:${id}`,
        before: { name, url, events, status },
        after: { ...asked, newSecret: secret !== undefined },
      },
    };
  },
});
