import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { teamRef } from "../queries/team";
import { stories } from "./demo/stories/index";
import { tell } from "./demo/tell";

export const loadDemo = command({
  name: "maturity.load-demo",
  summary:
    "Adds five invented teams with half a year of assessments, evidence, milestones and improvement work, marked as demonstration.",
  permission: "demo:manage",
  route: "POST /demo",
  input: z.strictObject({}),
  output: z.object({ teams: z.array(teamRef) }),
  run: async (work) => {
    const [loaded] = await work.db
      .select({ name: teams.name })
      .from(teams)
      .where(and(eq(teams.orgId, work.orgId), eq(teams.isDemo, true)))
      .limit(1);
    if (loaded !== undefined) {
      throw new DomainError(
        "conflict",
        "The demonstration is loaded already. Remove it first to load it afresh.",
      );
    }
    const told = [];
    for (const story of stories) told.push(await tell(work, story));
    return {
      result: { teams: told },
      audit: { subject: "demo", after: { teams: told.map(({ id, slug }) => ({ id, slug })) } },
    };
  },
});
