import { and, asc, desc, eq, ilike, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { campaigns } from "~/db/schema/campaigns";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageInput, pageOf, toPage } from "~/server/core/page";
import { progressOf } from "../rules/campaign";
import { askedTeams, campaignRows, campaignShape, named, progressShape } from "./campaign-row";
import { MOMENT, positionOf } from "./page-position";

const input = z.strictObject({
  status: z.enum(["open", "closed", "cancelled"]).optional(),
  /** Part of a campaign's name. */
  search: z.string().max(120).optional(),
  ...pageInput,
});

const filterOf = ({ status, search }: z.output<typeof input>): SQL[] => [
  ...(status === undefined ? [] : [eq(campaigns.status, status)]),
  ...(search ? [ilike(campaigns.name, `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)] : []),
];

async function counts(work: Work, filter: SQL[]) {
  const [row] = await work.db
    .select({
      total: sql<number>`count(*)::int`,
      matching: sql<number>`(count(*) filter (where ${and(...filter) ?? sql`true`}))::int`,
    })
    .from(campaigns)
    .where(eq(campaigns.orgId, work.orgId));
  return { total: row?.total ?? 0, matching: row?.matching ?? 0 };
}

export const listCampaigns = query({
  name: "maturity.list-campaigns",
  summary: "Campaigns of the organisation, newest first, with how many teams are done and late.",
  permission: "maturity:read",
  route: "GET /campaigns",
  input,
  output: pageOf(campaignShape.extend({ progress: progressShape })),
  run: async (work, asked) => {
    const filter = filterOf(asked);
    const last = positionOf(asked.cursor, MOMENT);
    const after =
      last === null
        ? []
        : [
            sql`${campaigns.startedAt} <= ${last.value}::timestamptz and (${campaigns.startedAt} < ${last.value}::timestamptz or ${campaigns.id} > ${last.id}::uuid)`,
          ];
    const rows = await campaignRows(work, and(...filter, ...after))
      .orderBy(desc(campaigns.startedAt), asc(campaigns.id))
      .limit(asked.limit + 1);
    const teams = await askedTeams(
      work,
      rows.map(({ id }) => id),
    );
    const withProgress = (await named(work, rows)).map((row) => {
      const own = teams.filter(({ campaignId }) => campaignId === row.id);
      return { ...row, progress: progressOf(own, row, work.now()) };
    });
    return toPage(withProgress, {
      limit: asked.limit,
      key: (row) => [row.key, row.id],
      ...(await counts(work, filter)),
    });
  },
});
