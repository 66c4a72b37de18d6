import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { frameworkOf } from "./frameworks";

const WINDOW_DAYS = 90;
const DAY_MS = 86_400_000;
const MOST = 8;

const level = z.object({ level: z.number().int().nullable(), title: z.string().nullable() });

const move = z.object({
  team: z.object({ slug: z.string(), name: z.string() }),
  at: z.date(),
  before: level,
  after: level,
  direction: z.enum(["rose", "fell", "known", "unknown"]),
});

type Row = {
  readonly slug: string;
  readonly name: string;
  readonly at: Date;
  readonly before: number | null;
  readonly after: number | null;
};

/** Last and earlier milestone of every team, of one version: two index look-ups each, one statement in all. */
const moved = (work: Work, key: string) => {
  const since = new Date(work.now().getTime() - WINDOW_DAYS * DAY_MS).toISOString();
  return work.db.execute<Row>(sql`
    select t.slug, t.name, last.taken_at as at,
           (earlier.summary ->> 'confirmed')::int as before, (last.summary ->> 'confirmed')::int as after
    from team t
    cross join lateral (
      select m.summary, m.taken_at, m.framework_version from milestone m
      where m.org_id = ${work.orgId} and m.team_id = t.id and m.framework_key = ${key}
      order by m.taken_at desc limit 1) last
    cross join lateral (
      select m.summary from milestone m
      where m.org_id = ${work.orgId} and m.team_id = t.id and m.framework_key = ${key}
        and m.taken_at < last.taken_at and m.framework_version = last.framework_version
      order by m.taken_at desc limit 1) earlier
    where t.org_id = ${work.orgId} and t.archived_at is null and last.taken_at >= ${since}::timestamptz
      and (earlier.summary ->> 'confirmed') is distinct from (last.summary ->> 'confirmed')
    order by last.taken_at desc, t.name limit ${MOST}`);
};

function directionOf({ before, after }: Row): z.input<typeof move>["direction"] {
  if (before === null) return "known";
  if (after === null) return "unknown";
  return after > before ? "rose" : "fell";
}

export const recentMoves = query({
  name: "maturity.recent-moves",
  summary: "Teams whose Confirmed level changed between their last two milestones, newest first.",
  permission: "maturity:read",
  route: "GET /maturity/{framework}/recent-moves",
  input: z.strictObject({ framework: z.string().max(80) }),
  output: z.object({ windowDays: z.number().int(), moves: z.array(move) }),
  run: async (work, { framework: key }) => {
    const { levels } = await frameworkOf(work, { key });
    const named = (ordinal: number | null) => ({
      level: ordinal,
      title: levels.find((one) => one.ordinal === ordinal)?.title ?? null,
    });
    const rows = [...(await moved(work, key))];
    return {
      windowDays: WINDOW_DAYS,
      moves: rows.map((row) => ({
        team: { slug: row.slug, name: row.name },
        at: new Date(row.at),
        before: named(row.before),
        after: named(row.after),
        direction: directionOf(row),
      })),
    };
  },
});
