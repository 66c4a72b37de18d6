import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { organisations } from "~/db/schema/identity";
import type { Actor, Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { type Permission, permissions, roles, rolesAllow } from "~/server/core/permissions";
import { membershipsOf } from "./accounts";
import { requireMember } from "./member";
import { teamsOf } from "./own-teams";

export const whoami = query({
  name: "identity.whoami",
  summary: "Who the caller is here, what they may do, and where.",
  permission: "organisation:read",
  route: "GET /whoami",
  input: z.strictObject({}),
  output: z.object({
    kind: z.enum(["member", "token"]),
    /** For a token: the member who made it, in whose name it writes. */
    member: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      roles: z.array(z.enum(roles)),
    }),
    /** The name of the token; null for a person. */
    token: z.string().nullable(),
    /** What this caller may do now: of a person by their roles, of a token by its scopes. */
    permissions: z.array(z.enum(permissions)),
    organisation: z.object({
      id: z.uuid(),
      name: z.string(),
      timeZone: z.string(),
      currency: z.string(),
    }),
    teams: z.array(
      z.object({ id: z.uuid(), slug: z.string(), name: z.string(), leads: z.boolean() }),
    ),
    /** Every organisation this person can switch to, this one included; of a token only its own. */
    organisations: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  run: async (work) => {
    const member = found(await callerOf(work), "A member behind this request");
    const { id, name, timeZone, currency } = organisations;
    const [here] = await work.db
      .select({ id, name, timeZone, currency })
      .from(organisations)
      .where(eq(organisations.id, work.orgId));
    const organisation = found(here, "The organisation");
    const { actor } = work;
    return {
      kind: actor.kind === "token" ? ("token" as const) : ("member" as const),
      member: { id: member.id, name: member.name, email: member.email, roles: member.roles },
      token: actor.kind === "token" ? actor.name : null,
      permissions: permissions.filter((permission) => holds(actor, permission)),
      organisation,
      teams: await teamsOf(work, member.id),
      organisations:
        actor.kind === "member" ? await reachableOf(work, actor.accountId) : [organisation],
    };
  },
});

const callerOf = async (work: Work) =>
  work.actor.kind === "system" ? undefined : requireMember(work, work.actor.memberId);

const holds = (actor: Actor, permission: Permission): boolean =>
  actor.kind === "token"
    ? actor.scopes.some((scope) => scope === permission)
    : actor.kind === "system" || rolesAllow(actor.roles, permission);

/** Sees across organisations for this last statement: only memberships of the caller's own account. */
async function reachableOf({ db }: Work, accountId: string) {
  await db.execute(sql`select set_config('app.identity', 'on', true)`);
  const memberships = await membershipsOf(db, accountId);
  return memberships
    .filter(({ status }) => status === "active")
    .map(({ orgId, organisation }) => ({ id: orgId, name: organisation }));
}
