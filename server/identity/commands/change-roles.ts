import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { actorId, type Work } from "~/server/core/context";
import { command } from "~/server/core/operation";
import { holdMemberships, refuseInvented, requireAnAdmin, requireMember } from "../queries/member";
import { roleSet } from "./steps/fields";
import { endSessions } from "./steps/session";

export const changeRoles = command({
  name: "identity.change-roles",
  summary:
    "Gives a member another set of roles; their sessions end, so that no old one carries new rights.",
  permission: "members:manage",
  input: z.strictObject({ memberId: z.uuid(), roles: roleSet }),
  output: z.object({ memberId: z.uuid(), before: z.array(z.string()), roles: z.array(z.string()) }),
  run: async (work, { memberId, roles }) => {
    await holdMemberships(work);
    const member = await requireMember(work, memberId);
    refuseInvented(member);
    const { roles: before } = member;
    await work.db
      .update(members)
      .set({ roles })
      .where(and(eq(members.orgId, work.orgId), eq(members.id, memberId)));
    await requireAnAdmin(work);
    const ended = await endSessions(work, memberId, ownSession(work, memberId));
    return {
      result: { memberId, before, roles },
      audit: { subject: `member:${memberId}`, before: { roles: before }, after: { roles, ended } },
    };
  },
});

/** Who changes their own roles stays where they are; the change counts from their next request on. */
const ownSession = ({ actor }: Work, memberId: string): string | undefined =>
  actor.kind === "member" && actorId(actor) === memberId ? actor.sessionId : undefined;
