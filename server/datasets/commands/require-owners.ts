import type { Work } from "~/server/core/context";
import { requireActiveMember } from "~/server/identity/queries/active-member";
import { requireTeam } from "~/server/identity/queries/team";

type Owners = {
  readonly ownerTeamId?: string | null | undefined;
  readonly ownerMemberId?: string | null | undefined;
};

/** Who is newly named must be there; who owned it `before` may have left since. @throws DomainError not-found */
export async function requireOwners(work: Work, after: Owners, before: Owners = {}): Promise<void> {
  const { ownerTeamId, ownerMemberId } = after;
  if (typeof ownerTeamId === "string" && ownerTeamId !== before.ownerTeamId)
    await requireTeam(work, ownerTeamId);
  if (typeof ownerMemberId === "string" && ownerMemberId !== before.ownerMemberId)
    await requireActiveMember(work, ownerMemberId);
}
