import { join } from "node:path";
import type { Env } from "~/server/core/env";
import { diskStore } from "./disk";
import { s3Store } from "./s3";
import type { BlobStore } from "./store";

/** The store that the environment asks for. @throws Error when a bucket is named without what it takes to reach it. */
export function chosenStore(env: Env, dataDir: string): BlobStore {
  const folder = join(dataDir, "artifacts");
  const bucket = env.ARTIFACTS_S3_BUCKET;
  if (bucket === undefined) return diskStore(folder);
  const accessKeyId = env.ARTIFACTS_S3_ACCESS_KEY_ID;
  const secretAccessKey = env.ARTIFACTS_S3_SECRET_ACCESS_KEY;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error(
      "ARTIFACTS_S3_BUCKET is set, so ARTIFACTS_S3_ACCESS_KEY_ID and ARTIFACTS_S3_SECRET_ACCESS_KEY are needed, too.",
    );
  }
  const region = env.ARTIFACTS_S3_REGION;
  return s3Store({
    endpoint: env.ARTIFACTS_S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`,
    bucket,
    region,
    accessKeyId,
    secretAccessKey,
    sessionToken: env.ARTIFACTS_S3_SESSION_TOKEN,
    prefix: env.ARTIFACTS_S3_PREFIX,
    links: env.ARTIFACTS_S3_LINKS,
    folder,
  });
}
