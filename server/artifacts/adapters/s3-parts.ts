import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type Bucket, callS3 } from "./s3-request";
import type { Spooled } from "./spool";

/** In bytes. S3 takes at most 5 GiB at once, and 10,000 parts of at least 5 MiB. */
const PART_BYTES = 67_108_864;
const MOST_PARTS = 10_000;

/** Sends a large file in parts; when one fails, the service forgets them all. */
export async function putInParts(bucket: Bucket, key: string, spooled: Spooled): Promise<void> {
  const begun = await callS3(bucket, { method: "POST", key, query: { uploads: "" } });
  const uploadId = unescaped(/<UploadId>([^<]+)</.exec(await text(begun))?.[1] ?? "");
  if (uploadId === "") throw new Error("The object store began an upload without an id.");
  try {
    const tags = await sendParts(bucket, key, { spooled, uploadId });
    const parts = tags.map(
      (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    );
    const xml = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
    const done = await callS3(bucket, {
      method: "POST",
      key,
      query: { uploadId },
      headers: { "content-length": String(Buffer.byteLength(xml)) },
      body: () => Readable.from([xml]),
    });
    // The service answers before it knows, and says in the answer's text when it failed.
    const said = await text(done);
    if (said.includes("<Error>"))
      throw new Error(`The object store could not join the parts: ${said}`);
  } catch (error) {
    await callS3(bucket, { method: "DELETE", key, query: { uploadId } }).catch(() => undefined);
    throw error;
  }
}

type Upload = { readonly spooled: Spooled; readonly uploadId: string };

async function sendParts(bucket: Bucket, key: string, { spooled, uploadId }: Upload) {
  const { file, bytes } = spooled;
  const size = Math.max(PART_BYTES, Math.ceil(bytes / MOST_PARTS));
  const tags: string[] = [];
  for (let from = 0; from < bytes; from += size) {
    const length = Math.min(size, bytes - from);
    const answer = await callS3(bucket, {
      method: "PUT",
      key,
      query: { partNumber: String(tags.length + 1), uploadId },
      headers: { "content-length": String(length) },
      body: () => createReadStream(file, { start: from, end: from + length - 1 }),
    });
    answer.resume();
    tags.push(answer.headers.etag ?? "");
  }
  return tags;
}

const unescaped = (xml: string): string => xml.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
