import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { webhooks } from "~/db/schema/webhooks";
import { newId } from "~/server/core/ids";
import { command, type Operation } from "~/server/core/operation";
import { isPublicAddress } from "../adapters/public-address";
import { unseal } from "../adapters/sealed";
import { type Sent, sendWebhook } from "../adapters/send-webhook";
import { webhookOf } from "../queries/webhook-row";
import { isWebhookEvent, WEBHOOK_EVENTS, webhookBody } from "../rules/webhook-event";
import { webhookId } from "./webhook-input";

const input = z.strictObject({ webhookId, event: z.enum(WEBHOOK_EVENTS).optional() });

const output = z.object({
  success: z.boolean(),
  /** Null when there was no answer. */
  responseStatus: z.number().int().nullable(),
  responseBody: z.string(),
  errorMessage: z.string(),
});

/** What the trail keeps of a test, and what it takes to carry it out. Stays inside: it knows the secret. */
const noteTest = command({
  name: "registry.test-webhook",
  summary: "Sends an address an example of what it is told, and says what it answered.",
  permission: "registry:write",
  input,
  output: z.object({ url: z.string(), secret: z.string().nullable(), event: z.string() }),
  // A repeat under the same key sends nothing again and has no use for the secret.
  keep: (result) => ({ ...result, secret: null }),
  run: async (work, { webhookId: id, event }) => {
    const webhook = await webhookOf(work, id);
    const [row] = await work.db
      .select({ sealed: webhooks.sealedSecret })
      .from(webhooks)
      .where(and(eq(webhooks.orgId, work.orgId), eq(webhooks.id, id)));
    const secret = row?.sealed ? unseal(row.sealed, id) : null;
    const asked = event ?? webhook.events[0] ?? "";
    return {
      result: { url: webhook.url, secret, event: asked },
      audit: { subject: `webhook:${id}`, after: { url: webhook.url, event: asked } },
    };
  },
});

const example = {
  name: "example_model",
  version: "1",
  alias: "champion",
  key: "example",
  value: "x",
};

const answerOf = (sent: Sent): z.output<typeof output> => ({
  success: sent.status !== null && sent.status < 400,
  responseStatus: sent.status,
  responseBody: sent.status === null ? "" : sent.text,
  errorMessage: sent.status === null ? `Failed to test webhook: ${sent.why}` : "",
});

/** The letter is sent after the transaction: a slow address holds no connection of the database. */
export const testWebhook: Operation<"command", typeof input, typeof output> = {
  ...noteTest,
  route: "POST /webhooks/{webhookId}/test",
  output,
  run: async (context, asked) => {
    const { url, secret, event } = await noteTest.run(context, asked);
    const at = context.now();
    const named = isWebhookEvent(event) ? event : WEBHOOK_EVENTS[0];
    const letter = { url, secret, at, deliveryId: newId(), body: webhookBody(named, at, example) };
    return answerOf(await sendWebhook(letter, isPublicAddress));
  },
};
