import { and, asc, eq, ilike, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { pageInput } from "~/server/core/page";
import { NAME, positionOf } from "./page-position";
import { teamColumns, type TeamRef } from "./team";

export const teamsInput = {
  /** Part of a team's name. */
  search: z.string().max(120).optional(),
  ...pageInput,
};

const inOrg = (work: Work): SQL[] => [eq(teams.orgId, work.orgId), isNull(teams.archivedAt)];

type TeamsAsked = {
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** What else must hold of a team, over the columns of `teams`. */
  readonly only?: SQL | undefined;
};

/** One page of teams by name; everything else of a portfolio hangs on them. */
export async function teamPage(work: Work, { search, cursor, limit, only }: TeamsAsked) {
  const named = search
    ? [ilike(teams.name, `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)]
    : [];
  const filter = only === undefined ? named : [...named, only];
  const last = positionOf(cursor, NAME);
  const after = last
    ? [sql`(lower(${teams.name}), ${teams.id}) > (${last.value}, ${last.id}::uuid)`]
    : [];
  const rows = await work.db
    .select(teamColumns)
    .from(teams)
    .where(and(...inOrg(work), ...filter, ...after))
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id))
    .limit(limit + 1);
  const [counts] = await work.db
    .select({
      total: sql<number>`count(*)::int`,
      matching: sql<number>`(count(*) filter (where ${and(...filter) ?? sql`true`}))::int`,
    })
    .from(teams)
    .where(and(...inOrg(work)));
  return { rows, total: counts?.total ?? 0, matching: counts?.matching ?? 0 };
}

/** Where a page by name ends. */
export const nameKey = (team: TeamRef) => [team.name.toLowerCase(), team.id];
