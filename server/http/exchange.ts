import type { IncomingMessage, ServerResponse } from "node:http";

/** The other side, after the rules about proxies were applied. */
export type Client = {
  readonly address: string;
  /** Where the client thinks it is: `https://cairn.example`. Checked against the allow-list. */
  readonly origin: string;
  readonly secure: boolean;
  /** On this machine and without a proxy between: may read what is not meant for the network. */
  readonly local: boolean;
};

/** One request and its answer, with everything the doors need to know about them. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly client: Client;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
};

/** A header that stands once; a repeated one counts as its first value. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
