import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { auditHeads } from "~/db/schema/audit";
import { aliasAssignments, formerNames } from "~/db/schema/registry";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { trust } from "~/server/core/trust";
import { type ModelKey, modelOf } from "~/server/registry/queries/model-row";
import { type Version, versionOf } from "~/server/registry/queries/version-row";
import { versionInput } from "./find-card";

/** Everything that the hash of an entry is made of, as `audit_digest` in the database takes it. */
const linkShape = z.object({
  orgId: z.string(),
  seq: z.number().int(),
  atMicros: z.string(),
  eventId: z.string(),
  actorKind: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  outcome: z.string(),
  subject: z.string(),
  detail: z.string(),
  requestId: z.string(),
  previous: z.string(),
  hash: z.string(),
});
type Link = z.output<typeof linkShape>;

export const versionTrail = query({
  name: "cards.version-trail",
  summary:
    "The audit entries of a version, its model, aliases and run with all that their hashes are made of, the oldest first.",
  permission: "audit:read",
  route: "GET /models/{name}/versions/{version}/trail",
  input: z.strictObject({ ...versionInput, ...pageInput }),
  output: pageOf(linkShape).extend({
    /** Where the organisation's chain stands. */
    checkpoint: z.object({ seq: z.number().int(), hash: z.string() }),
  }),
  run: async (work, { name, version: number, cursor, limit }) => {
    const model = await modelOf(work, name);
    const version = await versionOf(work, model, number);
    const subjects = await subjectsOf(work, model, version);
    const after = Number(decodeCursor(cursor)?.[0] ?? 0);
    const rows = await linksOf(work, subjects, { after, limit: limit + 1 });
    const total = await countOf(work, subjects);
    return {
      ...toPage(rows, { limit, key: ({ seq }) => [seq], matching: total, total }),
      checkpoint: await checkpointOf(work),
    };
  },
});

/** What the trail calls the things that make up a version: under every name the model has had. */
async function subjectsOf(
  { db, orgId }: Work,
  model: ModelKey,
  { version, runId, loggedModelId }: Version,
): Promise<string[]> {
  const former = await db
    .select({ name: formerNames.name })
    .from(formerNames)
    .where(and(eq(formerNames.orgId, orgId), eq(formerNames.modelId, model.id)));
  const aliases = await db
    .selectDistinct({ alias: aliasAssignments.alias })
    .from(aliasAssignments)
    .where(and(eq(aliasAssignments.orgId, orgId), eq(aliasAssignments.modelId, model.id)));
  const names = [model.name, ...former.map(({ name }) => name)];
  return [
    ...names.flatMap((name) => [
      `model:${name}`,
      `model:${name}/${version}`,
      ...aliases.map(({ alias }) => `model:${name}@${alias}`),
    ]),
    ...(runId === null ? [] : [`run:${runId}`]),
    ...(loggedModelId === null ? [] : [`logged-model:${loggedModelId}`, `model:${loggedModelId}`]),
  ];
}

type Window = { readonly after: number; readonly limit: number };

/** By their subjects first: there is an index for them, and a long trail has few entries of one version. */
const about = ({ orgId }: Work, subjects: string[]) => sql`
  with chosen as materialized (
    select * from audit_event where org_id = ${orgId} and subject = any(${sql.param(subjects)}::text[]))`;

const placed = sql`chosen e join audit_chain c on c.org_id = e.org_id and c.event_id = e.id`;

/** Column names and types are written in this very statement. */
const linksOf = async (work: Work, subjects: string[], { after, limit }: Window) =>
  trust<(Omit<Link, "seq"> & { seq: string })[]>(
    await work.db.execute(sql`${about(work, subjects)}
      select c.org_id as "orgId", c.seq::text as "seq",
        (extract(epoch from c.at) * 1000000)::bigint::text as "atMicros",
        e.id as "eventId", e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as "actorName",
        e.action, e.outcome, e.subject, e.detail, e.request_id as "requestId",
        encode(c.previous, 'hex') as "previous", encode(c.hash, 'hex') as "hash"
      from ${placed} where c.seq > ${after} order by c.seq limit ${limit}`),
  ).map((row) => ({ ...row, seq: Number(row.seq) }));

async function countOf(work: Work, subjects: string[]): Promise<number> {
  const [row] = trust<{ entries: number }[]>(
    await work.db.execute(
      sql`${about(work, subjects)} select count(*)::int as entries from ${placed}`,
    ),
  );
  return row?.entries ?? 0;
}

async function checkpointOf({ db, orgId }: Work) {
  const [head] = await db
    .select({ seq: auditHeads.seq, hash: auditHeads.hash })
    .from(auditHeads)
    .where(eq(auditHeads.orgId, orgId));
  return head === undefined
    ? { seq: 0, hash: "" }
    : { seq: head.seq, hash: Buffer.from(head.hash).toString("hex") };
}
