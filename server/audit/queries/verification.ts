import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { trust } from "~/server/core/trust";
import { type Break, type Checkpoint, follow, genesis, type Link } from "../rules/chain";

const checkpoint = z.object({ seq: z.number().int(), hash: z.string() });

export const verifyChain = query({
  name: "audit.verify-chain",
  summary: "Recomputes the audit chain and names the first entry that does not fit.",
  permission: "audit:read",
  route: "GET /audit/verification",
  input: z.strictObject({
    /** A checkpoint kept elsewhere: finds entries cut off at the end, which the chain alone cannot show. */
    anchor: z.strictObject({ seq: z.number().int().min(0), hash: z.string().max(64) }).optional(),
  }),
  output: z.object({
    intact: z.boolean(),
    verifiedTo: checkpoint,
    firstBad: z.object({ seq: z.number().int(), why: z.string() }).nullable(),
    verifiedAt: z.date(),
  }),
  run: async (work, { anchor }) => {
    const { reached, broken } = await walk(work, anchor ?? null);
    const firstBad = broken ?? (await looseEnds(work, reached, anchor));
    return { intact: firstBad === null, verifiedTo: reached, firstBad, verifiedAt: work.now() };
  },
});

const batch = 10_000;

/** Reads the chain in order, ten thousand links at a time, and stops at the first break. */
async function walk(
  work: Work,
  anchor: Checkpoint | null,
): Promise<{ reached: Checkpoint; broken: Break | null }> {
  let reached: Checkpoint = genesis;
  for (;;) {
    const links = await linksAfter(work, reached.seq);
    const step = follow(reached, links);
    if (step.broken) return step;
    const missed =
      anchor && links.find((link) => link.seq === anchor.seq && link.hash !== anchor.hash);
    if (missed) {
      return {
        reached,
        broken: { seq: missed.seq, why: "it differs from the checkpoint kept elsewhere" },
      };
    }
    reached = step.reached;
    if (links.length < batch) return step;
  }
}

/** What a walk cannot see: a cut end, a head that says otherwise, entries without a place. */
async function looseEnds(
  { db, orgId }: Work,
  reached: Checkpoint,
  anchor: Checkpoint | undefined,
): Promise<Break | null> {
  const next = reached.seq + 1;
  if (anchor && anchor.seq > reached.seq)
    return { seq: next, why: "entries after it were cut off" };
  const [ends] = trust<{ seq: string; hash: string; unplaced: string }[]>(
    await db.execute(sql`
      select coalesce((select seq from audit_head where org_id = ${orgId}), 0)::text as seq,
        coalesce((select encode(hash, 'hex') from audit_head where org_id = ${orgId}), '') as hash,
        (select count(*) from audit_event e where e.org_id = ${orgId} and not exists (
          select from audit_chain c where c.org_id = ${orgId} and c.event_id = e.id))::text as unplaced`),
  );
  if (ends === undefined) return null;
  if (Number(ends.seq) > reached.seq) return { seq: next, why: "entries after it were cut off" };
  if (ends.hash !== reached.hash)
    return { seq: reached.seq, why: "the head of the chain says otherwise" };
  if (ends.unplaced !== "0")
    return { seq: next, why: `${ends.unplaced} entries have no place in the chain` };
  return null;
}

/** Column names and types are written in this very statement. */
const linksAfter = async ({ db, orgId }: Work, seq: number): Promise<Link[]> =>
  trust<(Omit<Link, "seq"> & { seq: string })[]>(
    await db.execute(sql`
      select c.org_id as "orgId", c.seq::text as "seq",
        (extract(epoch from c.at) * 1000000)::bigint::text as "atMicros",
        e.id as "eventId", e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as "actorName",
        e.action, e.outcome, e.subject, e.detail, e.request_id as "requestId",
        encode(c.previous, 'hex') as "previous", encode(c.hash, 'hex') as "hash"
      from audit_chain c join audit_event e on e.org_id = c.org_id and e.id = c.event_id
      where c.org_id = ${orgId} and c.seq > ${seq} order by c.seq limit ${batch}`),
  ).map((row) => ({ ...row, seq: Number(row.seq) }));
