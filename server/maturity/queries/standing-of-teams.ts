import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { teams } from "~/db/schema/identity";
import { assessments, checkResults } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { grouped } from "~/server/core/rules/grouped";
import type { Desk } from "../rules/desk";
import type { Signature } from "./assessment-row";
import { answersOn } from "./answers";
import { documentsOn } from "./documents";
import { type Evidence, evidenceFrom } from "./evidence";
import { asAnswer, resolutionsOfAll, stillSettles } from "./resolutions";
import type { Stuff } from "./scored";
import { desksFor, type Sheet } from "./sheets";
import { type TeamRef, teamColumns } from "./team";

/** What the reader may know of one team's assessment with a framework, before it is scored. */
export type Standing = Omit<Stuff, "framework"> & {
  readonly team: TeamRef;
  readonly version: string;
};

/** Newest first. */
const assessmentsWith = (work: Work, frameworkKey: string) =>
  work.db
    .select({
      id: assessments.id,
      mode: assessments.mode,
      status: assessments.status,
      version: assessments.frameworkVersion,
      signedBy: assessments.signedOffBy,
      signedAt: assessments.signedOffAt,
      team: teamColumns,
    })
    .from(assessments)
    .innerJoin(teams, and(eq(teams.orgId, assessments.orgId), eq(teams.id, assessments.teamId)))
    .where(
      and(
        eq(assessments.orgId, work.orgId),
        eq(assessments.frameworkKey, frameworkKey),
        isNull(teams.archivedAt),
      ),
    )
    .orderBy(desc(assessments.openedAt), desc(assessments.id));

type Row = Awaited<ReturnType<typeof assessmentsWith>>[number];
type Seated = { readonly row: Row; readonly desk: Desk<Sheet> };

const resultsOfAll = (work: Work, teamIds: readonly string[]) =>
  work.db
    .selectDistinctOn([checkResults.teamId, checkResults.checkKey])
    .from(checkResults)
    .where(and(eq(checkResults.orgId, work.orgId), inArray(checkResults.teamId, [...teamIds])))
    .orderBy(
      checkResults.teamId,
      checkResults.checkKey,
      desc(checkResults.asOf),
      desc(checkResults.id),
    );

/** Of each team the open assessment and the last signed-off one, as far as there are such. */
function candidatesOf(rows: readonly Row[]): Row[] {
  const ofTeam = grouped(rows, ({ team }) => team.id);
  return [...ofTeam.values()].flatMap((own) =>
    (["open", "final"] as const).flatMap(
      (status) => own.find((row) => row.status === status) ?? [],
    ),
  );
}

/** The open one counts, but the last signed-off one while the open one hides its assessors' answers. */
function chosenFrom(seated: readonly Seated[]): Seated[] {
  const ofTeam = grouped(seated, ({ row }) => row.team.id);
  return [...ofTeam.values()].flatMap(([current, last]) => {
    if (current === undefined) return [];
    return [current.desk.pending.length > 0 ? (last ?? current) : current];
  });
}

async function saidUnder(work: Work, chosen: readonly Seated[]) {
  const sheets = chosen.flatMap(({ desk }) => desk.seen);
  const said = await answersOn(work, sheets);
  const attached = await documentsOn(work, sheets);
  const complete = chosen.filter(({ desk }) => desk.footing === "all").map(({ row }) => row.id);
  const decisions = await resolutionsOfAll(work, complete);
  return ({ row, desk }: Seated) => {
    const answers = said.filter(({ sheetId }) => desk.seen.some(({ id }) => id === sheetId));
    const documents = attached.filter(({ sheetId }) => desk.seen.some(({ id }) => id === sheetId));
    const resolutions = decisions
      .filter((one) => one.assessmentId === row.id && stillSettles(one, answers))
      .map(asAnswer);
    return { answers, documents, resolutions };
  };
}

async function evidenceOfAll(work: Work, teamIds: readonly string[]) {
  const results = await resultsOfAll(work, teamIds);
  return (teamId: string): Evidence =>
    evidenceFrom(results.filter((result) => result.teamId === teamId));
}

const signaturesIn = (rows: readonly Row[], teamId: string): Signature[] =>
  rows.flatMap(({ team, status, signedBy: by, signedAt: at }) =>
    team.id !== teamId || status !== "final" || by === null || at === null ? [] : [{ by, at }],
  );

/**
 * Every team that was assessed with a framework, in any version, as far as the caller may see it: nobody learns
 * from here what assessors have not submitted. Six statements, however many teams.
 */
export async function standingsOfTeams(work: Work, frameworkKey: string): Promise<Standing[]> {
  const rows = await assessmentsWith(work, frameworkKey);
  if (rows.length === 0) return [];
  const candidates = candidatesOf(rows);
  const desks = await desksFor(work, candidates);
  const chosen = chosenFrom(
    candidates.flatMap((row) => {
      const desk = desks.get(row.id);
      return desk === undefined ? [] : [{ row, desk }];
    }),
  );
  const said = await saidUnder(work, chosen);
  const evidence = await evidenceOfAll(
    work,
    chosen.map(({ row }) => row.team.id),
  );
  return chosen.map((seated) => {
    const { team, version } = seated.row;
    return {
      team,
      version,
      ...said(seated),
      evidence: evidence(team.id),
      signatures: signaturesIn(rows, team.id),
    };
  });
}
