import { problemOf } from "~/server/api/rest/problems";
import type { Exchange } from "~/server/http/exchange";
import { type Problem, sendProblem } from "~/server/http/problem";

/** Does the work and tells its failure as a problem. With half an answer sent, the connection is ended instead. */
export async function answering(exchange: Exchange, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    sendProblem(exchange, problem);
  }
}

export function sendJson({ response }: Exchange, value: unknown): void {
  const body = JSON.stringify(value);
  response.setHeader("content-type", "application/json");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

export const unavailable: Problem = {
  status: 503,
  code: "unavailable",
  detail: "The store of artifacts does not answer. Nothing was changed; try again in a moment.",
  headers: { "retry-after": "5" },
};
