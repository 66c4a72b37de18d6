import { createHmac } from "node:crypto";
import { lookup as resolve } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostOf } from "./public-address";

/** From connecting to the last byte. */
const TIMEOUT_MS = 10_000;
/** Of an answer that much is kept, for whoever tests their address. */
const ANSWER_BYTES = 2000;

export type Letter = {
  readonly url: string;
  readonly deliveryId: string;
  readonly body: string;
  /** Null: it is not signed. */
  readonly secret: string | null;
  readonly at: Date;
};

export type Sent =
  | { readonly status: number; readonly text: string }
  | { readonly status: null; readonly why: string };

/** Standard Webhooks: HMAC-SHA256 over the delivery's id, the time in seconds and the body. */
function signatureOf({ deliveryId, body, at }: Letter, secret: string): string {
  const text = `${deliveryId}.${Math.floor(at.getTime() / 1000)}.${body}`;
  return `v1,${createHmac("sha256", secret).update(text).digest("base64")}`;
}

const headersOf = (letter: Letter) => ({
  "content-type": "application/json",
  "content-length": Buffer.byteLength(letter.body),
  "user-agent": "cairn-webhooks",
  "x-mlflow-delivery-id": letter.deliveryId,
  "x-mlflow-timestamp": String(Math.floor(letter.at.getTime() / 1000)),
  ...(letter.secret === null ? {} : { "x-mlflow-signature": signatureOf(letter, letter.secret) }),
});

type Allowed = (address: string) => boolean;

/** Looks a name up and connects to nothing that is not allowed: the check and the connection see one answer. */
export const guarded =
  (allowed: Allowed): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "");
      const first = found[0];
      if (first === undefined || !found.every(({ address }) => allowed(address))) {
        return done(new Error("the host is one of this network"), "");
      }
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };

/** Sends a letter once. Redirects are not followed: they could lead anywhere. Never throws. */
export function sendWebhook(letter: Letter, allowed: Allowed): Promise<Sent> {
  const url = new URL(letter.url);
  const host = hostOf(url);
  if (isIP(host) !== 0 && !allowed(host)) {
    return Promise.resolve({ status: null, why: "the host is one of this network" });
  }
  return new Promise((done) => {
    const fail = (error: Error) => done({ status: null, why: error.message });
    const request = (url.protocol === "http:" ? http : https).request(
      url,
      {
        method: "POST",
        headers: headersOf(letter),
        lookup: guarded(allowed),
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        collect(response, {
          fail,
          done: (text) => done({ status: response.statusCode ?? 0, text }),
        });
      },
    );
    request.on("error", fail);
    request.end(letter.body);
  });
}

type Collecting = { readonly done: (text: string) => void; readonly fail: (error: Error) => void };

/** The beginning of an answer; the rest is not kept. */
function collect(response: http.IncomingMessage, { done, fail }: Collecting): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  const end = () =>
    done(Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString("utf8").replaceAll("\0", ""));
  response.on("data", (part: Buffer) => {
    parts.push(part);
    bytes += part.length;
    if (bytes < ANSWER_BYTES) return;
    end();
    response.destroy();
  });
  response.on("end", end);
  response.on("error", fail);
}
