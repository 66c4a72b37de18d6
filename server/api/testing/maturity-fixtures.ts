import { type Role, roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { answering, assessorFixtures, several } from "./assessor-fixtures";
import { teamOf } from "./team-fixtures";
import { canary, type Side } from "./world";

export const framework = "google";
export const practice = "G1-01";

export const reading: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: roles,
  scope: "maturity:read",
  foreign: "nothing",
};
export const writing: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: ["lead"],
  scope: "maturity:write",
  foreign: "nothing",
};
const demoing: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: ["admin"] satisfies readonly Role[],
  scope: null,
  foreign: "own",
};

export async function opened(side: Side): Promise<{ slug: string; assessmentId: string }> {
  const { slug } = await teamOf(side);
  const { assessmentId } = await side.everyone.maturity.startAssessment({ slug, framework });
  return { slug, assessmentId };
}

/** What a team says that claims the most: the best option of every question, by practice. */
async function bestOptions(side: Side): Promise<(readonly [string, string])[]> {
  const { questions } = await side.everyone.maturity.findFramework({ key: framework });
  return questions.map(({ key, options }) => [key, options.at(-1)?.key ?? ""] as const);
}

/** An assessment with every question answered. Written at once: saving them one by one takes half a second. */
export async function answered(side: Side): Promise<{ slug: string; assessmentId: string }> {
  const { slug, assessmentId } = await opened(side);
  const best = await bestOptions(side);
  await side.owner`insert into answer
    select s.org_id, s.id, said.practice, said.option, null, false, ${canary(side.letter, "note")}, 1, a.opened_by, a.opened_at
    from answer_sheet s join assessment a on a.org_id = s.org_id and a.id = s.assessment_id,
      unnest(${best.map(([key]) => key)}::text[], ${best.map(([, option]) => option)}::text[]) said (practice, option)
    where s.org_id = ${side.orgId} and a.id = ${assessmentId}`;
  return { slug, assessmentId };
}

const milestone = async (side: Side, slug: string, name: string) =>
  (await side.everyone.maturity.saveMilestone({ slug, framework, name: canary(side.letter, name) }))
    .milestoneId;

export const improvement = async (side: Side, slug: string) =>
  side.everyone.maturity.planImprovement({
    slug,
    framework,
    practice,
    title: canary(side.letter, "plan"),
  });

const bySlug = async (side: Side) => {
  const { slug } = await opened(side);
  return { slug, framework };
};
const byId = async (side: Side) => ({ assessmentId: (await opened(side)).assessmentId });
const answer = { practice, response: { kind: "not_known" } };

const severally = async (side: Side) => ({ assessmentId: (await several(side)).assessmentId });

const queries: Fixtures = {
  "maturity.listFrameworks": { ...reading, foreign: "own", input: () => ({}) },
  "maturity.findFramework": { ...reading, foreign: "own", input: () => ({ key: framework }) },
  "maturity.listAssessments": {
    ...reading,
    foreign: "own",
    input: async (side) => (await opened(side), {}),
  },
  "maturity.findAssessment": { ...reading, input: byId },
  "maturity.dimensionPage": {
    ...reading,
    input: async (side) => ({ ...(await byId(side)), dimension: "pipeline" }),
  },
  "maturity.checkPage": { ...reading, input: byId },
  "maturity.expiringAnswers": {
    ...reading,
    input: async (side) => {
      const { assessmentId } = await answered(side);
      await side.owner`update answer set answered_at = answered_at - interval '10 years'
        where org_id = ${side.orgId} and sheet_id in (
          select id from answer_sheet where org_id = ${side.orgId} and assessment_id = ${assessmentId})`;
      return { assessmentId };
    },
  },
  "maturity.disputesPage": { ...reading, input: severally },
  "maturity.assessorCandidates": {
    ...reading,
    input: async (side) => ({ slug: (await teamOf(side)).slug }),
  },
  "maturity.previewEffect": {
    ...reading,
    input: async (side) => ({ ...(await byId(side)), ...answer }),
  },
  "maturity.teamResult": { ...reading, input: bySlug },
  "maturity.exportResult": { ...reading, input: bySlug },
  "maturity.dualScore": {
    ...reading,
    input: async (side) => {
      const { slug } = await opened(side);
      const edition = { slug, framework: "microsoft-2020" };
      await side.everyone.maturity.startAssessment(edition);
      await side.everyone.maturity.saveMilestone({
        ...edition,
        name: canary(side.letter, "edition"),
      });
      return edition;
    },
  },
  "maturity.internalBenchmark": { ...reading, input: bySlug },
  "maturity.portfolio": {
    ...reading,
    foreign: "own",
    input: async (side) => (await opened(side), {}),
  },
  "maturity.heatmap": {
    ...reading,
    foreign: "own",
    input: async (side) => (await opened(side), { framework }),
  },
  "maturity.overview": {
    ...reading,
    foreign: "own",
    input: async (side) => (await opened(side), {}),
  },
  "maturity.helpNeeded": {
    ...reading,
    foreign: "own",
    input: async (side) => {
      const { slug } = await opened(side);
      await milestone(side, slug, "helped");
      return { framework };
    },
  },
  "maturity.recentMoves": {
    ...reading,
    foreign: "own",
    input: async (side) => {
      const { slug } = await answered(side);
      await milestone(side, slug, "moved");
      return { framework };
    },
  },
  "maturity.waitingForMe": {
    ...reading,
    foreign: "own",
    input: async (side) => (await opened(side), {}),
  },
  "maturity.findCheck": {
    ...reading,
    input: async (side) => {
      const { slug } = await opened(side);
      await side.everyone.maturity.collectEvidence({ slug });
      return { slug, check: "T01" };
    },
  },
  "maturity.listMilestones": {
    ...reading,
    input: async (side) => {
      const { slug } = await opened(side);
      await milestone(side, slug, "milestone");
      return { slug };
    },
  },
  "maturity.compareMilestones": {
    ...reading,
    input: async (side) => {
      const { slug } = await opened(side);
      return { a: await milestone(side, slug, "before"), b: await milestone(side, slug, "after") };
    },
  },
  "maturity.listImprovements": {
    ...reading,
    input: async (side) => {
      const { slug } = await teamOf(side);
      await improvement(side, slug);
      return { slug };
    },
  },
};

const commands: Fixtures = {
  "maturity.startAssessment": {
    ...writing,
    input: async (side) => ({ slug: (await teamOf(side)).slug, framework }),
  },
  "maturity.saveAnswer": {
    ...answering,
    input: async (side) => ({ ...(await byId(side)), ...answer, expectedRevision: 0 }),
  },
  "maturity.signOff": {
    ...writing,
    input: async (side) => ({
      assessmentId: (await answered(side)).assessmentId,
      statementAccepted: true,
    }),
  },
  "maturity.collectEvidence": {
    ...writing,
    input: async (side) => ({ slug: (await teamOf(side)).slug }),
  },
  "maturity.collectAllEvidence": {
    ...writing,
    foreign: "own",
    input: async (side) => (await teamOf(side), {}),
  },
  "maturity.saveMilestone": {
    ...writing,
    input: async (side) => ({ ...(await bySlug(side)), name: "Autumn" }),
  },
  "maturity.planImprovement": {
    ...writing,
    input: async (side) => ({ slug: (await teamOf(side)).slug, framework, practice }),
  },
  "maturity.updateImprovement": {
    ...writing,
    input: async (side) => ({
      ...(await improvement(side, (await teamOf(side)).slug)),
      status: "doing",
    }),
  },
  "maturity.loadDemo": { ...demoing, input: () => ({}) },
  "maturity.removeDemo": {
    ...demoing,
    input: async (side) => (await side.everyone.maturity.loadDemo({}), {}),
  },
};

export const maturityFixtures: Fixtures = { ...queries, ...commands, ...assessorFixtures };
