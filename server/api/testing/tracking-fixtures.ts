import { roles } from "~/server/core/permissions";
import type { Fixture, Fixtures } from "./fixture";
import { unused } from "./team-fixtures";
import { canary, type Side } from "./world";

type Rights = Pick<Fixture, "holders" | "scope" | "foreign">;

export const readingRuns: Rights = {
  holders: roles,
  scope: "tracking:read",
  foreign: "nothing",
};

export const loggingRuns: Rights = {
  holders: ["lead", "engineer"],
  scope: "tracking:write",
  foreign: "nothing",
};

/** An experiment of this side, with a tag. */
export async function experiment(side: Side): Promise<{ experimentId: number; name: string }> {
  const name = unused(side, "experiment");
  const tags = [{ key: "why", value: canary(side.letter, "experiment tag") }];
  const { experimentId } = await side.everyone.tracking.createExperiment({ name, tags });
  return { experimentId, name };
}

const byId = async (side: Side) => ({ experimentId: (await experiment(side)).experimentId });

export const trackingFixtures: Fixtures = {
  "tracking.findExperiment": { ...readingRuns, input: byId },
  "tracking.findExperimentByName": {
    ...readingRuns,
    input: async (side) => ({ experimentName: (await experiment(side)).name }),
  },
  "tracking.createExperiment": {
    ...loggingRuns,
    foreign: "own",
    input: (side) => ({ name: unused(side, "another experiment") }),
  },
  "tracking.renameExperiment": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byId(side)), newName: unused(side, "renamed") }),
  },
  "tracking.deleteExperiment": { ...loggingRuns, input: byId },
  "tracking.restoreExperiment": {
    ...loggingRuns,
    input: async (side) => {
      const place = await byId(side);
      await side.everyone.tracking.deleteExperiment(place);
      return place;
    },
  },
  "tracking.setExperimentTag": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byId(side)), key: "why", value: "because" }),
  },
  "tracking.deleteExperimentTag": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byId(side)), key: "why" }),
  },
};
