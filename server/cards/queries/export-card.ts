import { z } from "zod";
import { query } from "~/server/core/operation";
import { modelOf } from "~/server/registry/queries/model-row";
import { cardFormats } from "../rules/card-formats";
import { cardShape, fileShape } from "./card-shape";
import { cardOf, outputOf, versionInput } from "./find-card";
import { filesOf, type VersionFile } from "./version-files";

/** Files that say which packages a model needs, the most exact one first. */
const environmentFiles = ["requirements.txt", "conda.yaml", "python_env.yaml"];

/** A file that names packages is no longer than this. */
const MOST_ENVIRONMENT_BYTES = 1_048_576;

/** Among this many files of a version the environment is looked for; it lies at the top. */
const MOST_LOOKED_AT = 10_000;

export const exportCard = query({
  name: "cards.export-card",
  summary:
    "The card of a version for a file of one format, with the stored file that names its packages; …/exports/{format} gives the file itself.",
  permission: "registry:read",
  input: z.strictObject({ ...versionInput, format: z.enum(cardFormats) }),
  output: z.object({ card: cardShape, environment: fileShape.nullable() }),
  run: async (work, { name, version }) => {
    const model = await modelOf(work, name);
    const card = await cardOf(work, { model, version });
    const files = await filesOf(work, card.facts.version.artifactUri, MOST_LOOKED_AT);
    return { card: outputOf(card), environment: environmentIn(files?.listed ?? []) };
  },
});

/** Null when none is stored whole, or the one there is is too long to be a list of packages. */
function environmentIn(files: readonly VersionFile[]) {
  for (const path of environmentFiles) {
    const file = files.find((one) => one.path === path);
    if (file !== undefined && !file.damaged && file.bytes <= MOST_ENVIRONMENT_BYTES)
      return { path, bytes: file.bytes, sha256: file.sha256 };
  }
  return null;
}
