import { z } from "zod";
import { command } from "~/server/core/operation";
import { contentAt } from "../queries/revision-row";
import { writingInput, writtenShape } from "./card-input";
import { openCard, writeRevision } from "./write-revision";

export const restoreCard = command({
  name: "cards.restore-card",
  summary: "Makes the words of an older revision of a card the present ones, as a new revision.",
  permission: "registry:write",
  route: "POST /models/{name}/versions/{version}/card/restore",
  input: z.strictObject({
    ...writingInput,
    revision: z.number().int().min(1).max(2_147_483_647),
  }),
  output: writtenShape,
  run: async (work, { revision, ...asked }) => {
    const { place, before } = await openCard(work, asked);
    const content = await contentAt(work, place, revision);
    const writing = { place, before, content, note: asked.note };
    return writeRevision(work, { ...writing, restoredFrom: revision });
  },
});
