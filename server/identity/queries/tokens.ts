import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { apiTokens, members } from "~/db/schema/identity";
import { query } from "~/server/core/operation";
import { pageInput, pageOf } from "~/server/core/page";
import { scopes } from "~/server/core/permissions";
import { keyedPage, keyset, tally } from "./keyset";
import { scopesOf } from "./roles";

const tokenRow = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The part of the token that is no secret, to tell it from others: `cairn_<prefix>_…`. */
  prefix: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdBy: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  /** To the minute; null when it was never used. */
  lastUsedAt: z.date().nullable(),
  state: z.enum(["in-force", "expired", "revoked", "maker-disabled"]),
});

const state = sql<"in-force" | "expired" | "revoked" | "maker-disabled">`case
  when ${apiTokens.revokedAt} is not null then 'revoked'
  when ${apiTokens.expiresAt} <= now() then 'expired'
  when ${members.status} <> 'active' then 'maker-disabled'
  else 'in-force' end`;

export const listTokens = query({
  name: "identity.list-tokens",
  summary: "The organisation's API tokens, the newest first; never the tokens themselves.",
  permission: "tokens:manage",
  input: z.strictObject({
    /** Leave out what was withdrawn or has expired. */
    usable: z.boolean().default(false),
    ...pageInput,
  }),
  output: pageOf(tokenRow),
  run: async (work, { usable, cursor, limit }) => {
    const all = [eq(apiTokens.orgId, work.orgId)];
    const filter = usable ? [isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, sql`now()`)] : [];
    const sort = { by: apiTokens.createdAt, type: "timestamptz" } as const;
    const page = keyset({ sort, id: apiTokens.id, direction: "desc", cursor });
    const rows = await work.db
      .select({
        id: apiTokens.id,
        name: apiTokens.name,
        prefix: apiTokens.prefix,
        scopes: apiTokens.scopes,
        createdBy: members.name,
        createdAt: apiTokens.createdAt,
        expiresAt: apiTokens.expiresAt,
        lastUsedAt: apiTokens.lastUsedAt,
        state,
        key: page.key,
      })
      .from(apiTokens)
      .innerJoin(
        members,
        and(eq(members.orgId, apiTokens.orgId), eq(members.id, apiTokens.createdBy)),
      )
      .where(and(...all, ...filter, ...page.position))
      .orderBy(...page.order)
      .limit(limit + 1);
    const counts = await tally(work, { table: apiTokens, all, filter });
    const known = rows.map((row) => ({ ...row, scopes: scopesOf(row.scopes) }));
    return keyedPage(known, { limit, ...counts });
  },
});
