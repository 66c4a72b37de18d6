import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { webhookDeliveries, webhooks } from "~/db/schema/webhooks";
import { query } from "~/server/core/operation";
import { microseconds, pageOfFound, searchPage } from "~/server/tracking/queries/search/page";
import { webhookColumns, webhookOf, webhookShape } from "./webhook-row";

const webhookId = z.string().min(1).max(255);
const paged = {
  pageToken: z.string().max(2000).optional(),
  maxResults: z.number().int().min(1).max(1000).default(100),
};

export const findWebhook = query({
  name: "registry.find-webhook",
  summary: "One address that is told of models.",
  permission: "registry:read",
  route: "GET /webhooks/{webhookId}",
  input: z.strictObject({ webhookId }),
  output: webhookShape,
  run: (work, asked) => webhookOf(work, asked.webhookId),
});

export const listWebhooks = query({
  name: "registry.list-webhooks",
  summary: "The addresses that are told of models, the newest first.",
  permission: "registry:read",
  route: "GET /webhooks",
  input: z.strictObject(paged),
  output: z.object({ webhooks: z.array(webhookShape), nextPageToken: z.string().nullable() }),
  run: async ({ db, orgId }, { pageToken, maxResults }) => {
    const page = searchPage(newest(sql`${webhooks.createdAt}`, sql`${webhooks.id}`), pageToken);
    const found = await db
      .select({ ...webhookColumns, keys: page.keys })
      .from(webhooks)
      .where(and(eq(webhooks.orgId, orgId), ...page.position))
      .orderBy(page.order)
      .offset(page.offset)
      .limit(maxResults + 1);
    const { rows, nextToken } = pageOfFound(found, maxResults);
    return { webhooks: rows, nextPageToken: nextToken };
  },
});

const newest = (moment: ReturnType<typeof sql>, id: ReturnType<typeof sql>) =>
  [
    { value: microseconds(moment), type: "bigint", ascending: false },
    { value: id, type: "uuid", ascending: false },
  ] as const;

const delivery = z.object({
  deliveryId: z.uuid(),
  event: z.string(),
  createdAt: z.date(),
  attempts: z.number().int(),
  deliveredAt: z.date().nullable(),
  failedAt: z.date().nullable(),
  answer: z.string(),
});

export const listDeliveries = query({
  name: "registry.list-deliveries",
  summary: "What an address was told, the newest first, and what came of it.",
  permission: "registry:read",
  route: "GET /webhooks/{webhookId}/deliveries",
  input: z.strictObject({ webhookId, ...paged }),
  output: z.object({ deliveries: z.array(delivery), nextPageToken: z.string().nullable() }),
  run: async (work, { webhookId: asked, pageToken, maxResults }) => {
    await webhookOf(work, asked);
    const d = webhookDeliveries;
    const page = searchPage(newest(sql`${d.createdAt}`, sql`${d.id}`), pageToken);
    const found = await work.db
      .select({
        deliveryId: d.id,
        event: d.event,
        createdAt: d.createdAt,
        attempts: d.attempts,
        deliveredAt: d.deliveredAt,
        failedAt: d.failedAt,
        answer: d.answer,
        keys: page.keys,
      })
      .from(d)
      .where(and(eq(d.orgId, work.orgId), eq(d.webhookId, asked), ...page.position))
      .orderBy(page.order)
      .offset(page.offset)
      .limit(maxResults + 1);
    const { rows, nextToken } = pageOfFound(found, maxResults);
    return { deliveries: rows, nextPageToken: nextToken };
  },
});
