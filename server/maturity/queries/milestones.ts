import { and, asc, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { milestones } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { pageInput, pageOf, toPage } from "~/server/core/page";
import { MOMENT, positionOf } from "./page-position";
import { summaryShape } from "./result-shape";
import { slugInput, teamBySlug } from "./team";

export const milestoneShape = z.object({
  id: z.uuid(),
  name: z.string(),
  framework: z.string(),
  frameworkVersion: z.string(),
  engineVersion: z.string(),
  takenAt: z.date(),
  takenBy: z.string(),
  assessmentId: z.uuid(),
  /** SHA-256 over everything that went in: equal inputs, equal hash. */
  inputsHash: z.string(),
  /** Levels and shares by dimension; null is unknown. A point of the trend. */
  summary: summaryShape,
});

const columns = {
  id: milestones.id,
  teamId: milestones.teamId,
  name: milestones.name,
  framework: milestones.frameworkKey,
  frameworkVersion: milestones.frameworkVersion,
  engineVersion: milestones.engineVersion,
  takenAt: milestones.takenAt,
  takenBy: members.name,
  assessmentId: milestones.assessmentId,
  inputsHash: milestones.inputsHash,
  summary: milestones.summary,
  key: sql<string>`${milestones.takenAt}::text`,
};

const takenBy = and(eq(members.orgId, milestones.orgId), eq(members.id, milestones.takenBy));

export const listMilestones = query({
  name: "maturity.list-milestones",
  summary: "A team's milestones, newest first: the points of its trend.",
  permission: "maturity:read",
  route: "GET /teams/{slug}/milestones",
  input: z.strictObject({
    slug: slugInput,
    framework: z.string().max(80).optional(),
    ...pageInput,
  }),
  output: pageOf(milestoneShape),
  run: async (work, { slug, framework, cursor, limit }) => {
    const team = await teamBySlug(work, slug);
    const ofTeam = [eq(milestones.orgId, work.orgId), eq(milestones.teamId, team.id)];
    const filter = framework === undefined ? [] : [eq(milestones.frameworkKey, framework)];
    const last = positionOf(cursor, MOMENT);
    const after =
      last === null
        ? []
        : [
            sql`${milestones.takenAt} <= ${last.value}::timestamptz and (${milestones.takenAt} < ${last.value}::timestamptz or ${milestones.id} > ${last.id}::uuid)`,
          ];
    const rows = await work.db
      .select(columns)
      .from(milestones)
      .innerJoin(members, takenBy)
      .where(and(...ofTeam, ...filter, ...after))
      .orderBy(desc(milestones.takenAt), asc(milestones.id))
      .limit(limit + 1);
    const [counts] = await work.db
      .select({
        total: sql<number>`count(*)::int`,
        matching: sql<number>`(count(*) filter (where ${filter[0] ?? sql`true`}))::int`,
      })
      .from(milestones)
      .where(and(...ofTeam));
    return toPage(
      rows.map((row) => ({ ...row, summary: summaryShape.parse(row.summary) })),
      {
        limit,
        key: (row) => [row.key, row.id],
        matching: counts?.matching ?? 0,
        total: counts?.total ?? 0,
      },
    );
  },
});

/** What a comparison reads from a stored result; the rest of it stays as it was written. */
const storedResult = z.object({
  practices: z.array(
    z.object({
      practice: z.string(),
      exclusion: z.unknown(),
      values: z.object({
        claimed: z.number().nullable(),
        confirmed: z.number().nullable(),
        proven: z.number().nullable(),
      }),
      met: z.object({
        claimed: z.boolean().nullable(),
        confirmed: z.boolean().nullable(),
        proven: z.boolean().nullable(),
      }),
    }),
  ),
});
export type StoredPractice = z.output<typeof storedResult>["practices"][number];

/** One milestone with its whole result, as it was written that day. */
export async function milestoneById(work: Work, id: string) {
  const [row] = await work.db
    .select({ ...columns, result: milestones.result })
    .from(milestones)
    .innerJoin(members, takenBy)
    .where(and(eq(milestones.orgId, work.orgId), eq(milestones.id, id)));
  const { result, ...milestone } = found(row, "The milestone");
  const { practices } = storedResult.parse(result);
  return { ...milestone, summary: summaryShape.parse(milestone.summary), practices };
}
export type MilestoneWithResult = Awaited<ReturnType<typeof milestoneById>>;
