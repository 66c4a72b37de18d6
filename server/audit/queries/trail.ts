import { and, count, desc, eq, gte, ilike, lt, lte, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { auditChain, auditEvents, auditHeads } from "~/db/schema/audit";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";

const eventRow = z.object({
  seq: z.number().int(),
  at: z.date(),
  actorKind: z.string(),
  actorName: z.string(),
  action: z.string(),
  outcome: z.enum(["done", "refused"]),
  subject: z.string(),
  detail: z.object({
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    reason: z.string().optional(),
    code: z.string().optional(),
  }),
  requestId: z.string(),
  hash: z.string(),
});

const filters = {
  actor: z.string().max(120).optional(),
  action: z.string().max(120).optional(),
  subject: z.string().max(200).optional(),
  outcome: z.enum(["done", "refused"]).optional(),
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
};

export const listEvents = query({
  name: "audit.list-events",
  summary: "Who did what, when and to what, newest first.",
  permission: "audit:read",
  route: "GET /audit/events",
  input: z.strictObject({ ...filters, ...pageInput }),
  output: pageOf(eventRow),
  run: async (work, { cursor, limit, ...filter }) => {
    const matching = conditions(work, filter);
    const after = decodeCursor(cursor);
    const position = after ? [lt(auditChain.seq, Number(after[0]))] : [];
    const rows = await joined(work)
      .where(and(...matching, ...position))
      .orderBy(desc(auditChain.seq))
      .limit(limit + 1);
    const [head] = await work.db.select().from(auditHeads).where(eq(auditHeads.orgId, work.orgId));
    const total = head?.seq ?? 0;
    return toPage(rows.map(toRow), {
      limit,
      key: (row) => [row.seq],
      matching: Object.values(filter).some((value) => value !== undefined)
        ? await countMatching(work, matching)
        : total,
      total,
    });
  },
});

const place = and(eq(auditEvents.orgId, auditChain.orgId), eq(auditEvents.id, auditChain.eventId));

const joined = (work: Work) =>
  work.db
    .select({ event: auditEvents, chain: auditChain })
    .from(auditChain)
    .innerJoin(auditEvents, place)
    .$dynamic();

type Joined = { event: typeof auditEvents.$inferSelect; chain: typeof auditChain.$inferSelect };

const toRow = ({ event, chain }: Joined) => ({
  seq: chain.seq,
  at: chain.at,
  actorKind: event.actorKind,
  actorName: event.actorName,
  action: event.action,
  outcome: event.outcome,
  subject: event.subject,
  detail: eventRow.shape.detail.parse(JSON.parse(event.detail)),
  requestId: event.requestId,
  hash: Buffer.from(chain.hash).toString("hex"),
});

type Filter = { [Name in keyof typeof filters]?: z.output<(typeof filters)[Name]> };

const startingWith = (text: string) => `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

function conditions({ orgId }: Work, filter: Filter): (SQL | undefined)[] {
  const { actor, action, subject, outcome, from, to } = filter;
  return [
    eq(auditChain.orgId, orgId),
    actor === undefined
      ? undefined
      : or(ilike(auditEvents.actorName, startingWith(actor)), eq(auditEvents.actorId, actor)),
    action === undefined ? undefined : ilike(auditEvents.action, startingWith(action)),
    subject === undefined ? undefined : ilike(auditEvents.subject, startingWith(subject)),
    outcome && eq(auditEvents.outcome, outcome),
    from && gte(auditChain.at, from),
    to && lte(auditChain.at, to),
  ];
}

async function countMatching(work: Work, matching: (SQL | undefined)[]): Promise<number> {
  const [row] = await work.db
    .select({ matching: count() })
    .from(auditChain)
    .innerJoin(auditEvents, place)
    .where(and(...matching));
  return row?.matching ?? 0;
}
