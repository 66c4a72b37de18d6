import { sql } from "drizzle-orm";
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

/** As `record`, what several of one organisation did in one transaction: an entry for each, in this order. */
export async function recordSeveral(
  { db, orgId }: Pick<Work, "db" | "orgId">,
  done: readonly {
    readonly author: Author & Pick<Trail, "requestId">;
    readonly action: string;
    readonly audit: AuditEntry;
  }[],
): Promise<void> {
  if (done.length === 0) return;
  const events = done.map(({ author, action, audit: { subject, ...detail } }) =>
    eventOf(author, { action, outcome: "done", subject, detail }),
  );
  const column = (of: (event: Event) => string) => sql.param(events.map(of));
  // One text for every number of entries, so that its plan is kept.
  await db.execute(sql`
    insert into ${auditEvents} (org_id, id, actor_kind, actor_id, actor_name, action, outcome, subject, detail, request_id)
    select ${orgId}::uuid, id, actor_kind, actor_id, actor_name, action, 'done', subject, detail, request_id
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ actorKind }) => actorKind)}::text[],
      ${column(({ actorId: by }) => by)}::text[], ${column(({ actorName: name }) => name)}::text[],
      ${column(({ action }) => action)}::text[], ${column(({ subject }) => subject)}::text[],
      ${column(({ detail }) => detail)}::text[], ${column(({ requestId }) => requestId)}::text[])
      with ordinality as each (id, actor_kind, actor_id, actor_name, action, subject, detail, request_id, nth)
    order by nth`);
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

type Event = typeof auditEvents.$inferInsert;
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
): Event => ({
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
