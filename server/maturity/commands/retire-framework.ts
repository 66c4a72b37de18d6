import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { assessments, customFrameworks } from "~/db/schema/maturity";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { isBuiltIn } from "../queries/frameworks";
import { authorOf } from "./author";

export const retireFramework = command({
  name: "maturity.retire-framework",
  summary:
    "Takes an own framework out of use: no assessment begins with it any more, those that exist stay as they are.",
  permission: "organisation:manage",
  input: z.strictObject({ key: z.string().min(1).max(80) }),
  output: z.object({
    versions: z.array(z.string()),
    /** Assessments that are still open; they can be finished. */
    openAssessments: z.number().int(),
  }),
  run: async (work, { key }) => {
    if (isBuiltIn(key)) {
      throw new DomainError("precondition", `"${key}" comes with Cairn and cannot be retired.`);
    }
    const retired = await work.db
      .update(customFrameworks)
      .set({ status: "retired", retiredBy: authorOf(work), retiredAt: work.now() })
      .where(
        and(
          eq(customFrameworks.orgId, work.orgId),
          eq(customFrameworks.key, key),
          eq(customFrameworks.status, "published"),
        ),
      )
      .returning({ version: customFrameworks.version });
    if (retired.length === 0) {
      throw new DomainError(
        "not-found",
        `Your organisation has no published framework "${key}". Drafts need no retiring: nobody is assessed with them.`,
      );
    }
    const [open] = await work.db
      .select({ count: sql<number>`count(*)::int` })
      .from(assessments)
      .where(
        and(
          eq(assessments.orgId, work.orgId),
          eq(assessments.frameworkKey, key),
          eq(assessments.status, "open"),
        ),
      );
    const versions = retired.map(({ version }) => version).toSorted();
    const openAssessments = open?.count ?? 0;
    const before = { status: "published" };
    const after = { status: "retired", versions, openAssessments };
    return {
      result: { versions, openAssessments },
      audit: { subject: `framework:${key}`, before, after },
    };
  },
});
