import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Log } from "~/server/core/log";
import { logAccess } from "./access-log";
import { clientOf, requestIdOf, stranger, vouch } from "./client";
import type { Door } from "./door";
import type { Exchange } from "./exchange";
import { foreignHost, foreignSite, strangeTarget, wrongMethod } from "./guards";
import { setHeaders } from "./headers";
import { limits } from "./limits";
import { type Problem, Refused, sendProblem } from "./problem";
import { type BodyTimes, limitBody } from "./body-time";
import { answerBrokenRequest } from "./broken-request";
import type { Sites } from "./sites";
import type { Traffic } from "./traffic";

export type HttpOptions = {
  /** Tried in order; the last one should cover everything. */
  readonly doors: readonly Door[];
  readonly sites: () => Sites;
  readonly trustedProxy: boolean;
  readonly dev?: boolean;
  readonly log: Log;
  readonly traffic: Traffic;
  /** How long bodies may take, when it is not what `limits` say. */
  readonly bodyTimes?: BodyTimes;
  /** Settles when Cairn can answer; doors that are not `early` wait for it. */
  readonly started: Promise<void>;
  /** Takes over a WebSocket; without it every upgrade is refused. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

/** The one HTTP server of Cairn: every guard and every header, then the door that covers the path. */
export function createHttpServer(options: HttpOptions): Server {
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      // Not Node's, which knows no doors: `limitBody` counts.
      requestTimeout: 0,
      connectionsCheckingInterval: limits.checkMs,
      keepAliveTimeout: limits.keepAliveMs,
      requireHostHeader: true,
    },
    (request, response) => void answer({ request, response }, options),
  );
  server.maxHeadersCount = limits.headerCount;
  server.on("clientError", answerBrokenRequest);
  server.on("upgrade", (request, socket, head) =>
    acceptUpgrade(request, { socket, head }, options),
  );
  // Asking before sending a body is answered by the guards, like any other request.
  server.on("checkContinue", (request, response) => {
    response.writeContinue();
    server.emit("request", request, response);
  });
  return server;
}

type Pair = { readonly request: IncomingMessage; readonly response: ServerResponse };

async function answer({ request, response }: Pair, options: HttpOptions): Promise<void> {
  const { sites, trustedProxy, log, traffic } = options;
  const begun = performance.now();
  const [path, query] = split(request.url ?? "/");
  const known = clientOf(request, { sites: sites(), trustedProxy });
  const client = known ?? stranger(request);
  const exchange = {
    request,
    response,
    requestId: requestIdOf(request, trustedProxy),
    client,
    path,
    query,
  };
  const door = options.doors.find(({ covers }) => covers(path)) ?? nowhere;
  limitBody({ request, response }, door, options.bodyTimes);
  traffic.open += 1;
  response.once("close", () => {
    const ms = performance.now() - begun;
    traffic.open -= 1;
    traffic.record(door.name, response.statusCode, ms / 1000);
    logAccess(log, exchange, { door: door.name, ms });
  });
  try {
    if (known !== null) vouch(request, exchange.requestId, known);
    setHeaders(exchange, door.policy, options.dev);
    const problem = refusalOf(exchange, { door, known: known !== null }, sites());
    if (problem) throw new Refused(problem);
    if (door.early !== true) await inTime(options.started);
    await door.serve(exchange);
  } catch (error) {
    refuse(exchange, error, log);
  }
}

const nowhere: Door = {
  name: "none",
  covers: () => true,
  methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
  guard: "machine",
  policy: "data",
  early: true,
  serve: ({ path }) => {
    throw new Refused({
      status: 404,
      code: "not-found",
      detail: `Nothing is served at ${path.slice(0, 200)}.`,
    });
  },
};

function split(url: string): [string, string] {
  const at = url.indexOf("?");
  return at === -1 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}

type Entrance = { readonly door: Door; readonly known: boolean };

/** The first reason not to let the request in. */
function refusalOf({ request }: Exchange, { door, known }: Entrance, sites: Sites): Problem | null {
  const strange = strangeTarget(request);
  if (strange !== null) return strange;
  if (!known && door.guard !== "anyone") return foreignHost(request, sites);
  return wrongMethod(request, door) ?? foreignSite(request, door, sites);
}

const WAIT_MS = 25_000;

/** Whoever comes while Cairn starts waits for it, but not for ever. */
async function inTime(started: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    const detail = "Cairn is still starting. Try again in a moment.";
    const problem = { status: 503, code: "unavailable", detail, headers: { "retry-after": "5" } };
    timer = setTimeout(() => reject(new Refused(problem)), WAIT_MS);
  });
  await Promise.race([started, tooLate]).finally(() => clearTimeout(timer));
}

function refuse(exchange: Exchange, error: unknown, log: Log): void {
  if (error instanceof Refused) {
    sendProblem(exchange, error.problem);
    return;
  }
  const { requestId, path } = exchange;
  log.error({ err: error, requestId, path }, "unexpected");
  const detail = `Nothing more is known to the caller. The log has it under error id ${requestId}.`;
  sendProblem(exchange, { status: 500, code: "unexpected", detail });
}

type Upgrade = { readonly socket: Duplex; readonly head: Buffer };

/** Only the development server uses WebSockets, and only our own pages may open one. */
function acceptUpgrade(
  request: IncomingMessage,
  { socket, head }: Upgrade,
  options: HttpOptions,
): void {
  const sites = options.sites();
  const client = clientOf(request, { sites, trustedProxy: options.trustedProxy });
  const origin = request.headers.origin;
  const ours =
    client !== null &&
    strangeTarget(request) === null &&
    (origin === undefined || sites.includes(origin));
  if (options.upgrade !== undefined && ours) {
    options.upgrade(request, socket, head);
    return;
  }
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}
