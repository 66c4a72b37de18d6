import { z } from "zod";
import { command } from "~/server/core/operation";
import { contentInput } from "../queries/card-shape";
import { tidied } from "../rules/content";
import { writingInput, writtenShape } from "./card-input";
import { openCard, writeRevision } from "./write-revision";

export const editCard = command({
  name: "cards.edit-card",
  summary: "Saves the sections, licence and task of a version's card as a new revision.",
  permission: "registry:write",
  route: "PUT /models/{name}/versions/{version}/card",
  input: z.strictObject({ ...writingInput, content: contentInput }),
  output: writtenShape,
  run: async (work, { content, ...asked }) => {
    const { place, before } = await openCard(work, asked);
    const writing = { place, before, content: tidied(content), note: asked.note };
    return writeRevision(work, { ...writing, restoredFrom: null });
  },
});
