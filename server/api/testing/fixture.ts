import type { Role, Scope } from "~/server/core/permissions";
import { trust } from "~/server/core/trust";
import type { createCaller } from "../trpc/root";
import type { Side } from "./world";

/** What the matrix must know of one procedure. A procedure without a fixture fails the suite. */
export type Fixture = {
  /** Who may: written here a second time on purpose, so that a changed table or a dropped check is seen. */
  readonly holders: readonly Role[] | "visitor";
  /** The scope a token needs; null when no token may. */
  readonly scope: Scope | null;
  /** Makes what the call needs on this side and answers with its input. */
  readonly input: (side: Side) => unknown;
  /**
   * What a caller of another organisation gets for that input: `nothing` (not found, and nothing
   * changes) or `own` (it succeeds on what is theirs and shows nothing of the other side).
   */
  readonly foreign: "nothing" | "own";
};

export type Fixtures = Readonly<Record<string, Fixture>>;

type Call = (input: unknown) => Promise<unknown>;

/** Calls a procedure by its dotted path; the paths come from the router itself. */
export function call(
  caller: ReturnType<typeof createCaller>,
  path: string,
  input: unknown,
): Promise<unknown> {
  const [domain = "", name = ""] = path.split(".");
  const procedures = trust<Record<string, Record<string, Call>>>(caller);
  const procedure = procedures[domain]?.[name];
  if (procedure === undefined) throw new Error(`no procedure ${path}`);
  return procedure(input);
}
