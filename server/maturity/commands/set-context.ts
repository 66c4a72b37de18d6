import { z } from "zod";
import { teamContexts } from "~/db/schema/targets";
import { requireOnTeam } from "~/server/identity/queries/teams";
import { command } from "~/server/core/operation";
import {
  contextFields,
  contextOf,
  contextShape,
  type TeamSituation,
} from "../queries/team-context";
import { slugInput, teamBySlug } from "../queries/team";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { authorOf } from "./author";

const forTrail = (context: TeamSituation | null) => {
  if (context === null) return null;
  const { setAt: _at, setBy: _by, ...facts } = context;
  return facts;
};

export type SituationFacts = Omit<TeamSituation, "setBy" | "setAt">;

/** Keeps what is said now instead of what was said before. */
export async function writeContext(
  work: Work,
  teamId: string,
  facts: SituationFacts,
): Promise<void> {
  const said = { ...facts, setBy: authorOf(work), setAt: work.now() };
  await work.db
    .insert(teamContexts)
    .values({ orgId: work.orgId, teamId, ...said })
    .onConflictDoUpdate({ target: [teamContexts.orgId, teamContexts.teamId], set: said });
}

export const setContext = command({
  name: "maturity.set-context",
  summary: "Says what a team's situation is; proposed targets and the plan follow from it.",
  permission: "maturity:write",
  route: "PUT /teams/{slug}/context",
  input: z.strictObject({ slug: slugInput, ...contextFields }),
  output: contextShape,
  run: async (work, { slug, ...facts }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const before = await contextOf(work, team.id);
    await writeContext(work, team.id, facts);
    const after = found((await contextOf(work, team.id)) ?? undefined, "The team's situation");
    return {
      result: after,
      audit: {
        subject: `team-context:${team.id}`,
        before: forTrail(before),
        after: forTrail(after),
      },
    };
  },
});
