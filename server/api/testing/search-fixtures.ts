import { roles } from "~/server/core/permissions";
import { renamedDataset } from "./dataset-fixtures";
import { feature } from "./feature-fixtures";
import type { Fixtures } from "./fixture";
import { withFile } from "./registry-fixtures";
import { full } from "./run-fixtures";
import { reading, type Rights, teamOf, unused } from "./team-fixtures";
import { canary, type Side } from "./world";

const own: Rights = { holders: roles, scope: null, foreign: "own" };

const view = async (side: Side) => {
  const name = unused(side, "view");
  const search = `q=${canary(side.letter, "filter")}`;
  return side.everyone.identity.saveView({ place: "models", name, search, shared: true });
};

/** Something of every kind that can be searched for, named with the canary. */
export async function findable(side: Side): Promise<{ text: string }> {
  await teamOf(side);
  await withFile(side);
  await full(side);
  await renamedDataset(side);
  await feature(side);
  return { text: "CANARY" };
}

/** What stands beside the domains: searching them all, and lists as people want to see them again. */
export const searchFixtures: Fixtures = {
  "search.findAnything": { ...reading, input: findable },
  "identity.listViews": {
    ...own,
    input: async (side) => {
      await view(side);
      return { place: "models" };
    },
  },
  "identity.saveView": {
    ...own,
    input: (side) => ({ place: "models", name: unused(side, "view"), search: "sort=name" }),
  },
  "identity.deleteView": { ...own, foreign: "nothing", input: view },
};
