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

/** As `record`, what several did in one transaction: an entry for each, in this order. */
export async function recordSeveral(
  db: Trail["db"],
  done: readonly {
    readonly author: Author & Pick<Trail, "requestId">;
    readonly action: string;
    readonly audit: AuditEntry;
  }[],
): Promise<void> {
  if (done.length === 0) return;
  await db
    .insert(auditEvents)
    .values(
      done.map(({ author, action, audit: { subject, ...detail } }) =>
        eventOf(author, { action, outcome: "done", subject, detail }),
      ),
    );
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

async function append({ db, ...author }: Trail & Author, row: Row): Promise<void> {
  await db.insert(auditEvents).values(eventOf(author, row));
}

const eventOf = (
  { orgId, actor, requestId }: Author & Pick<Trail, "requestId">,
  { action, outcome, subject, detail }: Row,
): typeof auditEvents.$inferInsert => ({
  orgId,
  id: newId(),
  actorKind: actor.kind,
  actorId: actorId(actor),
  actorName: actorName(actor),
  action,
  outcome,
  subject,
  detail: JSON.stringify(detail),
  requestId,
});
