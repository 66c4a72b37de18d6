import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { assessments } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { isLate, progressOf, teamState } from "../rules/campaign";
import { askedPractices } from "../rules/framework";
import { answeredCount } from "./assessment-list";
import { askedTeams, campaignById, campaignShape, named, progressShape } from "./campaign-row";
import { frameworkOf } from "./frameworks";
import { teamRef } from "./team";

const askedTeam = z.object({
  team: teamRef,
  state: z.enum(["done", "answering", "not_started"]),
  late: z.boolean(),
  signedOffAt: z.date().nullable(),
  /** The assessment that is open now; null when none is. */
  open: z
    .object({ assessmentId: z.uuid(), answered: z.number().int(), asked: z.number().int() })
    .nullable(),
});

/** How far the open assessments are. */
async function answering(work: Work, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { answered: number; asked: number }>();
  const rows = await work.db
    .select({
      id: assessments.id,
      key: assessments.frameworkKey,
      version: assessments.frameworkVersion,
      answered: answeredCount,
    })
    .from(assessments)
    .where(and(eq(assessments.orgId, work.orgId), inArray(assessments.id, [...ids])));
  const counted = rows.map(async ({ id, key, version, answered }) => {
    const asked = askedPractices(await frameworkOf(work, { key, version })).length;
    return [id, { answered, asked }] as const;
  });
  return new Map(await Promise.all(counted));
}

export const findCampaign = query({
  name: "maturity.find-campaign",
  summary: "One campaign with every team it asks: who is done, who is answering, who is late.",
  permission: "maturity:read",
  route: "GET /campaigns/{campaignId}",
  input: z.strictObject({ campaignId: z.uuid() }),
  output: campaignShape.extend({ progress: progressShape, teams: z.array(askedTeam) }),
  run: async (work, { campaignId }) => {
    const rows = await named(work, [await campaignById(work, campaignId)]);
    const campaign = found(rows[0], "The campaign");
    const asked = await askedTeams(work, [campaignId]);
    const progress = await answering(
      work,
      asked.flatMap(({ openId }) => openId ?? []),
    );
    const teams = asked.map(({ team, signedOffAt, openId }) => {
      const state = teamState({ signedOffAt, openId });
      const far = openId === null ? undefined : progress.get(openId);
      const open = openId === null || far === undefined ? null : { assessmentId: openId, ...far };
      return { team, state, late: isLate(state, campaign, work.now()), signedOffAt, open };
    });
    return { ...campaign, progress: progressOf(asked, campaign, work.now()), teams };
  },
});
