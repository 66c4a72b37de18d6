import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database } from "~/db/client";
import { apiTokens, members } from "~/db/schema/identity";
import { type Context, type Visitor, vouchForOrg } from "~/server/core/context";
import { rolesAllow, type Scope } from "~/server/core/permissions";
import { rolesOf } from "./roles";

/** Who made a link, as the link's signature vouches. */
export type LinkHolder = {
  readonly orgId: string;
  readonly memberId: string;
  /** Null for a link that was made in a session. */
  readonly tokenId: string | null;
};

/**
 * A context that may do one thing, in the name of whoever signed a link. Null when they may not any more: the token was
 * withdrawn or ran out, the member was disabled, or neither includes `scope`.
 */
export async function contextOfHolder(
  { orgId, memberId, tokenId }: LinkHolder,
  scope: Scope,
  { requestId, log, now }: Visitor,
): Promise<Context | null> {
  const rows = await database().read({ "app.org_id": orgId }, (db) =>
    db
      .select({ name: members.name, roles: members.roles, scopes: apiTokens.scopes })
      .from(members)
      .leftJoin(
        apiTokens,
        and(
          eq(apiTokens.orgId, members.orgId),
          eq(apiTokens.createdBy, members.id),
          eq(apiTokens.id, sql`${tokenId}::uuid`),
          isNull(apiTokens.revokedAt),
          gt(apiTokens.expiresAt, sql`now()`),
        ),
      )
      .where(and(eq(members.orgId, orgId), eq(members.id, memberId), eq(members.status, "active"))),
  );
  const [row] = rows;
  if (row === undefined) return null;
  const held =
    tokenId === null ? rolesAllow(rolesOf(row.roles), scope) : row.scopes?.includes(scope) === true;
  if (!held) return null;
  const actor = {
    kind: "token",
    // A session signs in its member's name; the trail finds them under this id.
    tokenId: tokenId ?? memberId,
    memberId,
    name: row.name,
    scopes: [scope],
  } as const;
  return { actor, orgId: vouchForOrg(orgId), requestId, log, now };
}
