import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { allowanceOf } from "../queries/allowance-row";
import { artifactAt, artifactShape } from "../queries/artifact-row";
import { changeableOwner, ownerInput, ownerOf, pathInput } from "../queries/owner-row";
import { refuseClash } from "../queries/path-clash";
import { ownerName } from "../rules/artifact-address";

/** Up to a week, as clients expect; a quarter of an hour when they say nothing. */
const seconds = z.number().int().min(1).max(604_800).default(900);

export const grantUpload = command({
  name: "artifacts.grant-upload",
  summary: "Lets whoever gets the link upload one file, without a token of their own.",
  permission: "tracking:write",
  input: z.strictObject({ ...ownerInput, path: pathInput, seconds }),
  output: z.object({ seconds: z.number().int(), roomBytes: z.number().nullable() }),
  run: async (work, { path, seconds, ...owner }) => {
    await changeableOwner(work, owner);
    await refuseClash(work, owner, path);
    const { quotaBytes, usedBytes } = await allowanceOf(work);
    const roomBytes = quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes);
    return {
      result: { seconds, roomBytes },
      audit: {
        subject: ownerName({ kind: owner.ownerKind, id: owner.ownerId }),
        after: { path, seconds },
      },
    };
  },
});

export const grantDownload = command({
  name: "artifacts.grant-download",
  summary: "Lets whoever gets the link download one file, without a token of their own.",
  permission: "tracking:read",
  input: z.strictObject({ ...ownerInput, path: pathInput, seconds }),
  output: z.object({ seconds: z.number().int(), file: artifactShape }),
  run: async (work, { path, seconds, ...owner }) => {
    await ownerOf(work, owner);
    const file = await artifactAt(work, owner, path);
    if (file === undefined) throw new DomainError("not-found", `No such artifact: '${path}'`);
    return {
      result: { seconds, file },
      audit: {
        subject: ownerName({ kind: owner.ownerKind, id: owner.ownerId }),
        after: { path, seconds, sha256: file.sha256 },
      },
    };
  },
});
