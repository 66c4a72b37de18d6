import { text } from "node:stream/consumers";
import { BlobDamaged, blobStore, StoreUnavailable } from "~/server/artifacts/adapters/store";
import { verified } from "~/server/artifacts/adapters/verified";
import { type Artifact, artifactAt } from "~/server/artifacts/queries/artifact-row";
import type { Work } from "~/server/core/context";
import { MOST_MLMODEL, readMlmodel } from "../adapters/mlmodel";
import type { Contents } from "../rules/model-history";
import { placeOfFiles, storedFiles } from "./version-files";

/** What a version consists of, read from its files; null what they do not say. */
export type StoredContents = Contents & {
  readonly artifactDigest: string | null;
  readonly artifactBytes: number | null;
  /** Why signature and flavors are not known although there are files; null when they were read. */
  readonly unread: string | null;
};

const unknown = { signature: null, flavors: null };

/**
 * Reads the list of a version's files and its MLmodel file, which every client writes beside a model. Null when there
 * is no file here to read. Never throws for what the files hold.
 */
export async function storedContents(
  work: Work,
  artifactUri: string,
): Promise<StoredContents | null> {
  const place = placeOfFiles(artifactUri);
  const stored = await storedFiles(work, artifactUri);
  if (place === null || stored === null || stored.files === 0) return null;
  const facts = { artifactDigest: stored.digest, artifactBytes: stored.bytes };
  const path = place.path === "" ? "MLmodel" : `${place.path}/MLmodel`;
  const owner = { ownerKind: place.owner.kind, ownerId: place.owner.id };
  const file = await artifactAt(work, owner, path);
  if (file === undefined) return { ...facts, ...unknown, unread: "there is no MLmodel file" };
  const read = await readFile(work, file);
  if (!read.ok) return { ...facts, ...unknown, unread: `MLmodel was not read: ${read.why}` };
  return { ...facts, ...read.contents, unread: null };
}

/** A small file, so the transaction waits for the store only a moment. */
async function readFile({ orgId }: Work, file: Artifact): Promise<ReturnType<typeof readMlmodel>> {
  if (file.bytes > MOST_MLMODEL) return { ok: false, why: "it is longer than 1 MiB" };
  try {
    const content = await blobStore().open({ orgId, sha256: file.sha256 });
    return readMlmodel(await text(verified(content, file)));
  } catch (error) {
    if (error instanceof BlobDamaged) return { ok: false, why: "its stored content is damaged" };
    if (error instanceof StoreUnavailable)
      return { ok: false, why: "the store of files does not answer" };
    throw error;
  }
}
