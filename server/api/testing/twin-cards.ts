import { nextVersion, stored, written } from "./card-fixtures";
import type { Case } from "./twin-commands";
import { renamed } from "./registry-fixtures";
import type { Side } from "./world";

type Inputs = readonly ((side: Side) => unknown)[];

/** Further inputs of what reads cards. */
export const moreCardQueries: Readonly<Record<string, Inputs>> = {
  "cards.findCard": [
    nextVersion,
    stored,
    async (side) => ({ ...(await renamed(side)), version: 1 }),
  ],
  "cards.listRevisions": [async (side) => ({ ...(await written(side)), limit: 1 })],
  "cards.compareRevisions": [async (side) => ({ ...(await written(side)), from: 0, to: 2 })],
  "cards.planBundle": [async (side) => ({ ...(await stored(side)), artifactBytes: 0 })],
  "cards.versionTrail": [
    async (side) => ({ ...(await written(side)), limit: 1 }),
    async (side) => ({ ...(await renamed(side)), version: 1 }),
  ],
};

/** Cases of commands over cards beyond their fixtures. */
export const moreCardCommands: readonly Case[] = [
  {
    path: "cards.editCard",
    when: "words stand there already",
    code: "OK",
    input: async (side) => ({
      ...(await written(side)),
      expectedRevision: 2,
      content: { sections: { ethics: "Nobody is turned away by a machine alone." } },
    }),
  },
];
