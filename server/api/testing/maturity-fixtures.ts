import { type Role, roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { answering, assessorFixtures, several } from "./assessor-fixtures";
import { teamOf } from "./team-fixtures";
import { canary, type Side } from "./world";

const framework = "google";
const practice = "G1-01";

const reading: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: roles,
  scope: "maturity:read",
  foreign: "nothing",
};
const writing: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: ["lead"],
  scope: "maturity:write",
  foreign: "nothing",
};
const demoing: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: ["admin"] satisfies readonly Role[],
  scope: null,
  foreign: "own",
};

async function opened(side: Side): Promise<{ slug: string; assessmentId: string }> {
  const { slug } = await teamOf(side);
  const { assessmentId } = await side.everyone.maturity.startAssessment({ slug, framework });
  return { slug, assessmentId };
}

/** An assessment with every required question answered. */
async function answered(side: Side): Promise<{ slug: string; assessmentId: string }> {
  const { slug, assessmentId } = await opened(side);
  const { dimensions } = await side.everyone.maturity.findAssessment({ assessmentId });
  for (const { key } of dimensions) {
    const page = await side.everyone.maturity.dimensionPage({ assessmentId, dimension: key });
    for (const question of page.questions) {
      await side.everyone.maturity.saveAnswer({
        assessmentId,
        practice: question.key,
        response: { kind: "option", option: question.options.at(-1)?.key ?? "" },
        note: canary(side.letter, "note"),
        expectedRevision: 0,
      });
    }
  }
  return { slug, assessmentId };
}

const milestone = async (side: Side, slug: string, name: string) =>
  (await side.everyone.maturity.saveMilestone({ slug, framework, name: canary(side.letter, name) }))
    .milestoneId;

const improvement = async (side: Side, slug: string) =>
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
  "maturity.waitingForMe": {
    ...reading,
    foreign: "own",
    input: async (side) => (await opened(side), {}),
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
