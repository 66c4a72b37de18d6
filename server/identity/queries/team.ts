import { and, eq, isNull } from "drizzle-orm";
import { teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";

/** One team of the caller's organisation that is not archived. @throws DomainError not-found */
export async function requireTeam({ db, orgId }: Work, teamId: string) {
  const [team] = await db
    .select()
    .from(teams)
    .where(and(eq(teams.orgId, orgId), isNull(teams.archivedAt), eq(teams.id, teamId)));
  return found(team, "The team");
}
