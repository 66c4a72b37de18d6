import { and, asc, eq, ilike, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { teams } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageInput, pageOf, toPage } from "~/server/core/page";
import type { Framework } from "../rules/framework";
import { expiryCounts, type ExpiryOfTeam } from "./expiry-counts";
import { frameworkOf, newestFrameworks } from "./frameworks";
import { NAME, positionOf } from "./page-position";
import {
  latestLevels,
  latestProfiles,
  type MilestoneOfTeam,
  openAssessments,
  type OpenOfTeam,
  type ProfileOfTeam,
} from "./portfolio-rows";
import { summaryShape } from "./result-shape";
import { teamColumns, type TeamRef, teamRef } from "./team";

const milestoneRef = z.object({
  id: z.uuid(),
  name: z.string(),
  takenAt: z.date(),
  frameworkVersion: z.string(),
});

const levels = summaryShape.omit({ profile: true });

const openRef = z.object({
  assessmentId: z.uuid(),
  openedAt: z.date(),
  dueOn: z.string().nullable(),
  answered: z.number().int(),
  asked: z.number().int(),
});

/** Answers that run out within thirty days and that have run out, and where they are confirmed. */
const expiring = z.object({
  /** The open assessment; null when a new one has to be started. */
  assessmentId: z.uuid().nullable(),
  soon: z.number().int(),
  expired: z.number().int(),
});

const cell = z.object({
  framework: z.string(),
  /** Levels at the last signature or saved milestone; null when there is none, and null levels are unknown. */
  levels: levels.nullable(),
  titles: z.object({
    claimed: z.string().nullable(),
    confirmed: z.string().nullable(),
    proven: z.string().nullable(),
  }),
  milestone: milestoneRef.nullable(),
  open: openRef.nullable(),
  /** Null when it is not known: never answered, or assessors are answering on sheets of their own. */
  expiring: expiring.nullable(),
});

const teamsInput = {
  /** Part of a team's name. */
  search: z.string().max(120).optional(),
  ...pageInput,
};

const inOrg = (work: Work): SQL[] => [eq(teams.orgId, work.orgId), isNull(teams.archivedAt)];

type TeamsAsked = {
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** One page of teams by name; everything else of a portfolio hangs on them. */
async function teamPage(work: Work, { search, cursor, limit }: TeamsAsked) {
  const filter = search
    ? [ilike(teams.name, `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)]
    : [];
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
      matching: sql<number>`(count(*) filter (where ${filter[0] ?? sql`true`}))::int`,
    })
    .from(teams)
    .where(and(...inOrg(work)));
  return { rows, total: counts?.total ?? 0, matching: counts?.matching ?? 0 };
}

const titleOf = (framework: Framework, ordinal: number | null): string | null =>
  framework.levels.find((level) => level.ordinal === ordinal)?.title ?? null;

type Held = {
  readonly milestone: MilestoneOfTeam | undefined;
  readonly open: OpenOfTeam | undefined;
  readonly expiring: ExpiryOfTeam | undefined;
};

const titlesOf = (framework: Framework, at: MilestoneOfTeam["levels"] | undefined) => ({
  claimed: titleOf(framework, at?.claimed ?? null),
  confirmed: titleOf(framework, at?.confirmed ?? null),
  proven: titleOf(framework, at?.proven ?? null),
});

const confirmable = ({ assessmentId, soon, expired }: ExpiryOfTeam): z.input<typeof expiring> => ({
  assessmentId,
  soon,
  expired,
});

const cellOf = (
  framework: Framework,
  { milestone, open, expiring: due }: Held,
): z.input<typeof cell> => ({
  framework: framework.key,
  levels: milestone?.levels ?? null,
  titles: titlesOf(framework, milestone?.levels),
  milestone: milestone ?? null,
  open: open ?? null,
  expiring: due === undefined ? null : confirmable(due),
});

type Shown = { readonly teamIds: readonly string[]; readonly frameworks: readonly Framework[] };

const placeOf = (teamId: string, framework: string): string => `${teamId} ${framework}`;

/** Gives the cells of each team, one per framework, from a few statements over all teams. */
async function cellsFor(work: Work, { teamIds, frameworks }: Shown) {
  const of = { teamIds, frameworks: frameworks.map(({ key }) => key) };
  const byPlace = <Row extends { readonly teamId: string; readonly framework: string }>(
    rows: readonly Row[],
  ) => new Map(rows.map((row) => [placeOf(row.teamId, row.framework), row]));
  const milestones = byPlace(await latestLevels(work, of));
  // Backwards, so that of several the one due first stands.
  const open = byPlace((await openAssessments(work, of)).toReversed());
  const due = byPlace(await expiryCounts(work, of));
  return (teamId: string) =>
    frameworks.map((framework) => {
      const place = placeOf(teamId, framework.key);
      const held = { milestone: milestones.get(place), open: open.get(place) };
      return cellOf(framework, { ...held, expiring: due.get(place) });
    });
}

export const portfolio = query({
  name: "maturity.portfolio",
  summary:
    "All teams by name with their levels at the last milestone and their open assessments, on one framework or on all.",
  permission: "maturity:read",
  route: "GET /maturity",
  input: z.strictObject({ framework: z.string().max(80).optional(), ...teamsInput }),
  output: pageOf(teamRef.extend({ frameworks: z.array(cell) })).extend({
    frameworks: z.array(z.object({ key: z.string(), title: z.string(), version: z.string() })),
  }),
  run: async (work, { framework: key, ...asked }) => {
    const page = await teamPage(work, asked);
    const frameworks =
      key === undefined ? await newestFrameworks(work) : [await frameworkOf(work, { key })];
    const cells = await cellsFor(work, { teamIds: page.rows.map(({ id }) => id), frameworks });
    const rows = page.rows.map((team) => ({ ...team, frameworks: cells(team.id) }));
    return {
      ...toPage(rows, { ...page, limit: asked.limit, key: nameKey }),
      frameworks: frameworks.map(({ key: name, title, version }) => ({
        key: name,
        title,
        version,
      })),
    };
  },
});

const nameKey = (team: TeamRef) => [team.name.toLowerCase(), team.id];

const heatRow = teamRef.extend({
  milestone: milestoneRef.nullable(),
  /** One per dimension, in order; null is not assessed or unknown. */
  shares: z.array(z.number().min(0).max(1).nullable()),
  /** Why the row is empty; null when it is not. */
  why: z.string().nullable(),
});

function heatOf(
  framework: Framework,
  dimensions: readonly string[],
  milestone: ProfileOfTeam | undefined,
) {
  const empty = dimensions.map(() => null);
  if (milestone === undefined) return { milestone: null, shares: empty, why: "No milestone yet." };
  if (milestone.frameworkVersion !== framework.version) {
    const why = `The last milestone used version ${milestone.frameworkVersion}; dimensions are compared within version ${framework.version} only.`;
    return { milestone, shares: empty, why };
  }
  return { milestone, why: null, profile: milestone.summary.profile };
}

export const heatmap = query({
  name: "maturity.heatmap",
  summary:
    "Teams against the dimensions of one framework: the share of required practices met at the last milestone.",
  permission: "maturity:read",
  route: "GET /maturity/{framework}/heatmap",
  input: z.strictObject({
    framework: z.string().max(80),
    view: z.enum(["claimed", "confirmed", "proven"]).default("confirmed"),
    ...teamsInput,
  }),
  output: pageOf(heatRow).extend({
    framework: z.object({ key: z.string(), title: z.string(), version: z.string() }),
    dimensions: z.array(z.object({ key: z.string(), title: z.string() })),
  }),
  run: async (work, { framework: key, view, ...asked }) => {
    const framework = await frameworkOf(work, { key });
    const page = await teamPage(work, asked);
    const teamIds = page.rows.map(({ id }) => id);
    const found = await latestProfiles(work, { teamIds, frameworks: [key] });
    const milestones = new Map(found.map((one) => [one.teamId, one]));
    const dimensions = framework.dimensions.filter(({ key: dimension }) =>
      framework.practices.some(
        (practice) => practice.dimension === dimension && practice.kind === "R",
      ),
    );
    const keys = dimensions.map((dimension) => dimension.key);
    const rows = page.rows.map((team) => {
      const heat = heatOf(framework, keys, milestones.get(team.id));
      const shares =
        heat.shares ??
        keys.map(
          (dimension) => heat.profile.find((one) => one.dimension === dimension)?.[view] ?? null,
        );
      return { ...team, milestone: heat.milestone, why: heat.why, shares };
    });
    return {
      ...toPage(rows, { ...page, limit: asked.limit, key: nameKey }),
      framework: { key, title: framework.title, version: framework.version },
      dimensions: dimensions.map((dimension) => ({ key: dimension.key, title: dimension.title })),
    };
  },
});
