import { and, inArray } from "drizzle-orm";
import { artifacts } from "~/db/schema/artifacts";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { foldersAbove } from "../rules/artifact-path";
import { belowFolder, ofOwner } from "./artifact-row";
import type { OwnerInput } from "./owner-row";

/**
 * A name is a file or a folder, never both: no disk could hold the download.
 * @throws DomainError precondition
 */
export async function refuseClash(work: Work, owner: OwnerInput, path: string): Promise<void> {
  const folders = foldersAbove(path);
  const [file] =
    folders.length === 0
      ? []
      : await work.db
          .select({ path: artifacts.path })
          .from(artifacts)
          .where(and(ofOwner(work, owner), inArray(artifacts.path, folders)));
  if (file !== undefined) {
    const detail = `'${file.path}' is a file, so nothing can stand below it. Choose another name.`;
    throw new DomainError("precondition", detail);
  }
  const [inside] = await work.db
    .select({ path: artifacts.path })
    .from(artifacts)
    .where(and(ofOwner(work, owner), belowFolder(path)))
    .limit(1);
  if (inside === undefined) return;
  const detail = `'${path}' is a folder, so no file can have this name. Choose another name.`;
  throw new DomainError("precondition", detail);
}
