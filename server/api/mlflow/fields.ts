import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { hasBody, readBody } from "~/server/http/body";
import { type Exchange, headerOf } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";
import { DomainError } from "~/server/core/errors";
import { trust } from "~/server/core/trust";
import type { Fields } from "./endpoint";

const unpack = promisify(gunzip);

const refused = (detail: string): Refused => new Refused({ status: 400, code: "invalid", detail });

/** The query of a GET, the JSON body of everything else (DELETE too). Throws Refused. */
export async function fieldsOf(exchange: Exchange, bodyBytes: number): Promise<Fields> {
  const { request, query } = exchange;
  if (/%00/.test(query) || /%00/.test(exchange.path)) throw nul();
  if (request.method === "GET" || request.method === "HEAD") return fromQuery(query);
  if (!hasBody(request)) return fromQuery(query);
  const packed = await readBody(request, bodyBytes);
  const encoding = headerOf(request, "content-encoding");
  return fromJson(await plain(packed, { encoding, bodyBytes }));
}

type Packing = { readonly encoding: string | undefined; readonly bodyBytes: number };

async function plain(packed: Buffer, { encoding, bodyBytes }: Packing): Promise<Buffer> {
  if (encoding === undefined || encoding === "identity") return packed;
  if (encoding !== "gzip") throw refused("Send the body as it is, or packed with gzip.");
  try {
    return await unpack(packed, { maxOutputLength: bodyBytes });
  } catch {
    throw refused(
      `The body is not whole gzip data, or larger than ${bodyBytes} bytes when unpacked. Nothing was changed.`,
    );
  }
}

/** The database keeps no text with this character in it, and no client means it. */
const nul = (): DomainError =>
  new DomainError("invalid", "Texts cannot contain NUL characters. Nothing was changed.");

const ESCAPED_NUL = "\\u0000";

/** An escape that is itself escaped only looks like the character. */
const holdsNul = (body: Buffer): boolean =>
  body.includes(ESCAPED_NUL) && /(?<!\\)(?:\\\\)*\\u0000/.test(body.toString("utf8"));

function fromJson(body: Buffer): Fields {
  if (body.length === 0) return {};
  if (holdsNul(body)) throw nul();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw refused("The body is not JSON in UTF-8. Nothing was changed.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refused("The body must be a JSON object. Nothing was changed.");
  }
  return trust<Fields>(value);
}

/** A name that stands once is a text, a repeated one a list of texts. */
function fromQuery(query: string): Fields {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}
