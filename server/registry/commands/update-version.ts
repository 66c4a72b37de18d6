import { z } from "zod";
import { command } from "~/server/core/operation";
import { versionShape } from "../queries/version-row";
import { changeableVersion, subjectOf, writeVersion } from "./change-version";
import { description, modelName, versionNumber } from "./registry-input";

export const updateVersion = command({
  name: "registry.update-version",
  summary: "Changes the description of a version that is not frozen.",
  permission: "registry:write",
  route: "PUT /models/{name}/versions/{version}",
  input: z.strictObject({
    name: modelName,
    version: versionNumber,
    description: description.default(""),
  }),
  output: versionShape,
  run: async (work, { description: text, ...place }) => {
    const { model, before } = await changeableVersion(work, place);
    return {
      result: await writeVersion(work, { model, version: place.version }, { description: text }),
      audit: {
        subject: subjectOf(model, place.version),
        before: { description: before.description },
        after: { description: text },
      },
    };
  },
});
