import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { unavailable } from "./answering";
import {
  blobStore,
  NoRoom,
  type Stored,
  StoreUnavailable,
  TooMuchContent,
} from "~/server/artifacts/adapters/store";
import { keepBlob, overQuota } from "~/server/artifacts/commands/keep-blob";
import { recordArtifact } from "~/server/artifacts/commands/record-artifact";
import { prepareUpload } from "~/server/artifacts/queries/prepare-upload";
import type { Context } from "~/server/core/context";
import { announced, cutShort, discard } from "~/server/http/body";
import type { Exchange } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";

/** Whose file, and its path. */
export type Upload = z.output<typeof prepareUpload.input>;

/** How long the rest of a refused upload is read, in milliseconds: clients look for an answer after they have sent. */
const LINGER_MS = 20_000;

/**
 * Takes a file in: its rights are looked at before its bytes, which stream into the store and are recorded when they
 * are all there. A cut, a refusal or a full disk leaves nothing. `mostBytes` narrows what the quota allows.
 */
export async function receive(
  { request }: Exchange,
  context: Context,
  { mostBytes = null, ...upload }: Upload & { readonly mostBytes?: number | null },
): Promise<Stored & { readonly path: string }> {
  try {
    const { roomBytes } = await prepareUpload.run(context, upload);
    const limit = smaller(roomBytes, mostBytes);
    if (limit !== null && announced(request) > limit) throw overQuota();
    const stored = await take(request, context, limit);
    await keepBlob(context, stored);
    return await recordArtifact.run(context, { ...upload, sha256: stored.sha256 });
  } catch (error) {
    if (!request.complete && !request.destroyed) discard(request, LINGER_MS);
    throw error;
  }
}

const smaller = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Stores what is sent. @throws Refused, DomainError when it is too much */
export async function take(
  request: IncomingMessage,
  { orgId }: Context,
  mostBytes: number | null,
): Promise<Stored> {
  try {
    return await blobStore().put({ orgId, content: request, mostBytes });
  } catch (error) {
    if (error instanceof TooMuchContent) throw overQuota();
    if (error instanceof NoRoom) throw new Refused(noRoom);
    if (error instanceof StoreUnavailable) throw new Refused(unavailable);
    if (request.destroyed && !request.complete) throw new Refused(cutShort);
    throw error;
  }
}

const noRoom = {
  status: 507,
  code: "no-room",
  detail: "There is no room left to store files. Nothing was kept; tell whoever runs this server.",
};
