import { and, arrayContains, eq, sql } from "drizzle-orm";
import { modelTags } from "~/db/schema/registry";
import { webhookDeliveries, webhooks } from "~/db/schema/webhooks";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { IS_PROMPT } from "../rules/prompt";
import { webhookBody, type WebhookEvent } from "../rules/webhook-event";

type News = {
  readonly event: WebhookEvent;
  readonly modelId: string;
  /** In the protocol's words. */
  readonly data: Readonly<Record<string, unknown>>;
};

/** Puts what happened on the way to whoever asked for it: in the same transaction, so neither is there without the other. */
export async function tellWebhooks(work: Work, { event, modelId, data }: News): Promise<void> {
  const { db, orgId } = work;
  const told = await db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(
      and(
        eq(webhooks.orgId, orgId),
        eq(webhooks.status, "ACTIVE"),
        arrayContains(webhooks.events, [event]),
        sql`not exists (select 1 from ${modelTags} tag where tag.org_id = ${orgId} and tag.model_id = ${modelId}
          and tag.key = ${IS_PROMPT} and tag.value = 'true')`,
      ),
    );
  if (told.length === 0) return;
  const at = work.now();
  const body = webhookBody(event, at, data);
  await db.insert(webhookDeliveries).values(
    told.map(({ id }) => ({
      orgId,
      id: newId(),
      webhookId: id,
      event,
      body,
      createdAt: at,
      dueAt: at,
      attempts: 0,
      answer: "",
    })),
  );
}
