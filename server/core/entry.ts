import { sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "~/db/client";
import { type AuditEntry, record, recordRefusal } from "./audit";
import { type Actor, type OrgId, type Threshold, type Visitor, vouchForOrg } from "./context";
import { DomainError } from "./errors";

type Named = { readonly orgId: OrgId; readonly actor: Actor };

/**
 * What somebody may do before they are signed in: set up, sign in, accept an invitation, reset.
 * It runs in an identity transaction, which sees no team's data, and is audited as soon as an
 * organisation is known. `refuse` is how it says no: the entry is kept although the rest rolls back.
 */
export type Entry<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly kind: "entry";
  readonly name: `${string}.${string}`;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  run(visitor: Visitor, input: z.output<Input>): Promise<z.input<Output>>;
};

export function entry<Input extends z.ZodType, Output extends z.ZodType>(
  spec: Pick<Entry<Input, Output>, "name" | "summary" | "input" | "output"> & {
    run(
      threshold: Threshold,
      input: z.output<Input>,
    ): Promise<{ result: z.input<Output>; audit: (AuditEntry & Named) | null }>;
  },
): Entry<Input, Output> {
  return {
    ...spec,
    kind: "entry",
    run: async (visitor, input) => {
      try {
        return await database().transaction({ "app.identity": "on" }, async (db) => {
          const threshold = { ...visitor, db, enter: enterWith(db) };
          const { result, audit } = await spec.run(threshold, input);
          if (audit) {
            const { orgId, actor, ...said } = audit;
            await record({ db, orgId, actor, requestId: visitor.requestId }, spec.name, said);
          }
          return result;
        });
      } catch (problem) {
        if (problem instanceof EntryRefused) await noteRefusal(visitor, spec.name, problem);
        throw problem;
      }
    },
  };
}

/** A refusal whose organisation is known, so that it can be recorded there. */
export class EntryRefused extends DomainError {
  readonly named: Named;

  constructor(refusal: DomainError, named: Named) {
    super(refusal.code, refusal.message, refusal.detail);
    this.named = named;
  }
}

/** The transaction goes on as one of this organisation; identity tables stay in sight. */
const enterWith =
  (db: Threshold["db"]) =>
  async (orgId: string): Promise<OrgId> => {
    await db.execute(sql`select set_config('app.org_id', ${orgId}, true)`);
    return vouchForOrg(orgId);
  };

async function noteRefusal(visitor: Visitor, action: string, refusal: EntryRefused): Promise<void> {
  const { orgId, actor } = refusal.named;
  await database().transaction({ "app.org_id": orgId }, (db) =>
    recordRefusal({ db, orgId, actor, requestId: visitor.requestId }, action, refusal),
  );
}
