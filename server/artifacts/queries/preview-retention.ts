import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { artifactOwnerKinds } from "~/db/schema/artifacts";
import { goneOwners, olderThanDays } from "./gone-owners";

const ownerShape = z.object({
  ownerKind: z.enum(artifactOwnerKinds),
  ownerId: z.string(),
  name: z.string(),
  experimentId: z.number().int(),
  deletedAt: z.date(),
  files: z.number().int(),
  bytes: z.number(),
});
type Owner = z.output<typeof ownerShape>;

export const previewRetention = query({
  name: "artifacts.preview-retention",
  summary:
    "Which deleted runs and models would lose their files, and how much room that would give.",
  permission: "tracking:read",
  route: "GET /artifact-retention",
  input: z.strictObject({ olderThanDays, ...pageInput }),
  output: pageOf(ownerShape).extend({
    files: z.number().int(),
    /** What the store would have free afterwards: content that nothing else has. */
    freedBytes: z.number(),
  }),
  run: async (work, { olderThanDays, cursor, limit }) => {
    const gone = await goneOwners(work, olderThanDays);
    const [kind = null, id = null] = decodeCursor(cursor) ?? [];
    const rows = await work.db.execute<Record<keyof Owner, string>>(sql`with ${gone}
      select kind as "ownerKind", id as "ownerId", min(name) as name, min(experiment_id)::int as "experimentId",
        min(deleted_at)::text as "deletedAt", count(*)::int as files, sum(bytes)::float8 as bytes
      from gone_file where ${kind}::text is null or (kind, id) > (${kind}::text, ${id}::uuid)
      group by kind, id order by kind, id limit ${limit + 1}`);
    const { owners, ...totals } = await totalsOf(work, gone);
    const page = toPage(
      [...rows].map((row) =>
        ownerShape.parse({
          ...row,
          experimentId: Number(row.experimentId),
          deletedAt: new Date(row.deletedAt),
          files: Number(row.files),
          bytes: Number(row.bytes),
        }),
      ),
      {
        limit,
        key: ({ ownerKind, ownerId }) => [ownerKind, ownerId],
        matching: owners,
        total: owners,
      },
    );
    return { ...page, ...totals };
  },
});

async function totalsOf({ db, orgId }: Work, gone: SQL) {
  const [row] = [
    ...(await db.execute<{ owners: number; files: number; freedBytes: number }>(sql`with ${gone}
      select count(distinct (kind, id))::int as owners, count(*)::int as files, (
        select coalesce(sum(blob.bytes), 0)::float8 from blob where blob.org_id = ${orgId}
          and blob.sha256 in (select sha256 from gone_file)
          and not exists (select from artifact file where file.org_id = ${orgId} and file.sha256 = blob.sha256
            and (file.owner_kind, file.owner_id) not in (select kind, id from gone))) as "freedBytes"
      from gone_file`)),
  ];
  return row ?? { owners: 0, files: 0, freedBytes: 0 };
}
