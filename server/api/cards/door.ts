import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { answering, unavailable } from "~/server/api/artifacts/answering";
import { identify, newPace, type Pace } from "~/server/api/rest/identify";
import { unacceptable } from "~/server/api/rest/problems";
import { StoreUnavailable } from "~/server/artifacts/adapters/store";
import { cardFile } from "~/server/cards/adapters/card-file";
import { evidenceBundle } from "~/server/cards/adapters/evidence-bundle";
import { exportCard } from "~/server/cards/queries/export-card";
import { planBundle } from "~/server/cards/queries/plan-bundle";
import type { Context } from "~/server/core/context";
import { contentDisposition } from "~/server/core/rules/content-disposition";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";

const card = /^\/api\/v1\/models\/([^/]+)\/versions\/([^/]+)\/exports\/([^/]+)$/;
const bundle = /^\/api\/v1\/models\/([^/]+)\/versions\/([^/]+)\/bundle$/;

/** A browser saves it and runs nothing of it, also when it is HTML. */
const asDownload = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-download-options": "noopen",
  "cache-control": "private, no-store",
} as const;

/** Cards and bundles as files. */
export function cardDoors(pace: Pace = newPace()): Door[] {
  const shared = { methods: ["GET", "HEAD"], guard: "machine", policy: "data" } as const;
  return [
    {
      ...shared,
      name: "card",
      covers: (path) => card.test(path),
      serve: (exchange) => answering(exchange, () => giveCard(exchange, pace)),
    },
    {
      ...shared,
      name: "bundle",
      covers: (path) => bundle.test(path),
      serve: (exchange) => answering(exchange, () => giveBundle(exchange, pace)),
    },
  ];
}

/** The parts of the path that the pattern names; what cannot be decoded is taken as it stands. */
function partsOf(path: string, pattern: RegExp): string[] {
  return (pattern.exec(path) ?? []).slice(1).map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

/** Words of an address are text; a number is one only when it is written as one. */
const numberIn = (text: string | undefined): unknown =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text;

async function giveCard(exchange: Exchange, pace: Pace): Promise<void> {
  const context = await identify(exchange, pace);
  const [name, version, format] = partsOf(exchange.path, card);
  const about = Object.fromEntries(new URLSearchParams(exchange.query));
  const input = exportCard.input.safeParse({ ...about, name, version: numberIn(version), format });
  if (!input.success) throw new Refused(unacceptable(input.error));
  const { body, mediaType, fileName } = await reachable(() => cardFile(context, input.data));
  const { request, response } = exchange;
  begin(response, fileName, `${mediaType}; charset=utf-8`);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(request.method === "HEAD" ? undefined : body);
}

async function giveBundle(exchange: Exchange, pace: Pace): Promise<void> {
  const context = await identify(exchange, pace);
  const [name, version] = partsOf(exchange.path, bundle);
  const { artifactBytes, ...about } = Object.fromEntries(new URLSearchParams(exchange.query));
  const cap = artifactBytes === undefined ? {} : { artifactBytes: numberIn(artifactBytes) };
  const asked = { ...about, ...cap, name, version: numberIn(version) };
  const input = planBundle.input.safeParse(asked);
  if (!input.success) throw new Refused(unacceptable(input.error));
  const { content, fileName } = await reachable(() => evidenceBundle(context, input.data));
  const { request, response } = exchange;
  begin(response, fileName, "application/zip");
  if (request.method === "HEAD") {
    content.destroy();
    response.end();
  } else await stream(context, content, response);
}

function begin(response: ServerResponse, fileName: string, type: string): void {
  for (const [name, value] of Object.entries(asDownload)) response.setHeader(name, value);
  response.setHeader("content-type", type);
  response.setHeader("content-disposition", contentDisposition(fileName));
}

/** A failure ends the connection, so that half a bundle is seen as half; whoever leaves ends the reading. */
async function stream(
  { log, requestId }: Context,
  content: NodeJS.ReadableStream,
  response: ServerResponse,
): Promise<void> {
  try {
    await pipeline(content, response);
  } catch (error) {
    log.error({ error, requestId }, "a bundle ended early");
    response.destroy();
  }
}

async function reachable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw new Refused(unavailable);
    throw error;
  }
}
