import type { z } from "zod";
import { decoderFor } from "~/server/api/rest/decode";
import type { Context } from "~/server/core/context";
import type { Operation } from "~/server/core/operation";
import { trust } from "~/server/core/trust";
import { limits } from "~/server/http/limits";
import { refusalOfIssues } from "./errors";

/** What a request carries: its JSON body, or its query with repeated names as lists, and the names in its path. */
export type Fields = Readonly<Record<string, unknown>>;

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** One call of the protocol. */
export type Endpoint = {
  readonly methods: readonly Method[];
  /** Below `/api/2.0/mlflow/`; a name in braces is a field. */
  readonly path: string;
  readonly operation: Operation;
  /** The most that is read of a body, in bytes after unpacking. */
  readonly bodyBytes: number;
  readonly run: (context: Context, fields: Fields) => Promise<unknown>;
};

type Spec<Input extends z.ZodType, Output extends z.ZodType> = {
  readonly methods: readonly Method[];
  readonly path: string;
  readonly operation: Operation<"query" | "command" | "ingest", Input, Output>;
  readonly bodyBytes?: number;
  /**
   * The protocol's fields under the operation's names. What is missing stays undefined; numbers may be texts; the
   * operation's own schema judges it all.
   */
  readonly input: (fields: Fields) => Fields;
  /** The answer in the protocol's words: exactly what may leave. */
  readonly answer: (result: z.output<Output>) => unknown;
};

/** Makes an operation a call of the protocol. Errors speak of `run_id` where the operation says `runId`. */
export function endpoint<Input extends z.ZodType, Output extends z.ZodType>(
  spec: Spec<Input, Output>,
): Endpoint {
  const { methods, path, operation, input, answer, bodyBytes = limits.bodyBytes } = spec;
  const decode = decoderFor(operation.input, "text");
  return {
    methods,
    path,
    bodyBytes,
    // Its types are of no interest to the door, which only compares names.
    operation: trust<Operation>(operation),
    run: async (context, fields) => {
      const parsed = operation.input.safeParse(decode(withoutNothing(input(fields))));
      if (!parsed.success) throw refusalOfIssues(parsed.error, fields);
      // The operation's promise is its output's input; its outputs here have no transforms.
      return answer(trust<z.output<Output>>(await operation.run(context, parsed.data)));
    },
  };
}

/** The protocol does not tell a missing field from an empty one: null means nothing, too. */
const withoutNothing = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );

/** `run_id`, or its older name `run_uuid`, which clients send beside it. */
export const runIdOf = ({ run_id, run_uuid }: Fields): unknown => run_id ?? run_uuid;

/** A list of the protocol, each of its members under the operation's names; anything else is left to the schema. */
export const eachOf = (list: unknown, convert: (member: Fields) => Fields): unknown =>
  Array.isArray(list)
    ? list.map((member: unknown) =>
        typeof member === "object" && member !== null
          ? withoutNothing(convert(trust<Fields>(member)))
          : member,
      )
    : list;
