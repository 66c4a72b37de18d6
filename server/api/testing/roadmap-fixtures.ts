import type { Fixtures } from "./fixture";
import { framework, practice, reading, writing } from "./maturity-fixtures";
import { teamOf } from "./team-fixtures";
import { canary, type Side } from "./world";

export const dimension = "pipeline";

export const situation = {
  stage: "production",
  productionModels: 3,
  changesPerYear: 6,
  mlCore: false,
  regulated: false,
  decisionUse: true,
  labelDelayDays: null,
  dayRate: 800,
  budget: 1000,
  daysPerWeek: 4,
} as const;

const bySlug = async (side: Side) => ({ slug: (await teamOf(side)).slug });

const said = async (side: Side) => {
  const { slug } = await teamOf(side);
  await side.everyone.maturity.setContext({ slug, ...situation });
  return { slug, framework };
};

const targeted = async (side: Side) => {
  const place = await said(side);
  const reason = canary(side.letter, "target");
  await side.everyone.maturity.overrideTarget({ ...place, dimension, level: 2, reason });
  return place;
};

/** A plan with a situation, a target, planned work, an owner and something parked. */
export const charted = async (side: Side) => {
  const place = await targeted(side);
  const reviewOn = "2030-01-01";
  const reason = canary(side.letter, "parked");
  await side.everyone.maturity.parkPractice({ ...place, practice, reviewOn, reason });
  await side.everyone.maturity.planImprovement({
    ...place,
    practice: "G1-02",
    title: canary(side.letter, "charted"),
    ownerId: side.things.get("me") ?? null,
  });
  return place;
};

const parking = { practice, reviewOn: "2030-01-01", reason: "Later." };

/** Targets by a team's situation, and the plan that follows. */
export const roadmapFixtures: Fixtures = {
  "maturity.teamTargets": { ...reading, input: targeted },
  "maturity.teamRoadmap": { ...reading, input: charted },
  "maturity.setContext": {
    ...writing,
    input: async (side) => ({ ...(await bySlug(side)), ...situation }),
  },
  "maturity.overrideTarget": {
    ...writing,
    input: async (side) => ({
      ...(await bySlug(side)),
      framework,
      dimension,
      level: 2,
      reason: "Enough.",
    }),
  },
  "maturity.clearOverride": {
    ...writing,
    input: async (side) => ({ ...(await targeted(side)), dimension }),
  },
  "maturity.parkPractice": {
    ...writing,
    input: async (side) => ({ ...(await bySlug(side)), framework, ...parking }),
  },
  "maturity.unparkPractice": {
    ...writing,
    input: async (side) => ({ ...(await charted(side)), practice }),
  },
};
