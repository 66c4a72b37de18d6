import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { command } from "~/server/core/operation";
import { requireMember } from "../queries/member";
import { personName } from "./steps/fields";
import { personOf } from "./steps/session";

export const updateOwnName = command({
  name: "identity.update-own-name",
  summary: "Changes the name under which the caller appears in this organisation.",
  permission: "own-account:manage",
  input: z.strictObject({ name: personName }),
  output: z.object({ name: z.string(), before: z.string() }),
  run: async (work, { name }) => {
    const { memberId } = personOf(work);
    const { name: before } = await requireMember(work, memberId);
    await work.db
      .update(members)
      .set({ name })
      .where(and(eq(members.orgId, work.orgId), eq(members.id, memberId)));
    return {
      result: { name, before },
      audit: { subject: `member:${memberId}`, before: { name: before }, after: { name } },
    };
  },
});
