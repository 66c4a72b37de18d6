import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { z } from "zod";
import { DatabaseUnavailable, OutcomeUnknown } from "~/db/lease";
import type { Context, Visitor } from "~/server/core/context";
import type { Entry } from "~/server/core/entry";
import { DomainError, type ErrorCode, type ErrorDetail } from "~/server/core/errors";
import type { Operation } from "~/server/core/operation";
import { trust } from "~/server/core/trust";

/** Who calls over tRPC: a visitor always, a member once the session was looked up. */
export type Caller = { readonly visitor: Visitor; readonly context: Context | null };

const trpcCode = {
  invalid: "BAD_REQUEST",
  forbidden: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  conflict: "CONFLICT",
  precondition: "PRECONDITION_FAILED",
  "too-many": "TOO_MANY_REQUESTS",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

export type Meta = { readonly operation: Operation | Entry };

const t = initTRPC
  .context<Caller>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error, ctx }) => ({
      ...shape,
      message: error.code === "INTERNAL_SERVER_ERROR" ? unexpected(ctx) : shape.message,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, ...detailOf(error) },
    }),
  });

const unexpected = (caller: Caller | undefined) =>
  `Something went wrong on our side. Nothing was changed. Error id ${caller?.visitor.requestId ?? "unknown"}.`;

function detailOf(error: TRPCError): ErrorDetail {
  const { cause } = error;
  if (cause instanceof DomainError) return cause.detail;
  if (error.code === "BAD_REQUEST" && cause !== undefined && "issues" in cause) {
    return { fields: fieldProblems(cause) };
  }
  return {};
}

const fieldProblems = (cause: Error): Record<string, string> =>
  Object.fromEntries(issuesOf(cause).map(({ path, message }) => [path.join("."), message]));

/** tRPC hands over the parser's error as a plain `Error`; zod's has `issues`. */
const issuesOf = (cause: Error) => trust<z.ZodError>(cause).issues;

const translateErrors = t.middleware(async ({ next, ctx, path }) => {
  const outcome = await next();
  if (outcome.ok) return outcome;
  const { cause } = outcome.error;
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: trpcCode[cause.code], message: cause.message, cause });
  }
  if (cause instanceof DatabaseUnavailable) {
    const message = "The database does not answer. Nothing was changed; try again in a moment.";
    throw new TRPCError({ code: "SERVICE_UNAVAILABLE", message, cause });
  }
  if (cause instanceof OutcomeUnknown) {
    const message =
      "The connection broke while saving, so this may or may not be stored. Read the page again before repeating it.";
    throw new TRPCError({ code: "SERVICE_UNAVAILABLE", message, cause });
  }
  if (outcome.error.code === "INTERNAL_SERVER_ERROR") {
    ctx.visitor.log.error(
      { err: outcome.error, path, requestId: ctx.visitor.requestId },
      "unexpected",
    );
  }
  return outcome;
});

const visiting = t.procedure.use(translateErrors);

const signedIn = visiting.use(({ ctx, next }) => {
  if (ctx.context === null) {
    const message = "Your session has ended. Sign in again; what you typed is kept on this page.";
    throw new TRPCError({ code: "UNAUTHORIZED", message });
  }
  return next({ ctx: { context: ctx.context } });
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/**
 * Lifts an operation into a procedure. tRPC has parsed `input` with this very schema and will parse the
 * answer with `output`; its parser types cannot be computed for a schema that is still a type parameter.
 */
export const read = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<"query", I, O>,
) =>
  signedIn
    .meta({ operation })
    .input(operation.input)
    .output(operation.output)
    .query(({ ctx, input }) => trust<never>(operation.run(ctx.context, trust(input))));

/** Lifts a command or what is ingested; see `read`. */
export const write = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<"command" | "ingest", I, O>,
) =>
  signedIn
    .meta({ operation })
    .input(operation.input)
    .output(operation.output)
    .mutation(({ ctx, input }) => trust<never>(operation.run(ctx.context, trust(input))));

/** Lifts what a visitor may do; see `read`. */
export const enter = <I extends z.ZodType, O extends z.ZodType>(operation: Entry<I, O>) =>
  visiting
    .meta({ operation })
    .input(operation.input)
    .output(operation.output)
    .mutation(({ ctx, input }) => trust<never>(operation.run(ctx.visitor, trust(input))));
