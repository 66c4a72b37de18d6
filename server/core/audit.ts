import { auditEvents } from "~/db/schema/audit";
import { type Actor, actorId, actorName, type OrgId, type Work } from "./context";
import type { DomainError } from "./errors";
import { newId } from "./ids";

/** What a command says of itself: the thing it changed, and how. Values must be JSON and hold no secret. */
export type AuditEntry = {
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | undefined;
};

type Trail = Pick<Work, "db" | "requestId">;
type Author = { readonly orgId: OrgId; readonly actor: Actor };

/** Appends one entry in the caller's transaction; the database chains it at commit. */
export async function record(
  trail: Trail & Author,
  action: string,
  { subject, ...detail }: AuditEntry,
): Promise<void> {
  await append(trail, { action, outcome: "done", subject, detail });
}

/** Appends what was refused and why, in a transaction of its own. */
export async function recordRefusal(
  trail: Trail & Author,
  action: string,
  refusal: DomainError,
): Promise<void> {
  const detail = { code: refusal.code, reason: refusal.message };
  await append(trail, { action, outcome: "refused", subject: "", detail });
}

type Row = {
  readonly action: string;
  readonly outcome: "done" | "refused";
  readonly subject: string;
  readonly detail: unknown;
};

async function append({ db, orgId, actor, requestId }: Trail & Author, row: Row): Promise<void> {
  await db.insert(auditEvents).values({
    orgId,
    id: newId(),
    actorKind: actor.kind,
    actorId: actorId(actor),
    actorName: actorName(actor),
    action: row.action,
    outcome: row.outcome,
    subject: row.subject,
    detail: JSON.stringify(row.detail),
    requestId,
  });
}
