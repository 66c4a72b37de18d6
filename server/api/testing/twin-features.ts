import { feature, reader, undescribedColumn } from "./feature-fixtures";
import { loggedModel } from "./logged-model-fixtures";
import { teamOf } from "./team-fixtures";
import type { Inputs } from "./twin-queries";
import type { Side } from "./world";

/** Two features that one model reads, so that pages of one have a second page. */
async function two(side: Side): Promise<void> {
  await feature(side);
  const column = await undescribedColumn(side);
  await side.everyone.features.adoptColumns({ names: [column] });
  await reader(side, [column]);
  await loggedModel(side);
}

/** Further inputs of what reads features. */
export const moreFeatureQueries: Readonly<Record<string, Inputs>> = {
  "features.listFeatures": [
    async (side) => {
      await two(side);
      return { limit: 1, sort: "models", direction: "desc" };
    },
    () => ({ limit: 1, sort: "updated", direction: "desc" }),
    () => ({ search: "CANARY", owner: "nobody" }),
    () => ({ search: "amount", status: "experimental", use: "serving" }),
    async (side) => ({ owner: "me", team: (await teamOf(side)).slug, use: "unused" }),
    () => ({ use: "skewed" }),
    () => ({ use: "shared" }),
  ],
  "features.listCandidates": [
    async (side) => {
      await undescribedColumn(side);
      return { limit: 1 };
    },
  ],
};
