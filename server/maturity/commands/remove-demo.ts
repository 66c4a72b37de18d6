import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members, teams } from "~/db/schema/identity";
import { command } from "~/server/core/operation";
import { forgetTraining } from "./demo/forget-training";
import { freeContent } from "./free-content";

/** Deleting a team takes its assessments, answers, evidence, milestones and plans with it; then nothing names its people. */
export const removeDemo = command({
  name: "maturity.remove-demo",
  summary:
    "Deletes the demonstration teams, their people, experiments, models and data, and everything recorded about them. Other teams are not touched.",
  permission: "demo:manage",
  route: "DELETE /demo",
  input: z.strictObject({}),
  output: z.object({ removed: z.number().int() }),
  run: async (work) => {
    await forgetTraining(work);
    const removed = await work.db
      .delete(teams)
      .where(and(eq(teams.orgId, work.orgId), eq(teams.isDemo, true)))
      .returning({ id: teams.id, slug: teams.slug });
    const people = await work.db
      .delete(members)
      .where(and(eq(members.orgId, work.orgId), eq(members.isDemo, true)))
      .returning({ id: members.id, name: members.name });
    await freeContent(work);
    return {
      result: { removed: removed.length },
      audit: { subject: "demo", before: { teams: removed, people } },
    };
  },
});
