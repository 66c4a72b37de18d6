import type { z } from "zod";
import { database } from "~/db/client";
import { sqlError } from "~/db/lease";
import { announce } from "./announce";
import { record, recordRefusal } from "./audit";
import type { Context, Work } from "./context";
import { DomainError } from "./errors";
import { once } from "./idempotency";
import { type Permission, rolesAllow, rolesHolding } from "./permissions";
import { type Done, type Several, sharing } from "./shared-commit";

/** `GET /teams/{teamId}`: where the operation stands under /api/v1. Names in braces are input fields. */
export type Route = `${"GET" | "POST" | "PUT" | "DELETE"} /${string}`;

type Spec<Input extends z.ZodType, Output extends z.ZodType> = {
  /** `domain.verb-noun`: the name in the audit trail, in OpenAPI and in errors. */
  readonly name: `${string}.${string}`;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly permission: Permission;
  readonly route?: Route;
  readonly input: Input;
  readonly output: Output;
};

type Kind = "query" | "command" | "ingest";

export type Operation<
  K extends Kind = Kind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = Spec<Input, Output> & {
  readonly kind: K;
  /** `input` has been parsed by the door. */
  run(context: Context, input: z.output<Input>): Promise<z.input<Output>>;
};

/** Reads, in one read-only transaction of the caller's organisation. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    run(work: Work, input: z.output<Input>): Promise<z.input<Output>>;
  },
): Operation<"query", Input, Output> {
  return {
    ...spec,
    kind: "query",
    run: async (context, input) => {
      permit(context, spec.permission);
      return database().read(settings(context), (db) => spec.run({ ...context, db }, input));
    },
  };
}

/**
 * Writes, and explains itself: permission, one transaction, idempotency and exactly one audit entry.
 * A refusal rolls everything back and is recorded on its own.
 */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    /** What may be stored for a repeat under the same idempotency key, when the answer holds a secret. */
    readonly keep?: (result: z.input<Output>) => z.input<Output>;
    run(work: Work, input: z.output<Input>): Promise<Done<z.input<Output>>>;
    /** Tried first, for a command that machines call often: what arrives meanwhile shares one commit. */
    readonly several?: Several<z.output<Input>, z.input<Output>>;
  },
): Operation<"command", Input, Output> {
  const perform = (context: Context, input: z.output<Input>) =>
    database().transaction(settings(context), (db) => {
      const work = { ...context, db };
      return once(work, { operation: spec.name, input, keep: spec.keep }, async () => {
        const { result, audit } = await spec.run(work, input);
        await record(work, spec.name, audit);
        return result;
      });
    });
  return {
    ...spec,
    kind: "command",
    run: async (context, input) => {
      try {
        permit(context, spec.permission);
        // An idempotency key has a row of its own to wait for.
        const shared =
          spec.several !== undefined && context.idempotencyKey === undefined
            ? await sharing(spec.name, spec.several, { context, input })
            : null;
        if (shared !== null) return shared.result;
        const result = await perform(context, input);
        announce(context.orgId, spec.name);
        return result;
      } catch (problem) {
        if (problem instanceof DomainError) await noteRefusal(context, spec.name, problem);
        throw problem;
      }
    },
  };
}

/**
 * Appends what machines report in bulk: permission and one transaction, and no audit entry for each call, because
 * one audited commit holds the organisation's chain. `server/api/trpc/ingests.ts` names every one of them; the commands
 * around them (create, finish, delete) are audited.
 */
export function ingest<Input extends z.ZodType, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    run(work: Work, input: z.output<Input>): Promise<z.input<Output>>;
    /** Tried first: several calls in one transaction. Null leaves this one to `run`, which judges it. */
    together?(context: Context, input: z.output<Input>): Promise<z.input<Output> | null>;
  },
): Operation<"ingest", Input, Output> {
  return {
    ...spec,
    kind: "ingest",
    run: async (context, input) => {
      permit(context, spec.permission);
      const done = await spec.together?.(context, input);
      if (done !== undefined && done !== null) return done;
      return attempted(() =>
        database().transaction(settings(context), (db) => spec.run({ ...context, db }, input)),
      );
    },
  };
}

/** Two who append the same at the same moment: unique_violation, deadlock_detected. */
const collisions: readonly (string | undefined)[] = ["23505", "40P01"];
const MOST_ATTEMPTS = 5;

/** Nothing of an attempt that collided is left, and the next one sees what the other has stored. */
async function attempted<Result>(once: () => Promise<Result>): Promise<Result> {
  for (let left = MOST_ATTEMPTS - 1; left > 0; left -= 1) {
    try {
      return await once();
    } catch (problem) {
      if (!collisions.includes(sqlError(problem)?.code)) throw problem;
    }
  }
  return once();
}

/** Whether the caller holds a permission, for what shows more to those who do. */
export function may({ actor }: Pick<Context, "actor">, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "member"
    ? rolesAllow(actor.roles, permission)
    : actor.scopes.some((scope) => scope === permission);
}

export function permit(context: Context, permission: Permission): void {
  if (may(context, permission)) return;
  const who = context.actor.kind === "member" ? "Your roles do" : "This token does";
  const ask = rolesHolding(permission).join(" or ");
  throw new DomainError("forbidden", `${who} not include ${permission}. It is held by: ${ask}.`);
}

const settings = ({ orgId }: Pick<Context, "orgId">) => ({ "app.org_id": orgId }) as const;

async function noteRefusal(context: Context, action: string, refusal: DomainError): Promise<void> {
  await database().transaction(settings(context), (db) =>
    recordRefusal({ ...context, db }, action, refusal),
  );
}
