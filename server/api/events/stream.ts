import type { ServerResponse } from "node:http";

/** Bytes that may wait for a slow reader before it is cut off; it comes back and reads everything anew. */
const MOST_WAITING = 65_536;

/** One open event stream (WHATWG HTML, server-sent events): what is written to it, and when it ends. */
export class EventStream {
  readonly #response: ServerResponse;
  #sent = 0;

  constructor(response: ServerResponse, onEnd: () => void) {
    this.#response = response;
    response.once("close", onEnd);
    response.writeHead(200, {
      "content-type": "text/event-stream",
      // Proxies must hand on each event as it comes.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    });
    this.#write("retry: 3000\n\n");
  }

  /** An id lets the browser say, when it comes back, that it was here before. */
  send(event: string, data: unknown): void {
    this.#sent += 1;
    this.#write(`id: ${this.#sent}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** A comment: keeps proxies from closing a quiet connection, and finds readers that are gone. */
  beat(): void {
    this.#write(": beat\n\n");
  }

  end(): void {
    this.#response.end();
  }

  #write(text: string): void {
    if (this.#response.writableLength > MOST_WAITING) this.#response.destroy();
    else if (!this.#response.writableEnded) this.#response.write(text);
  }
}
