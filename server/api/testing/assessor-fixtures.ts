import type { Fixture, Fixtures } from "./fixture";
import { teamOf } from "./team-fixtures";
import { canary, type Side } from "./world";

const framework = "google";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

export const answering: Rights = {
  holders: ["lead", "engineer"],
  scope: "maturity:answer",
  foreign: "nothing",
};
const leading: Rights = { holders: ["lead"], scope: "maturity:write", foreign: "nothing" };

/** A team with its engineer and its lead beside the one who holds every role. */
async function fullTeam(side: Side): Promise<{ slug: string }> {
  const { id: teamId, slug } = await teamOf(side);
  for (const role of ["engineer", "lead"] as const) {
    const memberId = side.memberIds[role];
    await side.everyone.identity.addTeamMember({ teamId, memberId, leads: false });
  }
  return { slug };
}

/** An assessment by the one with every role and the engineer, each on a sheet of their own. */
export async function several(side: Side): Promise<{ slug: string; assessmentId: string }> {
  const { slug } = await fullTeam(side);
  return { slug, ...(await assessedBySeveral(side, { slug, framework })) };
}

type Assessed = { readonly slug: string; readonly framework: string };

/** The same for a team that has both of them already. */
export async function assessedBySeveral(side: Side, { slug, framework: key }: Assessed) {
  const assessors = [side.things.get("me") ?? "", side.memberIds.engineer];
  const { assessmentId } = await side.everyone.maturity.startAssessment({
    slug,
    framework: key,
    mode: "several",
    assessors,
  });
  return { assessmentId };
}

type Caller = Side["everyone"];
type Sheet = {
  readonly assessmentId: string;
  readonly end: "best" | "worst";
  readonly note: string;
  readonly revision?: number;
};

/** Answers every question on the caller's own sheet, at one end of what can be said. */
export async function fillOwnSheet(caller: Caller, sheet: Sheet): Promise<void> {
  const { assessmentId, end, note, revision = 0 } = sheet;
  const { dimensions } = await caller.maturity.findAssessment({ assessmentId });
  for (const { key } of dimensions) {
    const page = await caller.maturity.dimensionPage({ assessmentId, dimension: key });
    for (const question of page.questions) {
      const options = question.options.toSorted((a, b) => a.value - b.value);
      const option = options.at(end === "best" ? -1 : 0)?.key ?? "";
      await caller.maturity.saveAnswer({
        assessmentId,
        practice: question.key,
        response: { kind: "option", option },
        note,
        expectedRevision: revision,
      });
    }
  }
}

/** The one with every role has answered everything and not submitted. */
export async function filled(side: Side): Promise<{ assessmentId: string }> {
  const { assessmentId } = await several(side);
  const note = canary(side.letter, "own note");
  await fillOwnSheet(side.everyone, { assessmentId, end: "best", note });
  return { assessmentId };
}

async function submitted(side: Side): Promise<{ assessmentId: string }> {
  const { assessmentId } = await filled(side);
  await side.everyone.maturity.submitOwnSheet({ assessmentId });
  return { assessmentId };
}

/** Two who answered everything, one at each end, and nobody has decided. */
export async function disputed(side: Side): Promise<{ assessmentId: string }> {
  const { assessmentId } = await submitted(side);
  const engineer = side.as.engineer;
  const note = canary(side.letter, "other note");
  await fillOwnSheet(engineer, { assessmentId, end: "worst", note });
  await engineer.maturity.submitOwnSheet({ assessmentId });
  return { assessmentId };
}

export const undecided = (reason: string) => ({
  practice: "G1-01",
  response: { kind: "not_known" } as const,
  reason,
  expectedRevision: 0,
});

/** A dispute that the lead has settled. */
export async function settled(side: Side): Promise<{ assessmentId: string }> {
  const { assessmentId } = await disputed(side);
  const decision = undecided(canary(side.letter, "reason"));
  await side.everyone.maturity.resolveDispute({ assessmentId, ...decision });
  return { assessmentId };
}

/** The lead records for the group. */
export async function recorded(side: Side): Promise<{ assessmentId: string }> {
  const { slug } = await fullTeam(side);
  const mode = "facilitated";
  const { assessmentId } = await side.as.lead.maturity.startAssessment({ slug, framework, mode });
  return { assessmentId };
}

const removing = async (side: Side) => ({
  assessmentId: (await several(side)).assessmentId,
  memberId: side.memberIds.engineer,
  reason: canary(side.letter, "reason"),
});

/** One of two assessors was removed. */
export async function removed(side: Side): Promise<{ assessmentId: string }> {
  const removal = await removing(side);
  await side.as.lead.maturity.removeAssessor(removal);
  return { assessmentId: removal.assessmentId };
}

export const assessorFixtures: Fixtures = {
  "maturity.addAssessor": {
    ...leading,
    input: async (side) => ({
      assessmentId: (await several(side)).assessmentId,
      memberId: side.memberIds.lead,
    }),
  },
  "maturity.removeAssessor": {
    ...leading,
    input: removing,
  },
  "maturity.submitOwnSheet": { ...answering, input: filled },
  "maturity.reopenOwnSheet": { ...answering, input: submitted },
  "maturity.resolveDispute": {
    ...leading,
    input: async (side) => ({
      ...(await disputed(side)),
      ...undecided(canary(side.letter, "reason")),
    }),
  },
  "maturity.takeOverRecording": {
    ...leading,
    input: async (side) => ({ ...(await recorded(side)), from: side.memberIds.lead }),
  },
};
