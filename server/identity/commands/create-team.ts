import { z } from "zod";
import { teamMembers, teams } from "~/db/schema/identity";
import { memberOf } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { isTaken, slugOf } from "../rules/slug";

export const createTeam = command({
  name: "identity.create-team",
  summary: "Creates a team; whoever creates it leads it.",
  permission: "teams:manage",
  route: "POST /teams",
  input: z.strictObject({
    name: z.string().trim().min(1).max(120),
    purpose: z.string().trim().max(2000).default(""),
  }),
  output: z.object({ id: z.uuid(), slug: z.string() }),
  run: async (work, { name, purpose }) => {
    const slug = slugOf(name);
    if (slug === "") {
      throw new DomainError("invalid", "A team name needs at least one letter or digit.", {
        fields: { name: "Use at least one letter or digit." },
      });
    }
    if (isTaken(slug)) {
      throw new DomainError(
        "invalid",
        `Cairn has a page of its own at the address "${slug}", so a team cannot have it.`,
        { fields: { name: "Choose another name; this address is one of Cairn's own." } },
      );
    }
    const team = {
      orgId: work.orgId,
      id: newId(),
      slug,
      name,
      purpose,
      isDemo: false,
      createdAt: work.now(),
    };
    const created = await work.db
      .insert(teams)
      .values(team)
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (created.length === 0) {
      throw new DomainError("conflict", `A team with the address "${slug}" exists already.`, {
        fields: { name: "Choose another name; this one is taken." },
      });
    }
    const memberId = memberOf(work.actor);
    if (memberId !== null) {
      await work.db
        .insert(teamMembers)
        .values({ orgId: work.orgId, teamId: team.id, memberId, leads: true });
    }
    return {
      result: { id: team.id, slug },
      audit: { subject: `team:${team.id}`, after: { name, slug } },
    };
  },
});
