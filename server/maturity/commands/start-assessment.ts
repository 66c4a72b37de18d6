import { z } from "zod";
import { answers, answerSheets, assessments } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { contentHash } from "../frameworks/content-hash";
import { fits } from "../queries/answer-fit";
import type { StoredAnswer } from "../queries/answers";
import { currentAssessment, lastSignedOff } from "../queries/assessment-row";
import { frameworkInForce } from "../queries/frameworks";
import { signedAnswers } from "../queries/scored";
import { slugInput, teamBySlug, type TeamRef } from "../queries/team";
import type { Framework } from "../rules/framework";
import type { Mode } from "../rules/desk";
import { FEWEST_ASSESSORS, layOwnSheets, refuseUnfit } from "./assessors";
import { authorOf } from "./author";
import { carryDocuments } from "./carry-documents";
import { collectFor } from "./collect-evidence";

type Opening = {
  readonly team: TeamRef;
  readonly framework: Framework;
  readonly dueOn: string | null;
  readonly mode: Mode;
  /** Members; read in the mode `several` only. */
  readonly assessors: readonly string[];
};

/** Opens an assessment. Whoever starts a facilitated one records first. */
export async function openAssessment(work: Work, opening: Opening) {
  const { team, framework, dueOn, mode, assessors } = opening;
  const id = newId();
  const facilitates = mode === "facilitated";
  const opened = await work.db
    .insert(assessments)
    .values({
      orgId: work.orgId,
      id,
      teamId: team.id,
      frameworkKey: framework.key,
      frameworkVersion: framework.version,
      frameworkHash: contentHash(framework),
      mode,
      status: "open",
      openedBy: authorOf(work),
      openedAt: work.now(),
      dueOn,
      facilitatorId: facilitates ? authorOf(work) : null,
      facilitatorSince: facilitates ? work.now() : null,
    })
    .onConflictDoNothing()
    .returning({ id: assessments.id });
  if (opened.length === 0) throw await alreadyOpen(work, team, framework);
  if (mode !== "several")
    return { assessmentId: id, carried: await layTeamSheet(work, id, opening) };
  await layOwnSheets(work, id, assessors);
  return { assessmentId: id, carried: 0 };
}

/**
 * Lays the team's sheet and copies what it last signed. Copies keep the moment and the author of the original, so
 * that they expire when the original would and can be told from new answers. Assessors with a sheet each start
 * empty, to judge for themselves; what was said last time stands beside the question.
 */
async function layTeamSheet(work: Work, assessmentId: string, { team, framework }: Opening) {
  const sheetId = newId();
  await work.db.insert(answerSheets).values({ orgId: work.orgId, id: sheetId, assessmentId });
  const which = { teamId: team.id, frameworkKey: framework.key };
  const last = await lastSignedOff(work, which, work.now());
  if (last === undefined) return 0;
  await carryDocuments(work, { from: last, sheetId, framework });
  const carried = [...(await signedAnswers(work, last, framework)).values()].filter(
    fits(framework),
  );
  if (carried.length > 0) {
    const copies = carried.map((answer) => copyOf(answer, { orgId: work.orgId, sheetId }));
    await work.db.insert(answers).values(copies);
  }
  return carried.length;
}

const copyOf = (answer: StoredAnswer, place: { orgId: string; sheetId: string }) => ({
  ...place,
  practiceKey: answer.practice,
  optionKey: answer.option,
  notApplicable: answer.notApplicable,
  notKnown: answer.notKnown,
  note: answer.note,
  revision: 1,
  answeredBy: answer.answeredBy,
  answeredAt: answer.at,
});

async function alreadyOpen(work: Work, team: TeamRef, framework: Framework): Promise<DomainError> {
  const open = found(
    await currentAssessment(work, { teamId: team.id, frameworkKey: framework.key }),
    "The open assessment",
  );
  return new DomainError(
    "conflict",
    `${team.name} already has an open assessment with ${framework.title}, started by ${open.openedBy}. Go on with that one.`,
    {
      data: {
        assessmentId: open.id,
        openedBy: open.openedBy,
        openedAt: open.openedAt.toISOString(),
      },
    },
  );
}

function refuseOddNumber(mode: Mode, assessors: number): void {
  if (mode === "several" ? assessors >= FEWEST_ASSESSORS : assessors === 0) return;
  const said =
    mode === "several"
      ? `Choose at least ${FEWEST_ASSESSORS} assessors; each answers on a sheet of their own.`
      : "Assessors are chosen only for an assessment with several of them. Choose that mode, or nobody.";
  throw new DomainError("invalid", said, { fields: { assessors: said } });
}

export const startAssessment = command({
  name: "maturity.start-assessment",
  summary:
    "Opens an assessment of a team with a framework, filled with what the team last signed off.",
  permission: "maturity:write",
  route: "POST /teams/{slug}/assessments",
  input: z.strictObject({
    slug: slugInput,
    framework: z.string().max(80),
    dueOn: z.iso.date().optional(),
    /** One sheet of the team (when left out), a sheet for each of several assessors, or one sheet that a facilitator writes. */
    mode: z.enum(["shared", "several", "facilitated"]).optional(),
    /** People of the team who each answer on their own; for `several` only. */
    assessors: z.array(z.uuid()).max(50).optional(),
  }),
  output: z.object({ assessmentId: z.uuid(), carried: z.number().int() }),
  run: async (work, { slug, framework: key, dueOn, mode = "shared", ...chosen }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const assessors = [...new Set(chosen.assessors ?? [])];
    refuseOddNumber(mode, assessors.length);
    if (mode === "several") await refuseUnfit(work, team, assessors);
    const framework = await frameworkInForce(work, key);
    await collectFor(work, [team.id]);
    const result = await openAssessment(work, {
      team,
      framework,
      dueOn: dueOn ?? null,
      mode,
      assessors,
    });
    const after = {
      team: team.id,
      framework: key,
      version: framework.version,
      dueOn: dueOn ?? null,
      mode,
      ...(mode === "several" ? { assessors } : {}),
      carried: result.carried,
    };
    return { result, audit: { subject: `assessment:${result.assessmentId}`, after } };
  },
});
