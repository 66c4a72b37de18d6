import type { Threshold } from "~/server/core/context";
import { EntryRefused } from "~/server/core/entry";
import { DomainError } from "~/server/core/errors";
import { membershipsOf } from "../../queries/accounts";
import { rolesOf } from "../../queries/roles";
import { refusals } from "../../rules/refusal";
import { type Entering, openSession, personActor } from "./session";

type Arrival = {
  readonly accountId: string;
  readonly method: Entering["method"];
  /** A no that is already certain; it is recorded in the organisation it concerns. */
  readonly refusal: DomainError | null;
  /** What the trail says beyond the session. */
  readonly after?: Readonly<Record<string, unknown>>;
};

/**
 * Opens a session in the first organisation where the person is active.
 * @throws EntryRefused, recorded there; DomainError when they belong to none.
 */
export async function enterFirstMembership(
  threshold: Threshold,
  { accountId, method, refusal, after = {} }: Arrival,
) {
  const memberships = await membershipsOf(threshold.db, accountId);
  const member = memberships.find(({ status }) => status === "active") ?? memberships[0];
  if (!member) throw refusal ?? new DomainError("forbidden", refusals.credentials);
  const person = { ...member, roles: rolesOf(member.roles) };
  const orgId = await threshold.enter(member.orgId);
  const disabled =
    member.status === "active"
      ? null
      : new DomainError("forbidden", refusals.disabled, { data: { reason: "disabled" } });
  const no = refusal ?? disabled;
  if (no) throw new EntryRefused(no, { orgId, actor: personActor(person) });
  const { userAgent } = threshold;
  const sessionId = await openSession(threshold.db, {
    orgId,
    memberId: member.id,
    method,
    userAgent,
  });
  return {
    result: { sessionId },
    audit: {
      orgId,
      actor: personActor(person, sessionId),
      subject: `session:${sessionId}`,
      after: { method, ...after },
    },
  };
}
