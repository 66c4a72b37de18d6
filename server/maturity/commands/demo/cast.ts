import { and, eq, sql } from "drizzle-orm";
import { members, teamMembers, teams } from "~/db/schema/identity";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { slugOf } from "~/server/identity/rules/slug";
import type { TeamRef } from "../../queries/team";
import type { Invented, Story } from "./story";
import { past } from "./time";

/** The people of a told story by their keys. */
export type Cast = ReadonlyMap<string, string>;

export const memberIn = (cast: Cast, key: string): string =>
  found(cast.get(key), `The invented person ${key}`);

/** The work as somebody of the cast does it, some days ago. Nothing is asked of their rights: nobody can sign in as them. */
export const asInvented = (work: Work, memberId: string, daysAgo: number): Work => ({
  ...past(work, daysAgo),
  actor: { kind: "token", tokenId: memberId, memberId, name: "demonstration", scopes: [] },
});

/** Members without an account, so that an assessment can have authors whom nobody can sign in as. */
async function invent(work: Work, people: Story["people"], joinedDaysAgo: number): Promise<Cast> {
  const rows = people.map(({ name, role }: Invented) => ({
    orgId: work.orgId,
    id: newId(),
    accountId: null,
    name,
    email: `${slugOf(name)}@demo.invalid`,
    roles: [role],
    isDemo: true,
    status: "active" as const,
    joinedAt: past(work, joinedDaysAgo).now(),
  }));
  await work.db.insert(members).values(rows);
  return new Map(people.map(({ key }, index) => [key, found(rows[index], key).id]));
}

/** A demonstration team with its people. Refuses when a team has its address already. */
export async function foundTeam(
  work: Work,
  { name, purpose, people }: Story,
  joinedDaysAgo: number,
): Promise<{ team: TeamRef; cast: Cast }> {
  const team = { id: newId(), slug: slugOf(name), name, isDemo: true };
  const founded = await work.db
    .insert(teams)
    .values({ ...team, orgId: work.orgId, purpose, createdAt: work.now() })
    .onConflictDoNothing()
    .returning({ id: teams.id });
  if (founded.length === 0) {
    throw new DomainError(
      "conflict",
      `A team with the address "${team.slug}" exists. Rename it, or remove the demonstration first.`,
    );
  }
  const cast = await invent(work, people, joinedDaysAgo);
  await work.db.insert(teamMembers).values(
    people.map(({ key, role }) => ({
      orgId: work.orgId,
      teamId: team.id,
      memberId: memberIn(cast, key),
      leads: role === "lead",
    })),
  );
  return { team, cast };
}

export const leave = (work: Work, memberId: string) =>
  work.db
    .update(members)
    .set({ status: "disabled" })
    .where(and(eq(members.orgId, work.orgId), eq(members.id, memberId)));

/** Who shows the demonstration around: whoever loads it, or every admin when the process itself does. */
async function hostsOf(work: Work): Promise<string[]> {
  const caller = memberOf(work.actor);
  if (caller !== null) return [caller];
  const admins = await work.db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.orgId, work.orgId),
        eq(members.status, "active"),
        sql`'admin' = any(${members.roles})`,
      ),
    );
  return admins.map(({ id }) => id);
}

/** The hosts join at the end, as leads, so that they can try everything; the history before is the cast's alone. */
export async function welcomeHosts(work: Work, team: TeamRef): Promise<void> {
  const hosts = await hostsOf(work);
  if (hosts.length === 0) return;
  await work.db
    .insert(teamMembers)
    .values(
      hosts.map((memberId) => ({ orgId: work.orgId, teamId: team.id, memberId, leads: true })),
    );
}
