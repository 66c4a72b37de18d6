import type { Work } from "~/server/core/context";
import { rebuildable, type Verdict } from "../rules/rebuildable";
import { environmentFile, type Known, provenanceOf } from "./provenance";
import { isStored, placeOfFiles, storedFiles } from "./version-files";
import type { Version } from "./version-row";

type Asked = Pick<Known, "contents" | "run"> & {
  readonly version: Pick<Version, "artifactUri" | "artifactDigest">;
};

/** Whether a version could be built again, with what is stored of its files now. */
export async function verdictOf(work: Work, asked: Asked) {
  const { version, contents } = asked;
  const files = await filesOf(work, version.artifactUri);
  const filesChanged =
    version.artifactDigest !== null && files !== null && files.digest !== version.artifactDigest;
  const hasEnvironment = await environmentStored(work, version.artifactUri, contents.flavors);
  const verdict: Verdict = rebuildable(
    provenanceOf({ ...asked, files, filesChanged, hasEnvironment }),
  );
  return { files, filesChanged, rebuild: { ...verdict, missing: [...verdict.missing] } };
}

async function filesOf(work: Work, artifactUri: string) {
  const place = placeOfFiles(artifactUri);
  const stored = await storedFiles(work, artifactUri);
  if (place === null || stored === null) return null;
  const { owner, path } = place;
  return { ownerKind: owner.kind, ownerId: owner.id, folder: path, ...stored };
}

async function environmentStored(work: Work, artifactUri: string, flavors: unknown) {
  const file = environmentFile(flavors);
  return file === null ? null : isStored(work, artifactUri, file);
}
