import type { Role } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { framework, reading } from "./maturity-fixtures";
import { teamOf, unused } from "./team-fixtures";
import { canary, type Side } from "./world";

const asking: Pick<Fixture, "holders" | "scope" | "foreign"> = {
  holders: ["lead", "admin"] satisfies readonly Role[],
  scope: "maturity:campaign",
  foreign: "nothing",
};

const due = { framework, dueOn: "2030-01-01" };

/** A campaign that asks one team, which has begun to answer. */
export async function campaign(side: Side): Promise<{ campaignId: string; slug: string }> {
  const { slug } = await teamOf(side);
  const { campaignId } = await side.everyone.maturity.startCampaign({
    ...due,
    name: unused(side, "campaign"),
    message: canary(side.letter, "asked"),
    teams: [slug],
  });
  await side.everyone.maturity.startAssessment({ slug, framework });
  return { campaignId, slug };
}

/** One that somebody has ended. */
export async function ended(side: Side): Promise<{ campaignId: string }> {
  const { campaignId } = await campaign(side);
  await side.everyone.maturity.endCampaign({ campaignId, outcome: "closed" });
  return { campaignId };
}

const byId = async (side: Side) => ({ campaignId: (await campaign(side)).campaignId });

export const campaignFixtures: Fixtures = {
  "maturity.listCampaigns": {
    ...reading,
    foreign: "own",
    input: async (side) => (await campaign(side), {}),
  },
  "maturity.findCampaign": { ...reading, input: byId },
  "maturity.startCampaign": {
    ...asking,
    input: async (side) => ({
      ...due,
      name: unused(side, "another"),
      teams: [(await teamOf(side)).slug],
    }),
  },
  "maturity.moveCampaign": {
    ...asking,
    input: async (side) => ({ ...(await byId(side)), dueOn: "2031-01-01" }),
  },
  "maturity.endCampaign": {
    ...asking,
    input: async (side) => ({ ...(await byId(side)), outcome: "closed" }),
  },
};
