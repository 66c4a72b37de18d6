import { z } from "zod";
import { DomainError, found } from "~/server/core/errors";
import { command, type Operation } from "~/server/core/operation";
import { membershipsOf } from "../queries/accounts";
import { reachAccounts } from "./steps/reach";
import { personOf, renewSession } from "./steps/session";

const input = z.strictObject({ orgId: z.uuid() });
const output = z.object({ orgId: z.uuid() });

const move = command({
  name: "identity.switch-organisation",
  summary: "Goes on in another organisation of the caller's; the session here ends.",
  permission: "own-account:manage",
  input,
  output: output.extend({ sessionId: z.uuid() }),
  run: async (work, { orgId }) => {
    const { accountId, sessionId } = personOf(work);
    if (!work.handOver) {
      throw new DomainError("precondition", "Switching organisation works in the browser only.");
    }
    await reachAccounts(work);
    const memberships = await membershipsOf(work.db, accountId);
    const target = memberships.find(
      (member) => member.orgId === orgId && member.status === "active",
    );
    const { id: memberId } = found(target, "An organisation of yours with this id");
    const fresh = orgId === work.orgId ? sessionId : await renewSession(work, { orgId, memberId });
    return {
      result: { orgId, sessionId: fresh },
      audit: { subject: `session:${sessionId}`, after: { organisation: orgId } },
    };
  },
});

export const switchOrganisation: Operation<"command", typeof input, typeof output> = {
  ...move,
  output,
  run: async (context, given) => {
    const { orgId, sessionId } = await move.run(context, given);
    await context.handOver?.(sessionId);
    return { orgId };
  },
};
