import { canary, type Side } from "./world";
import { answered, framework, improvement } from "./maturity-fixtures";

/** A team with everything a team can have, some of it twice, so that pages of one have a second page. */
export async function fullTeam(side: Side): Promise<{ slug: string; teamId: string }> {
  const { slug, assessmentId } = await answered(side);
  const team = await side.everyone.identity.findTeam({ slug });
  const place = { teamId: team.id, memberId: side.memberIds.lead };
  await side.everyone.identity.addTeamMember({ ...place, leads: true });
  await side.everyone.maturity.signOff({ assessmentId, statementAccepted: true });
  await side.everyone.maturity.startAssessment({ slug, framework, dueOn: "2030-01-01" });
  await side.everyone.maturity.saveMilestone({ slug, framework, name: canary(side.letter, "two") });
  await improvement(side, slug);
  const { improvementId } = await side.everyone.maturity.planImprovement({
    slug,
    framework,
    practice: "G1-02",
    title: canary(side.letter, "owned"),
    ownerId: side.things.get("me") ?? null,
    dueOn: "2030-01-01",
  });
  await side.everyone.maturity.updateImprovement({ improvementId, status: "doing" });
  return { slug, teamId: team.id };
}

/** An assessment that is signed off. */
export const signed = async (side: Side) => {
  const place = await answered(side);
  const { assessmentId } = place;
  await side.everyone.maturity.signOff({ assessmentId, statementAccepted: true });
  return place;
};
