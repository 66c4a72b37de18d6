import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { parkedPractices } from "~/db/schema/targets";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { practiceIn } from "../queries/answer-shape";
import { frameworkOf } from "../queries/frameworks";
import { parkedOf } from "../queries/parked";
import { slugInput, teamBySlug } from "../queries/team";
import { authorOf } from "./author";

const place = { slug: slugInput, framework: z.string().max(80), practice: z.string().max(80) };

type Placed = { readonly teamId: string; readonly framework: string; readonly practice: string };

async function parkedNow(work: Work, { teamId, framework, practice }: Placed) {
  const own = (await parkedOf(work, teamId, framework)).find((one) => one.practice === practice);
  return own === undefined ? null : { reviewOn: own.reviewOn, reason: own.reason };
}

const subjectOf = ({ teamId, framework, practice }: Placed): string =>
  `parked:${teamId}/${framework}/${practice}`;

function refusePast(work: Work, reviewOn: string): void {
  if (reviewOn > work.now().toISOString().slice(0, 10)) return;
  const words = "The day of the review has to come after today.";
  throw new DomainError("invalid", words, { fields: { reviewOn: words } });
}

export const parkPractice = command({
  name: "maturity.park-practice",
  summary: "Lets work on a practice wait until a review, with a reason. No target changes by it.",
  permission: "maturity:write",
  route: "PUT /teams/{slug}/roadmap/{framework}/parked/{practice}",
  input: z.strictObject({
    ...place,
    reviewOn: z.iso.date(),
    reason: z.string().trim().min(1).max(500),
  }),
  output: z.object({ reviewOn: z.string(), reason: z.string() }),
  run: async (work, { slug, framework, practice, reviewOn, reason }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    practiceIn(await frameworkOf(work, { key: framework }), practice);
    refusePast(work, reviewOn);
    const placed = { teamId: team.id, framework, practice };
    const before = await parkedNow(work, placed);
    const said = { reviewOn, reason, parkedBy: authorOf(work), parkedAt: work.now() };
    const { orgId, teamId, frameworkKey, practiceKey } = parkedPractices;
    await work.db
      .insert(parkedPractices)
      .values({
        orgId: work.orgId,
        teamId: team.id,
        frameworkKey: framework,
        practiceKey: practice,
        ...said,
      })
      .onConflictDoUpdate({ target: [orgId, teamId, frameworkKey, practiceKey], set: said });
    const after = { reviewOn, reason };
    return { result: after, audit: { subject: subjectOf(placed), before, after, reason } };
  },
});

export const unparkPractice = command({
  name: "maturity.unpark-practice",
  summary: "Puts parked work back on the plan.",
  permission: "maturity:write",
  route: "DELETE /teams/{slug}/roadmap/{framework}/parked/{practice}",
  input: z.strictObject(place),
  output: z.object({ parked: z.boolean() }),
  run: async (work, { slug, framework, practice }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const placed = { teamId: team.id, framework, practice };
    const before = await parkedNow(work, placed);
    if (before === null) {
      throw new DomainError("not-found", `${practice} is not parked for ${team.name}.`);
    }
    await work.db
      .delete(parkedPractices)
      .where(
        and(
          eq(parkedPractices.orgId, work.orgId),
          eq(parkedPractices.teamId, team.id),
          eq(parkedPractices.frameworkKey, framework),
          eq(parkedPractices.practiceKey, practice),
        ),
      );
    return {
      result: { parked: false },
      audit: { subject: subjectOf(placed), before, after: null },
    };
  },
});
