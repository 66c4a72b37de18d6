import { createHash } from "node:crypto";

/** One audit entry with its place in the chain, as stored. Hashes are lower-case hex. */
export type Link = {
  readonly orgId: string;
  readonly seq: number;
  /** Microseconds since 1970, as text: more than a JavaScript number holds exactly. */
  readonly atMicros: string;
  readonly eventId: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly outcome: string;
  readonly subject: string;
  readonly detail: string;
  readonly requestId: string;
  readonly previous: string;
  readonly hash: string;
};

/** A place in the chain that was seen before: verification must pass through it. */
export type Checkpoint = { readonly seq: number; readonly hash: string };

export const genesis: Checkpoint = { seq: 0, hash: "" };

export type Break = { readonly seq: number; readonly why: string };

/** SHA-256 over length-prefixed fields: what `audit_digest` computes in the database. */
export function digestOf(link: Link): string {
  const fields = [
    "cairn-audit-v1",
    link.orgId,
    String(link.seq),
    link.atMicros,
    link.eventId,
    link.actorKind,
    link.actorId,
    link.actorName,
    link.action,
    link.outcome,
    link.subject,
    link.detail,
    link.requestId,
    link.previous,
  ];
  const hash = createHash("sha256");
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:${field},`);
  return hash.digest("hex");
}

/** The first link that does not follow from the ones before it, or where the chain stands after all of them. */
export function follow(
  from: Checkpoint,
  links: readonly Link[],
): { readonly reached: Checkpoint; readonly broken: Break | null } {
  let reached = from;
  for (const link of links) {
    const why = problemOf(reached, link);
    if (why !== null) return { reached, broken: { seq: reached.seq + 1, why } };
    reached = { seq: link.seq, hash: link.hash };
  }
  return { reached, broken: null };
}

function problemOf(before: Checkpoint, link: Link): string | null {
  if (link.seq !== before.seq + 1) return `entry ${before.seq + 1} is missing`;
  if (link.previous !== before.hash) return "it does not continue the entry before it";
  if (digestOf(link) !== link.hash) return "its content does not match its hash";
  return null;
}
