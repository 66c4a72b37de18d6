import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { apiTokens } from "~/db/schema/identity";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { scopes } from "~/server/core/permissions";
import { sha256 } from "../adapters/secrets";
import { tokenDays } from "../rules/lifetime";
import { formatToken, parseToken, tokenBytes } from "../rules/token-format";
import { personOf } from "./steps/session";

export const createToken = command({
  name: "identity.create-token",
  summary: "Makes an API token for this organisation; it is shown once and ends by itself.",
  permission: "tokens:manage",
  input: z.strictObject({
    name: z.string().trim().min(1, "Write what the token is for.").max(120),
    scopes: z
      .array(z.enum(scopes))
      .min(1, "Choose at least one scope.")
      .max(scopes.length)
      .transform((chosen) => scopes.filter((scope) => chosen.includes(scope))),
    days: z.number().int().min(1).max(tokenDays.max),
  }),
  output: z.object({
    id: z.uuid(),
    prefix: z.string(),
    /** Told this once. Null when a repeated request is answered. */
    token: z.string().nullable(),
    expiresAt: z.date(),
  }),
  keep: (result) => ({ ...result, token: null }),
  run: async (work, { name, scopes: chosen, days }) => {
    const token = formatToken(randomBytes(tokenBytes.prefix), randomBytes(tokenBytes.secret));
    const parts = parseToken(token);
    if (!parts) throw new Error("A token that was just made cannot be read");
    const [made] = await work.db
      .insert(apiTokens)
      .values({
        orgId: work.orgId,
        id: newId(),
        name,
        prefix: parts.prefix,
        scopes: chosen,
        secretHash: sha256(parts.secret),
        createdBy: personOf(work).memberId,
        createdAt: work.now(),
        expiresAt: sql`now() + make_interval(days => ${days})`,
      })
      .onConflictDoNothing({ target: apiTokens.prefix })
      .returning({ id: apiTokens.id, prefix: apiTokens.prefix, expiresAt: apiTokens.expiresAt });
    if (!made)
      throw new DomainError("conflict", "The token could not be made this time. Try again.");
    const { id, ...shown } = made;
    return {
      result: { id, ...shown, token },
      audit: { subject: `token:${id}`, after: { name, scopes: chosen, ...shown } },
    };
  },
});
