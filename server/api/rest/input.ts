import type { z } from "zod";
import { readBody, hasBody } from "~/server/http/body";
import type { Exchange } from "~/server/http/exchange";
import { wrongContent } from "~/server/http/guards";
import { Refused } from "~/server/http/problem";
import type { Endpoint } from "./catalogue";
import { decoderFor } from "./decode";
import { unacceptable } from "./problems";

type Fields = Readonly<Record<string, unknown>>;

/** How one operation reads its input from a request. Throws Refused. */
export type ReadInput = (exchange: Exchange, pathValues: readonly string[]) => Promise<unknown>;

/** GET and DELETE take their input from path and query, POST and PUT from path and a JSON body. */
export function inputReader({ method, pathFields, operation }: Endpoint): ReadInput {
  const fromText = decoderFor(operation.input, "text");
  const fromJson = decoderFor(operation.input, "json");
  const inBody = method === "POST" || method === "PUT";
  return async (exchange, pathValues) => {
    const path = Object.fromEntries(pathFields.map((name, at) => [name, pathValues[at]]));
    const given = inBody ? fromJson(await bodyOf(exchange)) : queryOf(exchange.query);
    const all = inBody ? merged(given, fromText(path)) : fromText(merged(given, path));
    return parsed(operation.input, all);
  };
}

function parsed(schema: z.ZodType, value: unknown): unknown {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  throw new Refused(unacceptable(outcome.error));
}

/** A name that stands in the path has its value there and nowhere else. */
function merged(given: unknown, path: unknown): unknown {
  if (!isFields(given) || !isFields(path)) return given;
  const twice = Object.keys(path).filter((name) => Object.hasOwn(given, name));
  if (twice.length === 0) return { ...given, ...path };
  const fields = Object.fromEntries(
    twice.map((name) => [name, "This field is given by the address."]),
  );
  throw new Refused({
    status: 400,
    code: "invalid",
    detail: `Given twice: ${twice.join(", ")}.`,
    fields,
  });
}

/** A name that stands several times becomes a list. */
function queryOf(query: string): Fields {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all]),
  );
}

async function bodyOf({ request, query }: Exchange): Promise<Fields> {
  if (query !== "")
    throw notUnderstood("This operation takes its input from the body, not from the address.");
  if (!hasBody(request)) return {};
  const problem = wrongContent(request, ["application/json"]);
  if (problem) throw new Refused(problem);
  const body = await readBody(request);
  if (body.length === 0) return {};
  const value = parseJson(body);
  if (!isFields(value)) throw notUnderstood("The body must be a JSON object.");
  return value;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw notUnderstood("The body is not valid JSON in UTF-8.");
  }
}

const notUnderstood = (detail: string): Refused =>
  new Refused({ status: 400, code: "invalid", detail });

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
