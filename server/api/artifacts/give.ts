import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { ServerResponse } from "node:http";
import { contentDisposition } from "~/server/core/rules/content-disposition";
import { BlobDamaged, blobStore, StoreUnavailable } from "~/server/artifacts/adapters/store";
import { verified } from "~/server/artifacts/adapters/verified";
import { noteDamage } from "~/server/artifacts/commands/note-damage";
import type { Artifact } from "~/server/artifacts/queries/artifact-row";
import { type ByteRange, rangeOf } from "~/server/artifacts/rules/byte-range";
import type { Context } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { type Exchange, headerOf } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";
import { unavailable } from "./answering";

/** Whatever a file is called, a browser saves it and runs nothing of it. */
const asDownload = {
  "content-type": "application/octet-stream",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-download-options": "noopen",
  "accept-ranges": "bytes",
  // It may be kept, but every use asks whether it is still allowed and still the same.
  "cache-control": "private, no-cache",
} as const;

/** Parts of files up to this size are compared with the digest, too; larger ones by their length only, in bytes. */
const WHOLE_BYTES = 16_777_216;

/** Sends a file, or the part of it that was asked for. Its digest is compared before the last bytes leave. */
export async function give(exchange: Exchange, context: Context, file: Artifact): Promise<void> {
  if (file.damagedAt !== null) throw damaged(file.path);
  const { request, response } = exchange;
  const etag = `"${file.sha256}"`;
  response.setHeader("etag", etag);
  if (headerOf(request, "if-none-match")?.includes(etag) === true) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const range = wantedRange(exchange, file, etag);
  for (const [name, value] of Object.entries(asDownload)) response.setHeader(name, value);
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  response.setHeader("content-disposition", contentDisposition(name));
  response.setHeader("last-modified", file.uploadedAt.toUTCString());
  describeRange(exchange, file, range);
  if (request.method === "HEAD") response.end();
  else await send(exchange, context, { file, range });
}

function wantedRange(
  { request, response }: Exchange,
  { bytes }: Artifact,
  etag: string,
): ByteRange | null {
  const condition = headerOf(request, "if-range");
  const asked =
    condition === undefined || condition === etag ? headerOf(request, "range") : undefined;
  const range = rangeOf(asked, bytes);
  if (range === "whole") return null;
  if (range !== "beyond") return range;
  const headers = { "content-range": `bytes */${bytes}` };
  response.removeHeader("etag");
  const detail = `The file has ${bytes} bytes. Ask for some of these.`;
  throw new Refused({ status: 416, code: "range", detail, headers });
}

function describeRange({ response }: Exchange, file: Artifact, range: ByteRange | null): void {
  const { bytes, sha256 } = file;
  if (range === null) {
    response.setHeader("content-length", bytes);
    response.setHeader("repr-digest", `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
    return;
  }
  response.statusCode = 206;
  response.setHeader("content-length", range.to - range.from + 1);
  response.setHeader("content-range", `bytes ${range.from}-${range.to}/${bytes}`);
}

type Delivery = { readonly file: Artifact; readonly range: ByteRange | null };

async function send({ response }: Exchange, context: Context, delivery: Delivery): Promise<void> {
  try {
    await pump(await contentFor(context, delivery), response);
  } catch (error) {
    if (!response.headersSent) forgetHeaders(response);
    if (error instanceof StoreUnavailable) throw new Refused(unavailable);
    if (!(error instanceof BlobDamaged)) throw error;
    await noteDamage(context, error);
    throw damaged(delivery.file.path);
  }
}

/** Ends early, and lets go of the content, when whoever asked has left. A failing content leaves the answer open. */
async function pump(content: Readable, response: ServerResponse): Promise<void> {
  for await (const chunk of content) {
    if (!response.write(chunk)) await drained(response);
    if (response.destroyed) return;
  }
  response.end();
}

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      response.off("drain", go);
      response.off("close", go);
      resolve();
    };
    response.once("drain", go);
    response.once("close", go);
  });

/** Nothing was sent yet, so a refusal can still be: without what was said of the file. */
function forgetHeaders(response: ServerResponse): void {
  const ofFile = ["etag", "last-modified", "content-range", "repr-digest", "accept-ranges"];
  for (const name of [...ofFile, "content-disposition", "content-length"])
    response.removeHeader(name);
}

async function contentFor({ orgId }: Context, { file, range }: Delivery): Promise<Readable> {
  const store = blobStore();
  const place = { orgId, sha256: file.sha256 };
  if (range === null) return verified(await store.open(place), file);
  if (file.bytes <= WHOLE_BYTES) {
    const whole = await buffer(verified(await store.open(place), file));
    return Readable.from([whole.subarray(range.from, range.to + 1)], { objectMode: false });
  }
  const found = await store.stat(place);
  if (found?.bytes !== file.bytes)
    throw new BlobDamaged(place, "has another length, or is missing");
  return store.open(place, range);
}

const damaged = (path: string): DomainError =>
  new DomainError(
    "precondition",
    `What is stored of '${path}' is not what was uploaded: it was changed or lost outside Cairn. Upload the file again, or have the store restored from a backup.`,
  );
