import { z } from "zod";
import { requireOnTeam } from "~/server/identity/queries/teams";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { assessmentById, currentAssessment } from "../queries/assessment-row";
import { namesOf } from "../queries/assessors";
import { summaryShape } from "../queries/result-shape";
import { scoredOf } from "../queries/scored";
import { deskFor, type Sheet } from "../queries/sheets";
import { slugInput, teamBySlug } from "../queries/team";
import type { Desk } from "../rules/desk";
import { collectFor } from "./collect-evidence";
import { takeMilestone } from "./take-milestone";

/** Everybody can read a milestone, so it must not hold answers that are still hidden from somebody. */
function refuseHidden({ pending }: Desk<Sheet>): void {
  if (pending.length === 0) return;
  throw new DomainError(
    "precondition",
    `A milestone shows every answer, and some are still hidden: ${namesOf(pending)} has not submitted. Save it when every assessor has.`,
  );
}

export const saveMilestone = command({
  name: "maturity.save-milestone",
  summary:
    "Keeps what is known of a team on a framework now, under a name. A milestone is never changed.",
  permission: "maturity:write",
  route: "POST /teams/{slug}/milestones",
  input: z.strictObject({
    slug: slugInput,
    framework: z.string().max(80),
    name: z.string().trim().min(1).max(120),
  }),
  output: z.object({ milestoneId: z.uuid(), inputsHash: z.string(), summary: summaryShape }),
  run: async (work, { slug, framework, name }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const current = await currentAssessment(work, { teamId: team.id, frameworkKey: framework });
    if (current === undefined) {
      throw new DomainError(
        "precondition",
        `${team.name} was never assessed with this framework. Start an assessment first.`,
      );
    }
    refuseHidden(await deskFor(work, current));
    await collectFor(work, [team.id]);
    const scored = await scoredOf(work, await assessmentById(work, current.id));
    const taken = await takeMilestone(work, scored, name);
    const { inputsHash } = taken;
    return {
      result: taken,
      audit: {
        subject: `milestone:${taken.milestoneId}`,
        after: { team: team.id, framework, name, inputsHash },
      },
    };
  },
});
