import type { Context } from "~/server/core/context";
import { type Door, under } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { type Problem, sendProblem } from "~/server/http/problem";
import { apiRoot, type Endpoint } from "./catalogue";
import { decoderFor } from "./decode";
import { identify, newPace, type Pace } from "./identify";
import { inputReader, type ReadInput } from "./input";
import { compileMatcher } from "./matcher";
import { nearestTo } from "./nearest";
import { problemOf } from "./problems";

type Compiled = Endpoint & {
  readonly read: ReadInput;
  readonly revive: (result: unknown) => unknown;
};
type Call = { readonly endpoint: Compiled; readonly values: readonly string[] };

/** The programs' door: every operation that has a route, under /api/v1. */
export function restDoor(endpoints: readonly Endpoint[], pace: Pace = newPace()): Door {
  const compiled = endpoints.map((endpoint) => ({
    ...endpoint,
    read: inputReader(endpoint),
    revive: decoderFor(endpoint.operation.output, "json"),
  }));
  const match = compileMatcher(compiled);
  const serve = async (exchange: Exchange): Promise<void> => {
    const path = exchange.path.slice(apiRoot.length);
    const found = match(path);
    if (found === null) {
      sendProblem(exchange, unknown(path, endpoints));
      return;
    }
    const method = exchange.request.method === "HEAD" ? "GET" : (exchange.request.method ?? "");
    const endpoint = found.byMethod.get(method);
    if (endpoint === undefined)
      sendProblem(exchange, notOffered(method, [...found.byMethod.keys()]));
    else await answer(exchange, { endpoint, values: found.values }, pace);
  };
  const methods = ["GET", "HEAD", "POST", "PUT", "DELETE"] as const;
  return { name: "rest", covers: under(apiRoot), methods, guard: "machine", policy: "data", serve };
}

async function answer(exchange: Exchange, call: Call, pace: Pace): Promise<void> {
  try {
    const context = await identify(exchange, pace);
    const input = await call.endpoint.read(exchange, call.values);
    send(exchange, call.endpoint, await outcome(call.endpoint, context, input));
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    sendProblem(exchange, problem);
  }
}

/**
 * Only what the output schema names may leave. An answer that was kept for a repeated key was stored as
 * JSON, without its dates.
 */
async function outcome(
  { operation, revive }: Compiled,
  context: Context,
  input: unknown,
): Promise<unknown> {
  const result: unknown = await operation.run(context, input);
  return operation.output.parse(context.idempotencyKey === undefined ? result : revive(result));
}

function send(
  { request, response, path, query }: Exchange,
  { method }: Endpoint,
  result: unknown,
): void {
  const body = JSON.stringify(result) ?? "null";
  response.setHeader("content-type", "application/json");
  response.setHeader("content-length", Buffer.byteLength(body));
  const cursor: unknown =
    typeof result === "object" && result !== null ? Reflect.get(result, "nextCursor") : null;
  if (method === "GET" && typeof cursor === "string") {
    const next = new URLSearchParams(query);
    next.set("cursor", cursor);
    response.setHeader("link", `<${path}?${next.toString()}>; rel="next"`);
  }
  response.end(request.method === "HEAD" ? undefined : body);
}

function unknown(path: string, endpoints: readonly Endpoint[]): Problem {
  const nearest = nearestTo(path, endpoints).map((template) => apiRoot + template);
  const detail = `Nothing is served at ${apiRoot}${path.slice(0, 200)}. Nearest: ${nearest.join(", ")}. All of them: /api-docs.`;
  return { status: 404, code: "not-found", detail, data: { nearest } };
}

function notOffered(method: string, offered: readonly string[]): Problem {
  const allow = offered.flatMap((one) => (one === "GET" ? ["GET", "HEAD"] : [one])).join(", ");
  return {
    status: 405,
    code: "method",
    detail: `${method} is not offered here. Use ${allow}.`,
    headers: { allow },
  };
}
