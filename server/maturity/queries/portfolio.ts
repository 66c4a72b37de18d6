import { z } from "zod";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { pageOf, toPage } from "~/server/core/page";
import type { Framework } from "../rules/framework";
import { expiryCounts, type ExpiryOfTeam } from "./expiry-counts";
import { frameworkOf, newestFrameworks } from "./frameworks";
import {
  latestLevels,
  type MilestoneOfTeam,
  openAssessments,
  type OpenOfTeam,
} from "./portfolio-rows";
import { summaryShape } from "./result-shape";
import { milestoneRef } from "./milestone-ref";
import { teamRef } from "./team";
import { nameKey, teamPage, teamsInput } from "./team-page";

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
