import { createWebhook } from "~/server/registry/commands/create-webhook";
import { deleteWebhook } from "~/server/registry/commands/delete-webhook";
import { testWebhook } from "~/server/registry/commands/test-webhook";
import { updateWebhook } from "~/server/registry/commands/update-webhook";
import type { Webhook } from "~/server/registry/queries/webhook-row";
import { findWebhook, listWebhooks } from "~/server/registry/queries/webhooks";
import { endpoint, type Fields } from "../endpoint";
import { page } from "./registry-messages";

/** `{"entity": "MODEL_VERSION", "action": "CREATED"}` of the protocol as `model_version.created`. */
const eventOf = (event: unknown): unknown => {
  if (typeof event !== "object" || event === null) return event;
  const [entity, action]: unknown[] = [Reflect.get(event, "entity"), Reflect.get(event, "action")];
  return typeof entity === "string" && typeof action === "string"
    ? `${entity}.${action}`.toLowerCase()
    : event;
};

/** An empty list is what clients send for none. */
const eventsOf = (events: unknown): unknown =>
  Array.isArray(events) && events.length > 0 ? events.map(eventOf) : undefined;

const eventMessage = (event: string) => {
  const [entity = "", action = ""] = event.toUpperCase().split(".");
  return { entity, action };
};

/** `Webhook` of webhooks.proto. */
const webhookMessage = (webhook: Webhook) => ({
  webhook_id: webhook.webhookId,
  name: webhook.name,
  url: webhook.url,
  events: webhook.events.map(eventMessage),
  ...(webhook.description === "" ? {} : { description: webhook.description }),
  status: webhook.status,
  creation_timestamp: webhook.createdAt.getTime(),
  last_updated_timestamp: webhook.updatedAt.getTime(),
});

const answer = (webhook: Webhook) => ({ webhook: webhookMessage(webhook) });

const said = ({ name, url, events, description, secret, status }: Fields) => ({
  name,
  url,
  events: eventsOf(events),
  description,
  secret,
  status,
});

export const webhookEndpoints = [
  endpoint({
    methods: ["POST"],
    path: "webhooks",
    operation: createWebhook,
    input: said,
    answer,
  }),
  endpoint({
    methods: ["GET"],
    path: "webhooks",
    operation: listWebhooks,
    input: ({ max_results, page_token }) => ({ maxResults: max_results, pageToken: page_token }),
    answer: ({ webhooks, nextPageToken }) =>
      page("webhooks", webhooks.map(webhookMessage), nextPageToken),
  }),
  endpoint({
    methods: ["GET"],
    path: "webhooks/{webhook_id}",
    operation: findWebhook,
    input: ({ webhook_id }) => ({ webhookId: webhook_id }),
    answer,
  }),
  endpoint({
    methods: ["PATCH"],
    path: "webhooks/{webhook_id}",
    operation: updateWebhook,
    input: (fields) => ({ webhookId: fields["webhook_id"], ...said(fields) }),
    answer,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "webhooks/{webhook_id}",
    operation: deleteWebhook,
    input: ({ webhook_id }) => ({ webhookId: webhook_id }),
    answer: () => ({}),
  }),
  endpoint({
    methods: ["POST"],
    path: "webhooks/{webhook_id}/test",
    operation: testWebhook,
    input: ({ webhook_id, event }) => ({ webhookId: webhook_id, event: eventOf(event) }),
    answer: ({ success, responseStatus, responseBody, errorMessage }) => ({
      result: {
        success,
        ...(responseStatus === null
          ? { error_message: errorMessage }
          : { response_status: responseStatus, response_body: responseBody }),
      },
    }),
  }),
];
