import { and } from "drizzle-orm";
import { z } from "zod";
import { artifacts } from "~/db/schema/artifacts";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { atOrBelow, ofOwner } from "../queries/artifact-row";
import { changeableOwner, ownerInput } from "../queries/owner-row";
import { ownerName } from "../rules/artifact-address";
import { folderInput } from "../queries/list-artifacts";

/** The most names an audit entry carries; the counts are of all. */
const NAMED = 50;

export const deleteArtifacts = command({
  name: "artifacts.delete-artifacts",
  summary: "Removes a file, or a folder with everything below it; without a path all files.",
  permission: "tracking:write",
  route: "DELETE /artifacts/{ownerKind}/{ownerId}",
  input: z.strictObject({ ...ownerInput, path: folderInput }),
  output: z.object({ files: z.number().int(), bytes: z.number() }),
  run: async (work, { path, ...owner }) => {
    await changeableOwner(work, owner);
    const gone = await work.db
      .delete(artifacts)
      .where(and(ofOwner(work, owner), atOrBelow(path)))
      .returning({ path: artifacts.path, sha256: artifacts.sha256, bytes: artifacts.bytes });
    if (gone.length === 0 && path !== "") {
      throw new DomainError("not-found", `No such artifact: '${path}'`);
    }
    const counts = { files: gone.length, bytes: gone.reduce((sum, { bytes }) => sum + bytes, 0) };
    const named = gone.slice(0, NAMED).map((file) => ({ path: file.path, sha256: file.sha256 }));
    return {
      result: counts,
      audit: {
        subject: ownerName({ kind: owner.ownerKind, id: owner.ownerId }),
        before: { path, ...counts, named },
      },
    };
  },
});
