import type { IncomingMessage, ServerResponse } from "node:http";
import { hasBody } from "./body";
import { answerBrokenRequest } from "./broken-request";
import type { Door } from "./door";
import { limits } from "./limits";

/** In milliseconds. */
export type BodyTimes = { readonly requestMs: number; readonly silenceMs: number };

type Pair = { readonly request: IncomingMessage; readonly response: ServerResponse };

const tooSlow = Object.assign(new Error("The body took too long."), {
  code: "ERR_HTTP_REQUEST_TIMEOUT",
});

/**
 * Ends a connection whose body takes too long: the whole body for most doors, a silence within it where large ones
 * come in. It counts on after an early answer, until the body has been read or the connection is closed.
 */
export function limitBody(
  { request, response }: Pair,
  { longBodies = false }: Pick<Door, "longBodies">,
  { requestMs, silenceMs }: BodyTimes = limits,
): void {
  if (!hasBody(request)) return;
  const { socket } = request;
  let seen = socket.bytesRead;
  const check = (): void => {
    const goesOn = longBodies && socket.bytesRead !== seen;
    seen = socket.bytesRead;
    if (goesOn) return;
    if (response.headersSent) socket.destroy();
    else answerBrokenRequest(tooSlow, socket);
  };
  const timer = setInterval(check, longBodies ? silenceMs : requestMs).unref();
  const stop = (): void => clearInterval(timer);
  request.once("end", stop);
  request.once("close", stop);
}
