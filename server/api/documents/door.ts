import { newPace, identify, type Pace } from "~/server/api/rest/identify";
import { problemOf, unacceptable } from "~/server/api/rest/problems";
import { attachDocument } from "~/server/maturity/commands/attach-document";
import { documentFile } from "~/server/maturity/queries/document-file";
import { documentLimits } from "~/server/maturity/rules/attachment";
import { hasBody, readBody } from "~/server/http/body";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { wrongContent } from "~/server/http/guards";
import { Refused, sendProblem } from "~/server/http/problem";
import { contentDisposition } from "~/server/core/rules/content-disposition";

const bringing = /^\/api\/v1\/assessments\/([^/]+)\/answers\/([^/]+)\/documents$/;
const fetching = /^\/api\/v1\/documents\/([^/]+)\/file$/;

/** Whatever a document is called, a browser saves it and runs nothing of it. */
const asDownload = {
  "content-type": "application/octet-stream",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-download-options": "noopen",
  "cache-control": "private, no-store",
} as const;

/** Documents as bytes, which JSON is no good for: their own body limit going in, a download coming out. */
export function documentDoors(pace: Pace = newPace()): Door[] {
  const shared = { guard: "machine", policy: "data" } as const;
  return [
    {
      ...shared,
      name: "document in",
      covers: (path) => bringing.test(path),
      methods: ["POST"],
      serve: (exchange) => answering(exchange, () => take(exchange, pace)),
    },
    {
      ...shared,
      name: "document out",
      covers: (path) => fetching.test(path),
      methods: ["GET", "HEAD"],
      serve: (exchange) => answering(exchange, () => give(exchange, pace)),
    },
  ];
}

async function answering(exchange: Exchange, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    sendProblem(exchange, problem);
  }
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

async function take(exchange: Exchange, pace: Pace): Promise<void> {
  const context = await identify(exchange, pace);
  const { request, response } = exchange;
  const problem = hasBody(request) ? wrongContent(request, ["application/octet-stream"]) : null;
  if (problem !== null) throw new Refused(problem);
  const [assessmentId, practice] = partsOf(exchange.path, bringing);
  const about = Object.fromEntries(new URLSearchParams(exchange.query));
  // What is wrong with the words is told before ten megabytes are read.
  const early = attachDocument.input.safeParse({ ...about, assessmentId, practice, content: "" });
  if (!early.success) throw new Refused(unacceptable(early.error));
  const content = await readBody(request, documentLimits.bytes);
  const input = { ...early.data, content: content.toString("base64") };
  const result = attachDocument.output.parse(await attachDocument.run(context, input));
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(result));
}

async function give(exchange: Exchange, pace: Pace): Promise<void> {
  const context = await identify(exchange, pace);
  const [documentId] = partsOf(exchange.path, fetching);
  const input = documentFile.input.safeParse({ documentId });
  if (!input.success) throw new Refused(unacceptable(input.error));
  const { fileName, content } = await documentFile.run(context, input.data);
  const { request, response } = exchange;
  const bytes = Buffer.from(content, "base64");
  for (const [name, value] of Object.entries(asDownload)) response.setHeader(name, value);
  response.setHeader("content-disposition", contentDisposition(fileName));
  response.setHeader("content-length", bytes.length);
  response.end(request.method === "HEAD" ? undefined : bytes);
}
