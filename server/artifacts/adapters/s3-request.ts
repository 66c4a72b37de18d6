import { AwsV4Signer } from "aws4fetch";
import { Agent as HttpAgent, type IncomingMessage, request as requestOverHttp } from "node:http";
import { Agent as HttpsAgent, request as requestOverHttps } from "node:https";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { StoreUnavailable } from "./store";

/** A bucket, and who may use it. */
export type Bucket = {
  /** `https://s3.eu-central-1.amazonaws.com`, `http://minio:9000`: the bucket's name is put behind it. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
};

export type S3Call = {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Opened anew for each try. */
  readonly body?: () => Readable;
};

/** What the service refused, in its own words. */
export class S3Refused extends Error {
  override readonly name = "S3Refused";
  readonly status: number;

  constructor(status: number, said: string) {
    super(`The object store answered ${status}: ${said.slice(0, 500)}`);
    this.status = status;
  }

  /** Whether the same call may go through in a moment. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 408 || this.status === 429;
  }
}

/** Tries of one call; the waits between them double, in milliseconds. */
const TRIES = 4;
const FIRST_WAIT_MS = 200;
/** The longest silence of the service, in milliseconds. */
const SILENCE_MS = 60_000;

const agents = {
  "http:": new HttpAgent({ keepAlive: true }),
  "https:": new HttpsAgent({ keepAlive: true }),
} as const;

/**
 * Sends one signed call. What the service cannot answer now is tried again.
 * @throws S3Refused for 4xx; StoreUnavailable when the last try, too, ended in 5xx or without an answer.
 */
export async function callS3(bucket: Bucket, call: S3Call): Promise<IncomingMessage> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await oneTry(bucket, call);
    } catch (error) {
      if (error instanceof S3Refused && !error.passing) throw error;
      if (tried === TRIES) {
        throw new StoreUnavailable("The object store does not answer.", { cause: error });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (tried - 1)));
  }
}

const urlOf = ({ endpoint, bucket }: Bucket, { key, query = {} }: Omit<S3Call, "method">) => {
  const url = new URL(`${endpoint.replace(/\/$/, "")}/${bucket}${key === "" ? "" : `/${key}`}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
};

async function oneTry(bucket: Bucket, call: S3Call): Promise<IncomingMessage> {
  const url = urlOf(bucket, call);
  const { accessKeyId, secretAccessKey, sessionToken, region } = bucket;
  const signer = new AwsV4Signer({
    method: call.method,
    url: url.href,
    headers: { ...call.headers },
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    region,
    service: "s3",
  });
  const signed = await signer.sign();
  const answer = await exchange(url, { call, headers: Object.fromEntries(signed.headers) });
  const { statusCode = 0 } = answer;
  if (statusCode < 300) return answer;
  throw new S3Refused(statusCode, await text(answer).catch(() => ""));
}

type Signed = { readonly call: S3Call; readonly headers: Record<string, string> };

function exchange(url: URL, { call, headers }: Signed): Promise<IncomingMessage> {
  const secure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const asked = (secure ? requestOverHttps : requestOverHttp)(
      url,
      { method: call.method, headers, agent: agents[secure ? "https:" : "http:"] },
      resolve,
    );
    asked.setTimeout(SILENCE_MS, () => asked.destroy(new Error("The object store fell silent.")));
    asked.on("error", reject);
    if (call.body === undefined) asked.end();
    // What goes wrong with the body destroys the request, whose error is the one that is told.
    else pipeline(call.body(), asked).catch(() => undefined);
  });
}

/** An address that anybody may use for `seconds`, with these parameters. */
export async function signedUrl(
  bucket: Bucket,
  key: string,
  query: Readonly<Record<string, string>>,
): Promise<string> {
  const { accessKeyId, secretAccessKey, sessionToken, region } = bucket;
  const signer = new AwsV4Signer({
    method: "GET",
    url: urlOf(bucket, { key, query }).href,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    region,
    service: "s3",
    signQuery: true,
  });
  return (await signer.sign()).url.href;
}
