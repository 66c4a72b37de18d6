import { TRPCError } from "@trpc/server";
import { trust } from "~/server/core/trust";
import type { Meta } from "../trpc/init";
import { appRouter } from "../trpc/root";
import type { Fixture } from "./fixture";
import { fixtures } from "./fixtures";

type Procedures = Record<string, { _def: { type: "query" | "mutation"; meta?: Meta } }>;
// The router keeps its procedures by dotted path; the first test of the matrix compares them with the fixtures.
const procedures = trust<Procedures>(appRouter._def.procedures);

/** Every procedure there is, by its dotted path. */
export const paths = Object.keys(procedures);
const kindOf = (path: string) => procedures[path]?._def.type;

export const fixtureOf = (path: string): Fixture => {
  const fixture = fixtures[path];
  if (fixture === undefined) throw new Error(`${path} has no fixture in the isolation matrix`);
  return fixture;
};

/** Those that somebody must be signed in for. */
export const signedIn = paths.filter((path) => fixtures[path]?.holders !== "visitor");
export const queries = signedIn.filter((path) => kindOf(path) === "query");
export const commands = signedIn.filter((path) => kindOf(path) === "mutation");
/** All of them but what appends in bulk, which `ingests` names. */
export const audited = commands.filter(
  (path) => procedures[path]?._def.meta?.operation.kind !== "ingest",
);

export type Outcome = { readonly code: string; readonly said: string };

/** The answer's code and everything it says, whether it succeeded or not. */
export async function outcome(asked: Promise<unknown>): Promise<Outcome> {
  try {
    return { code: "OK", said: JSON.stringify(await asked) ?? "" };
  } catch (problem) {
    if (!(problem instanceof TRPCError)) throw problem;
    const cause = problem.cause && "detail" in problem.cause ? problem.cause.detail : undefined;
    return { code: problem.code, said: `${problem.message} ${JSON.stringify(cause)}` };
  }
}
