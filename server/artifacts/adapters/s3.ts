import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { contentDisposition } from "~/server/core/rules/content-disposition";
import { putInParts } from "./s3-parts";
import { type Bucket, callS3, S3Refused, signedUrl } from "./s3-request";
import { spool, type Spooled, tidySpool } from "./spool";
import { BlobDamaged, type BlobPlace, type BlobStore, isDigest, keyOf, NoRoom } from "./store";

export type S3Options = Bucket & {
  /** Begins every key; empty, or with a slash at its end. */
  readonly prefix: string;
  /** Whether downloads by link may go to the bucket itself. */
  readonly links: boolean;
  /** Of this machine, for uploads on their way: what is in them is known before the bucket gets them. */
  readonly folder: string;
  /** Files larger than this are sent in parts, in bytes. */
  readonly partsAbove?: number;
};

const PARTS_ABOVE = 1_073_741_824;

/** Content in a bucket of any S3 service, as `<prefix><organisation>/ab/<sha256>`. */
export function s3Store(options: S3Options): BlobStore {
  const { prefix, links } = options;
  const incoming = join(options.folder, "incoming");
  const objectKey = (place: BlobPlace): string => prefix + keyOf(place).join("/");
  return {
    put: async ({ orgId, content, mostBytes }) => {
      const spooled = await spool(incoming, { content, mostBytes });
      const { sha256, bytes, file } = spooled;
      try {
        await send(options, objectKey({ orgId, sha256 }), spooled);
      } finally {
        await rm(file, { force: true });
      }
      return { sha256, bytes };
    },
    open: async (place, range) => {
      const headers = range === undefined ? {} : { range: `bytes=${range.from}-${range.to}` };
      return callS3(options, { method: "GET", key: objectKey(place), headers }).catch(
        (error: unknown) => {
          throw isMissing(error) ? new BlobDamaged(place, "is missing") : error;
        },
      );
    },
    stat: (place) => headOf(options, objectKey(place)),
    remove: async (place) => {
      (await callS3(options, { method: "DELETE", key: objectKey(place) })).resume();
    },
    list: (orgId) => listBucket(options, prefix + keyOf({ orgId, sha256: noDigest })[0]),
    tidy: (olderThan) => tidySpool(incoming, olderThan),
    link: async (place, { seconds, fileName }) =>
      links
        ? signedUrl(options, objectKey(place), {
            "X-Amz-Expires": String(seconds),
            "response-content-disposition": contentDisposition(fileName),
            "response-content-type": "application/octet-stream",
          })
        : null,
  };
}

const noDigest = "0".repeat(64);

/** The service compares what arrives with the digest that the call is signed with. */
async function send(options: S3Options, key: string, spooled: Spooled): Promise<void> {
  const { bytes, sha256, file } = spooled;
  try {
    if (bytes > (options.partsAbove ?? PARTS_ABOVE)) {
      await putInParts(options, key, spooled);
      return;
    }
    const headers = { "content-length": String(bytes), "x-amz-content-sha256": sha256 };
    const body = () => createReadStream(file);
    (await callS3(options, { method: "PUT", key, headers, body })).resume();
  } catch (error) {
    const said = error instanceof Error && error.cause instanceof S3Refused ? error.cause : error;
    const full =
      said instanceof S3Refused &&
      (said.status === 507 || /QuotaExceeded|StorageFull/.test(said.message));
    throw full ? new NoRoom("The bucket has no room left.", { cause: error }) : error;
  }
}

const isMissing = (error: unknown): boolean => error instanceof S3Refused && error.status === 404;

async function headOf(bucket: Bucket, key: string) {
  try {
    const answer = await callS3(bucket, { method: "HEAD", key });
    answer.resume();
    const { "content-length": length, "last-modified": modified = "" } = answer.headers;
    return { bytes: Number(length), storedAt: new Date(modified) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function* listBucket(bucket: Bucket, folder: string) {
  let after: string | undefined;
  do {
    const query = {
      "list-type": "2",
      prefix: `${folder}/`,
      ...(after === undefined ? {} : { "continuation-token": after }),
    };
    const said = await text(await callS3(bucket, { method: "GET", key: "", query }));
    for (const [, object = ""] of said.matchAll(/<Contents>([^]*?)<\/Contents>/g)) {
      const sha256 = fieldOf(object, "Key").split("/").at(-1) ?? "";
      const storedAt = new Date(fieldOf(object, "LastModified"));
      if (isDigest(sha256)) yield { sha256, bytes: Number(fieldOf(object, "Size")), storedAt };
    }
    const next = fieldOf(said, "NextContinuationToken");
    after = next === "" ? undefined : next;
  } while (after !== undefined);
}

/** Keys and tokens hold nothing that XML would write otherwise, but for ampersands. */
const fieldOf = (xml: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "").replaceAll("&amp;", "&");
