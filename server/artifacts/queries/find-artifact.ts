import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { artifactAt, artifactShape } from "./artifact-row";
import { ownerInput, ownerOf, pathInput } from "./owner-row";

export const findArtifact = query({
  name: "artifacts.find-artifact",
  summary: "One file of a run or of a logged model; …/content gives its bytes.",
  permission: "tracking:read",
  input: z.strictObject({ ...ownerInput, path: pathInput }),
  output: artifactShape,
  run: async (work, { path, ...owner }) => {
    await ownerOf(work, owner);
    const row = await artifactAt(work, owner, path);
    if (row !== undefined) return row;
    throw new DomainError("not-found", `No such artifact: '${path}'`);
  },
});
