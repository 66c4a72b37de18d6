import { z } from "zod";
import { webhooks } from "~/db/schema/webhooks";
import { memberOf } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { seal } from "../adapters/sealed";
import { webhookOf, webhookShape } from "../queries/webhook-row";
import {
  webhookDescription,
  webhookEvents,
  webhookName,
  webhookSecret,
  webhookStatus,
  webhookUrl,
} from "./webhook-input";

export const createWebhook = command({
  name: "registry.create-webhook",
  summary:
    "Has an address told when something happens to a model. The secret signs what is sent and is never shown.",
  permission: "registry:write",
  route: "POST /webhooks",
  input: z.strictObject({
    name: webhookName,
    url: webhookUrl,
    events: webhookEvents,
    description: webhookDescription.default(""),
    secret: webhookSecret.default(""),
    status: webhookStatus.default("ACTIVE"),
  }),
  output: webhookShape,
  run: async (work, { secret, ...asked }) => {
    const id = newId();
    const at = work.now();
    await work.db.insert(webhooks).values({
      orgId: work.orgId,
      id,
      ...asked,
      sealedSecret: secret === "" ? null : seal(secret, id),
      createdBy: memberOf(work.actor),
      createdAt: at,
      updatedAt: at,
    });
    return {
      result: await webhookOf(work, id),
      audit: { subject: `webhook:${id}`, after: { ...asked, signed: secret !== "" } },
    };
  },
});
