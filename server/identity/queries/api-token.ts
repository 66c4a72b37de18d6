import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database, eventBus } from "~/db/client";
import { apiTokens, members } from "~/db/schema/identity";
import { type Actor, type Context, type Visitor, vouchForOrg } from "~/server/core/context";
import { KnownTokens } from "../adapters/known-tokens";
import { sameHash, sha256 } from "../adapters/secrets";
import { seenEverySeconds } from "../rules/lifetime";
import { parseToken } from "../rules/token-format";
import { scopesOf } from "./roles";

const unseen = sql<boolean>`coalesce(${apiTokens.lastUsedAt} < now() - make_interval(secs => ${seenEverySeconds}), true)`;

/** Neither withdrawn nor expired, by the database's clock, and whoever made it is still active. */
const alive = and(
  isNull(apiTokens.revokedAt),
  gt(apiTokens.expiresAt, sql`now()`),
  eq(members.status, "active"),
);

const columns = {
  orgId: apiTokens.orgId,
  tokenId: apiTokens.id,
  memberId: apiTokens.createdBy,
  name: apiTokens.name,
  scopes: apiTokens.scopes,
  secretHash: apiTokens.secretHash,
  unseen,
  secondsLeft: sql<number>`extract(epoch from ${apiTokens.expiresAt} - now())::float8`,
};

type Holder = Pick<Context, "orgId"> & { readonly actor: Extract<Actor, { kind: "token" }> };

const known = new KnownTokens<Holder>(eventBus);

/** The context of a machine's request; null when the token is not one of ours or no longer good. */
export async function contextFromToken(
  token: string,
  { requestId, log, now }: Visitor,
): Promise<Context | null> {
  const holder = known.find(token) ?? (await lookUp(token, log));
  return holder === null ? null : { ...holder, requestId, log, now };
}

async function lookUp(token: string, log: Visitor["log"]): Promise<Holder | null> {
  const parts = parseToken(token);
  if (!parts) return null;
  const moment = known.moment();
  const found = await database().read({ "app.identity": "on" }, (db) =>
    db
      .select(columns)
      .from(apiTokens)
      .innerJoin(
        members,
        and(eq(members.orgId, apiTokens.orgId), eq(members.id, apiTokens.createdBy)),
      )
      .where(and(eq(apiTokens.prefix, parts.prefix), alive)),
  );
  const [row] = found;
  if (!row || !sameHash(row.secretHash, sha256(parts.secret))) return null;
  const { orgId, tokenId, memberId, name, secondsLeft } = row;
  if (row.unseen) await noteUsed({ orgId, tokenId }, log);
  const actor = { kind: "token", tokenId, memberId, name, scopes: scopesOf(row.scopes) } as const;
  const holder = { orgId: vouchForOrg(orgId), actor };
  known.keep(token, holder, { moment, secondsLeft });
  return holder;
}

type Used = { readonly orgId: string; readonly tokenId: string };

async function noteUsed({ orgId, tokenId }: Used, log: Visitor["log"]): Promise<void> {
  try {
    await database().transaction({ "app.org_id": orgId }, (db) =>
      db
        .update(apiTokens)
        .set({ lastUsedAt: sql`now()` })
        .where(and(eq(apiTokens.orgId, orgId), eq(apiTokens.id, tokenId), unseen)),
    );
  } catch (problem) {
    log.warn({ err: problem }, "a token could not be marked as used");
  }
}
