import { z } from "zod";
import { query } from "~/server/core/operation";
import { allowanceOf } from "./allowance-row";
import { ownerInput, ownerOf, pathInput, refuseUnchangeable } from "./owner-row";
import { refuseClash } from "./path-clash";

export const prepareUpload = query({
  name: "artifacts.prepare-upload",
  summary: "Whether a file may be uploaded here, and how many bytes there is room for.",
  permission: "tracking:write",
  input: z.strictObject({ ...ownerInput, path: pathInput }),
  output: z.object({
    /** Null without a limit. */
    roomBytes: z.number().nullable(),
  }),
  run: async (work, { path, ...owner }) => {
    refuseUnchangeable(owner, await ownerOf(work, owner));
    await refuseClash(work, owner, path);
    const { quotaBytes, usedBytes } = await allowanceOf(work);
    return { roomBytes: quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes) };
  },
});
