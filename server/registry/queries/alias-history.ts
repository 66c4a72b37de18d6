import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { aliasAssignments } from "~/db/schema/registry";
import { query } from "~/server/core/operation";
import { pageInput } from "~/server/core/page";
import { microseconds, pageOfFound, searchPage } from "~/server/tracking/queries/search/page";
import { modelOf } from "./model-row";

const a = aliasAssignments;

const assignment = z.object({
  alias: z.string(),
  version: z.number().int(),
  validFrom: z.date(),
  /** Null while it holds. */
  validTo: z.date().nullable(),
  setBy: z.uuid().nullable(),
  setByName: z.string(),
  reason: z.string(),
});

export const aliasHistory = query({
  name: "registry.alias-history",
  summary: "What the aliases of a model meant, the newest first, or what they meant at one moment.",
  permission: "registry:read",
  route: "GET /models/{name}/alias-history",
  input: z.strictObject({
    name: z.string().min(1).max(1000),
    alias: z.string().min(1).max(255).optional(),
    /** Only what held at this moment. */
    at: z.date().optional(),
    ...pageInput,
  }),
  output: z.object({ rows: z.array(assignment), nextCursor: z.string().nullable() }),
  run: async (work, { name, alias, at, cursor, limit }) => {
    const model = await modelOf(work, name);
    const page = searchPage(keys, cursor);
    const rows = await work.db
      .select({
        alias: a.alias,
        version: a.version,
        validFrom: a.validFrom,
        validTo: a.validTo,
        setBy: a.setBy,
        setByName: a.setByName,
        reason: a.reason,
        keys: page.keys,
      })
      .from(a)
      .where(
        and(
          eq(a.orgId, work.orgId),
          eq(a.modelId, model.id),
          alias === undefined ? undefined : eq(a.alias, alias),
          at === undefined ? undefined : heldAt(at),
          ...page.position,
        ),
      )
      .orderBy(page.order)
      .offset(page.offset)
      .limit(limit + 1);
    const found = pageOfFound(rows, limit);
    return { rows: found.rows, nextCursor: found.nextToken };
  },
});

const keys = [
  { value: microseconds(sql`${a.validFrom}`), type: "bigint", ascending: false },
  { value: sql`${a.id}`, type: "uuid", ascending: false },
] as const;

/** The first moment of an assignment belongs to it, its last to the next one. */
const heldAt = (at: Date): SQL =>
  sql`(${a.validFrom} <= ${at} and (${a.validTo} is null or ${a.validTo} > ${at}))`;
