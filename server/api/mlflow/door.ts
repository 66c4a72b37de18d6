import { identify, type Pace } from "~/server/api/rest/identify";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { limits } from "~/server/http/limits";
import { RateLimit } from "~/server/http/rate-limit";
import type { Endpoint, Fields } from "./endpoint";
import { type Failure, failureOf, unknownEndpoint } from "./errors";
import { fieldsOf } from "./fields";
import { type Found, pathMatcher } from "./paths";

/** Where clients call: with `MLFLOW_TRACKING_URI` naming this server, or `/mlflow` or `/mlflow/<anything>` below it. */
const address = /^(?:\/mlflow(?:\/[\w.-]+)?)?\/(?:ajax-)?api\/[23]\.0\/mlflow\/(?<path>.*)$/;

/** Scripts log in loops: what is too fast for a person's session is their usual pace. */
export const newIngestPace = (): Pace => ({
  callers: new RateLimit(limits.ingestPace),
  strangers: new RateLimit(limits.strangerPace),
});

/** The door of MLflow's clients: its REST protocol over Cairn's operations. */
export function mlflowDoor(endpoints: readonly Endpoint[], pace: Pace = newIngestPace()): Door {
  const find = pathMatcher(endpoints);
  return {
    name: "mlflow",
    covers: (path) => address.test(path),
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    guard: "machine",
    policy: "data",
    serve: async (exchange) => {
      const path = address.exec(exchange.path)?.groups?.["path"] ?? "";
      const found = find(exchange.request.method ?? "", path);
      if (found === null) sendFailure(exchange, unknownEndpoint(exchange.path));
      else await answer(exchange, found, pace);
    },
  };
}

async function answer(exchange: Exchange, found: Found, pace: Pace): Promise<void> {
  try {
    const context = await identify(exchange, pace);
    const { endpoint, named } = found;
    const fields: Fields = { ...(await fieldsOf(exchange, endpoint.bodyBytes)), ...named };
    send(exchange, 200, await endpoint.run(context, fields));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    sendFailure(exchange, failure);
  }
}

export function sendFailure(
  exchange: Exchange,
  { status, headers = {}, ...failure }: Failure,
): void {
  for (const [name, value] of Object.entries(headers)) exchange.response.setHeader(name, value);
  send(exchange, status, failure);
}

export function send({ request, response }: Exchange, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(request.method === "HEAD" ? undefined : body);
}
