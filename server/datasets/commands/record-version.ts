import { z } from "zod";
import { command } from "~/server/core/operation";
import { columnsInput, newDatasetName, plain } from "../queries/dataset-input";
import { checkAgainstContract } from "./check-against-contract";
import { storeVersions } from "./store-versions";

const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null);

export const recordVersion = command({
  name: "datasets.record-version",
  summary:
    "Tells of a version of some data: its digest, columns and what was seen in them. The same digest again changes nothing.",
  permission: "datasets:write",
  route: "POST /datasets/{name}/versions",
  input: z.strictObject({
    name: newDatasetName,
    digest: plain(128).min(1),
    sourceType: plain(250).default(""),
    source: plain(65_535).default(""),
    format: plain(60).min(1).nullable().default(null),
    rowCount: whole,
    bytes: whole,
    /** Left out: nobody knows them. */
    columns: columnsInput.nullable().default(null),
    /** Up to when the data goes. */
    dataUntil: z.date().nullable().default(null),
  }),
  output: z.object({
    name: z.string(),
    version: z.number().int(),
    digest: z.string(),
    isNew: z.boolean(),
  }),
  run: async (work, told) => {
    const [version] = await storeVersions(work, [
      { ...told, toldBy: "report", profile: null, sha256: null },
    ]);
    if (version === undefined) throw new Error("A version was told of and not stored.");
    if (version.isNew) await checkAgainstContract(work, version);
    const { name, columns, ...rest } = told;
    const { number, digest, isNew } = version;
    return {
      result: { name, version: number, digest, isNew },
      audit: {
        subject: `dataset:${name}`,
        after: { version: number, isNew, ...rest, columns: columns?.length ?? null },
      },
    };
  },
});
