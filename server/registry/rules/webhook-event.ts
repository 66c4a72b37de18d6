/** What can be told, in the protocol's words. Prompts are no models, so nothing is told of them. */
export const WEBHOOK_EVENTS = [
  "registered_model.created",
  "model_version.created",
  "model_version_tag.set",
  "model_version_tag.deleted",
  "model_version_alias.created",
  "model_version_alias.deleted",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export const isWebhookEvent = (text: string): text is WebhookEvent =>
  WEBHOOK_EVENTS.some((event) => event === text);

/** `MODEL_VERSION` and `CREATED`, as they stand in the protocol's messages. */
function partsOf(event: WebhookEvent): { readonly entity: string; readonly action: string } {
  const [entity = "", action = ""] = event.split(".");
  return { entity, action };
}

/** What is sent, as text: its signature is taken over exactly these characters. */
export const webhookBody = (event: WebhookEvent, at: Date, data: unknown): string =>
  JSON.stringify({ ...partsOf(event), timestamp: at.toISOString(), data });

/** Tries before a delivery is given up: about a day. */
export const MOST_ATTEMPTS = 12;

/** Until the next try, in milliseconds: 5 s, 10 s, 20 s, … at most four hours. */
export const waitAfter = (attempts: number): number =>
  Math.min(5000 * 2 ** (attempts - 1), 4 * 3_600_000);

/** Whether an answer may be another one later. Null: there was none. */
export const isWorthRetrying = (status: number | null): boolean =>
  status === null || status === 429 || status >= 500;
