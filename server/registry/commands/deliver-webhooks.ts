import { and, eq, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { webhookDeliveries, webhooks } from "~/db/schema/webhooks";
import type { Context } from "~/server/core/context";
import { isPublicAddress } from "../adapters/public-address";
import { unseal } from "../adapters/sealed";
import { type Sent, sendWebhook } from "../adapters/send-webhook";
import { isWorthRetrying, MOST_ATTEMPTS, waitAfter } from "../rules/webhook-event";

/** Letters of an organisation that are sent at the same time. */
const AT_ONCE = 10;
/** A letter whose sender died is taken up again after this long. */
const LEASE_MS = 60_000;

type Due = {
  readonly id: string;
  readonly body: string;
  readonly attempts: number;
  readonly url: string;
  readonly webhookId: string;
  readonly sealed: Uint8Array | null;
};

const settings = ({ orgId }: Context) => ({ "app.org_id": orgId }) as const;

/** Takes what is due; nobody else takes the same before the lease is over. */
function claim(context: Context): Promise<Due[]> {
  const { orgId, now } = context;
  const at = now();
  const d = webhookDeliveries;
  return database().transaction(settings(context), (db) =>
    db
      .update(d)
      .set({ attempts: sql`${d.attempts} + 1`, dueAt: new Date(at.getTime() + LEASE_MS) })
      .from(webhooks)
      .where(
        and(
          eq(d.orgId, orgId),
          eq(webhooks.orgId, d.orgId),
          eq(webhooks.id, d.webhookId),
          eq(webhooks.status, "ACTIVE"),
          sql`${d.id} in (select due.id from webhook_delivery due where due.org_id = ${orgId} and due.due_at <= ${at}
            and due.delivered_at is null and due.failed_at is null order by due.due_at limit ${AT_ONCE}
            for update skip locked)`,
        ),
      )
      .returning({
        id: d.id,
        body: d.body,
        attempts: d.attempts,
        url: webhooks.url,
        webhookId: webhooks.id,
        sealed: webhooks.sealedSecret,
      }),
  );
}

/** What is written down of a try. */
function outcomeOf({ attempts }: Due, sent: Sent, at: Date) {
  const answer = sent.status === null ? sent.why.slice(0, 500) : String(sent.status);
  if (sent.status !== null && sent.status < 400) return { answer, deliveredAt: at };
  const again = isWorthRetrying(sent.status) && attempts < MOST_ATTEMPTS;
  return again
    ? { answer, dueAt: new Date(at.getTime() + waitAfter(attempts)) }
    : { answer, failedAt: at };
}

async function deliver(context: Context, due: Due, allowed: Allowed): Promise<void> {
  const { id: deliveryId, url, body, sealed, webhookId } = due;
  const secret = sealed === null ? null : unseal(sealed, webhookId);
  const unsigned = sealed !== null && secret === null;
  const sent: Sent = unsigned
    ? { status: null, why: "the secret cannot be read; set it again" }
    : await sendWebhook({ url, body, deliveryId, secret, at: context.now() }, allowed);
  await database().transaction(settings(context), (db) =>
    db
      .update(webhookDeliveries)
      .set(outcomeOf(due, sent, context.now()))
      .where(and(eq(webhookDeliveries.orgId, context.orgId), eq(webhookDeliveries.id, deliveryId))),
  );
}

type Allowed = (address: string) => boolean;

/** Sends what is due in an organisation, each letter at least once. Returns how many were tried. */
export async function deliverWebhooks(
  context: Context,
  allowed: Allowed = isPublicAddress,
): Promise<number> {
  const due = await claim(context);
  await Promise.all(due.map((each) => deliver(context, each, allowed)));
  return due.length;
}
