import { IncomingMessage } from "node:http";
import { headerOf } from "./exchange";
import { limits } from "./limits";
import { type Problem, Refused } from "./problem";

const tooLarge = (limit: number): Problem => ({
  status: 413,
  code: "too-large",
  detail: `The body is larger than ${limit} bytes, the most that is read in one request. Nothing was changed.`,
});

/** Whether a body is on its way: announced by its length or sent in chunks. */
export const hasBody = (request: IncomingMessage): boolean =>
  headerOf(request, "transfer-encoding") !== undefined || announced(request) > 0;

export const announced = (request: IncomingMessage): number =>
  Number(headerOf(request, "content-length") ?? 0);

/**
 * The whole body, counted byte by byte whatever its length was announced to be.
 * Throws Refused 413 over `limit`, and 400 when the connection ended before the body did.
 */
export function readBody(
  request: IncomingMessage,
  limit: number = limits.bodyBytes,
): Promise<Buffer> {
  if (announced(request) > limit) {
    discard(request);
    return Promise.reject(new Refused(tooLarge(limit)));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const take = (chunk: Buffer): void => {
      received += chunk.length;
      if (received <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off("data", take);
      chunks.length = 0;
      discard(request);
      reject(new Refused(tooLarge(limit)));
    };
    request.on("data", take);
    request.once("end", () => resolve(Buffer.concat(chunks)));
    // Every request closes; an error with its stack is made only for one that closed too early.
    request.once("close", () => request.readableEnded || reject(new Refused(cutShort)));
    request.once("error", () => reject(new Refused(cutShort)));
  });
}

export const cutShort: Problem = {
  status: 400,
  code: "invalid",
  detail: "The connection ended before the body did. Nothing was changed.",
};

/** Reads on for a moment without keeping anything; a connection closed at once would lose the answer. */
export function discard(request: IncomingMessage, lingerMs: number = limits.lingerMs): void {
  const cut = setTimeout(() => request.socket.destroy(), lingerMs).unref();
  request.once("end", () => clearTimeout(cut));
  request.resume();
}

/** The same request with its body in memory, for Next, which reads it from a stream. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method ?? "GET";
  copy.url = request.url ?? "/";
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.rawHeaders = request.rawHeaders;
  copy.headers = { ...request.headers, "content-length": String(body.length) };
  delete copy.headers["transfer-encoding"];
  copy.complete = true;
  copy.push(body);
  copy.push(null);
  return copy;
}
