import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { spool } from "~/server/artifacts/adapters/spool";
import {
  blobStore,
  NoRoom,
  type Stored,
  StoreUnavailable,
  TooMuchContent,
} from "~/server/artifacts/adapters/store";
import { keepBlob, overQuota } from "~/server/artifacts/commands/keep-blob";
import { unavailable } from "~/server/api/artifacts/answering";
import type { Context } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { profileInWorker } from "~/server/datasets/adapters/profile-in-worker";
import {
  noteProgress,
  takeUpload,
  uploadFailed,
  uploadReady,
} from "~/server/datasets/commands/upload-steps";
import type { Preview } from "~/server/datasets/queries/upload-row";
import { UnreadableFile } from "~/server/datasets/rules/seen/unreadable";
import { announced, cutShort, discard } from "~/server/http/body";
import type { Exchange } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";
import { inTurn } from "./in-turn";

export type Place = {
  /** Where bytes wait while they are looked at; what a crash leaves there is cleared at the next start. */
  readonly folder: string;
  /** The bundle of `server/datasets/adapters/profile-worker.ts`. */
  readonly program: URL;
};

type Asked = { readonly place: Place; readonly uploadId: string };

/** How long the rest of a refused upload is read, in milliseconds: clients look for an answer after they have sent. */
const LINGER_MS = 20_000;

/**
 * Takes the bytes of an upload, looks into them in a thread of its own, and only then keeps them. What cannot be read, a
 * cut, or somebody who refuses it meanwhile leaves nothing but the upload's own row, which says why.
 */
export async function receiveUpload(
  { request }: Exchange,
  context: Context,
  asked: Asked,
): Promise<void> {
  const roomBytes = await takeUpload(context, asked.uploadId);
  let file: string | null = null;
  try {
    if (roomBytes !== null && announced(request) > roomBytes) throw overQuota();
    const spooled = await spool(asked.place.folder, { content: request, mostBytes: roomBytes });
    file = spooled.file;
    const preview = await look(context, asked, spooled.file);
    const stored = await keep(context, spooled.file);
    await uploadReady(context, asked.uploadId, { stored, preview });
  } catch (error) {
    if (!request.complete && !request.destroyed) discard(request, LINGER_MS);
    const problem = problemOf(error, request.destroyed && !request.complete);
    await uploadFailed(context, asked.uploadId, wordsOf(problem));
    throw problem;
  } finally {
    if (file !== null) await rm(file, { force: true });
  }
}

async function look(context: Context, { place, uploadId }: Asked, file: string): Promise<Preview> {
  const stop = new AbortController();
  const told: { last: Promise<void> | null } = { last: null };
  const tell = async (at: { bytes: number; rows: number }): Promise<void> => {
    const goesOn = await noteProgress(context, uploadId, at).catch(() => true);
    if (!goesOn)
      stop.abort(new DomainError("precondition", "Somebody refused this upload meanwhile."));
    told.last = null;
  };
  const onProgress = (at: { bytes: number; rows: number }): void => {
    told.last ??= tell(at);
  };
  const seen = await inTurn(async () => {
    await tell({ bytes: 0, rows: 0 });
    return profileInWorker({ file, program: place.program, onProgress, signal: stop.signal });
  });
  await told.last;
  return seen;
}

async function keep(context: Context, file: string): Promise<Stored> {
  const content = createReadStream(file);
  const stored = await blobStore().put({ orgId: context.orgId, content, mostBytes: null });
  await keepBlob(context, stored, "datasets:write");
  return stored;
}

function problemOf(error: unknown, isCut: boolean): unknown {
  if (error instanceof UnreadableFile) return new DomainError("invalid", error.message);
  if (error instanceof TooMuchContent) return overQuota();
  if (error instanceof NoRoom) return new Refused(noRoom);
  if (error instanceof StoreUnavailable) return new Refused(unavailable);
  return isCut ? new Refused(cutShort) : error;
}

const wordsOf = (problem: unknown): string => {
  if (problem instanceof DomainError) return problem.message;
  if (problem instanceof Refused) return problem.problem.detail;
  return "Something went wrong on our side. Nothing was kept; upload the file again.";
};

const noRoom = {
  status: 507,
  code: "no-room",
  detail: "There is no room left to store files. Nothing was kept; tell whoever runs this server.",
};
