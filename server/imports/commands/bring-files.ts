import { eq, and, sql } from "drizzle-orm";
import { artifacts } from "~/db/schema/artifacts";
import { importItems } from "~/db/schema/imports";
import { database } from "~/db/client";
import { blobStore, NoRoom, type Stored, TooMuchContent } from "~/server/artifacts/adapters/store";
import { keepBlob } from "~/server/artifacts/commands/keep-blob";
import { artifactPathProblem } from "~/server/artifacts/rules/artifact-path";
import { contentTypeOf } from "~/server/artifacts/rules/content-type";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { SourceProblem } from "../adapters/guarded-http";
import type { SourceFile } from "../adapters/source";
import { type Item, localIds, remember } from "../queries/items";
import type { NoteReason } from "../rules/import-words";
import { commit, type Hold, note, type Place, settings } from "./hold";

/** A larger file is left out, and said. */
const MOST_BYTES = 5_000_000_000;

export type FileOwner = {
  readonly kind: "run" | "logged-model";
  readonly originId: string;
  readonly localId: string;
};

/** The next run or logged model of this import whose files are to be brought; undefined behind the last. */
export async function nextOwner(
  { context, job }: Hold,
  { cursor }: Place,
): Promise<FileOwner | undefined> {
  const after = [cursor["kind"] ?? "", cursor["owner"] ?? ""];
  return database().read(settings(context), async (db) => {
    const [row] = await db.execute<FileOwner>(sql`
      select kind, origin_id as "originId", local_id as "localId" from ${importItems}
      where org_id = ${context.orgId} and import_id = ${job.id} and kind in ('logged-model', 'run') and how = 'made'
        and removed_at is null and (kind, origin_id) > (${after[0]}, ${after[1]})
      order by kind, origin_id limit 1`);
    return row;
  });
}

/** Brings every file of a run or logged model; each is kept as soon as it is whole. */
export async function bringFiles(hold: Hold, owner: FileOwner, place: Place): Promise<void> {
  const files = hold.source.files({ kind: owner.kind, id: owner.originId, uri: "" });
  for await (const file of files) {
    if (await isHere(hold, owner, file)) continue;
    const stored = await fetched(hold, file);
    await commit(hold, place, async (work) => {
      if (typeof stored === "string") await note(work, hold.job.id, [noteOf(owner, file, stored)]);
      else await record(work, hold, { owner, file, stored });
    });
  }
}

const fileKey = ({ kind, originId }: FileOwner, { path }: SourceFile) =>
  `${kind}:${originId}/${path}`;

const noteOf = (owner: FileOwner, file: SourceFile, reason: NoteReason) => ({
  reason,
  kind: "file",
  originId: fileKey(owner, file),
  name: `${file.path} of ${owner.originId}`,
});

async function isHere(
  { context, job }: Hold,
  owner: FileOwner,
  file: SourceFile,
): Promise<boolean> {
  const key = fileKey(owner, file);
  if (key.length > 3000) return false;
  const ids = await database().read(settings(context), (db) =>
    localIds({ ...context, db }, job, { kind: "file", ids: [key] }),
  );
  return ids.size > 0;
}

/** The content, stored; or why it stays behind. */
async function fetched({ context }: Hold, file: SourceFile): Promise<Stored | NoteReason> {
  if (artifactPathProblem(file.path) !== null) return "bad-path";
  if (file.bytes !== null && file.bytes > MOST_BYTES) return "file-too-large";
  try {
    const content = await file.open();
    const stored = await blobStore().put({ orgId: context.orgId, content, mostBytes: MOST_BYTES });
    await keepBlob(context, stored);
    return stored;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What is wrong with this file alone; everything else stops the import. */
function reasonOf(error: unknown): NoteReason {
  if (error instanceof TooMuchContent) return "file-too-large";
  if (error instanceof NoRoom || error instanceof DomainError) return "no-room";
  if (error instanceof SourceProblem && error.status !== null && error.status !== 401)
    return "file-missing";
  throw error;
}

type Kept = { readonly owner: FileOwner; readonly file: SourceFile; readonly stored: Stored };

async function record(work: Work, { job }: Hold, { owner, file, stored }: Kept): Promise<void> {
  const { orgId } = work;
  const place = {
    ownerKind: owner.kind === "run" ? "run" : "model",
    ownerId: owner.localId,
    path: file.path,
  } as const;
  await work.db
    .insert(artifacts)
    .values({
      orgId,
      ...place,
      sha256: stored.sha256,
      bytes: stored.bytes,
      contentType: contentTypeOf(file.path),
      uploadedAt: work.now(),
      uploadedBy: job.createdBy,
    })
    .onConflictDoNothing();
  const localId = `${place.ownerKind}:${owner.localId}/${file.path}`;
  const [kept] = await work.db
    .select({ sha256: artifacts.sha256 })
    .from(artifacts)
    .where(
      and(
        eq(artifacts.orgId, orgId),
        eq(artifacts.ownerKind, place.ownerKind),
        eq(artifacts.ownerId, owner.localId),
        eq(artifacts.path, file.path),
      ),
    );
  const how = kept?.sha256 === stored.sha256 ? "made" : "known";
  const item: Item = {
    kind: "file",
    originId: fileKey(owner, file),
    localId,
    how,
    fingerprint: stored.sha256,
  };
  await remember(work, job.id, [item]);
}
