import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { answers, answerSheets, assessments } from "~/db/schema/maturity";
import { requireOnTeam } from "~/server/identity/queries/teams";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { contentHash } from "../frameworks/content-hash";
import { fits } from "../queries/answer-fit";
import { answersOf, type StoredAnswer } from "../queries/answers";
import { currentAssessment, lastSignedOff } from "../queries/assessment-row";
import { frameworkInForce } from "../queries/frameworks";
import { slugInput, teamBySlug, type TeamRef } from "../queries/team";
import type { Framework } from "../rules/framework";
import { authorOf } from "./author";
import { collectFor } from "./collect-evidence";

type Opening = {
  readonly team: TeamRef;
  readonly framework: Framework;
  readonly dueOn: string | null;
};

/**
 * Opens an assessment and copies what the team last signed. Copies keep the moment and the author of the original,
 * so that they expire when the original would and can be told from new answers.
 */
export async function openAssessment(work: Work, { team, framework, dueOn }: Opening) {
  const id = newId();
  const opened = await work.db
    .insert(assessments)
    .values({
      orgId: work.orgId,
      id,
      teamId: team.id,
      frameworkKey: framework.key,
      frameworkVersion: framework.version,
      frameworkHash: contentHash(framework),
      mode: "shared",
      status: "open",
      openedBy: authorOf(work),
      openedAt: work.now(),
      dueOn,
    })
    .onConflictDoNothing()
    .returning({ id: assessments.id });
  if (opened.length === 0) throw await alreadyOpen(work, team, framework);
  const sheetId = newId();
  await work.db.insert(answerSheets).values({ orgId: work.orgId, id: sheetId, assessmentId: id });
  const last = await lastSignedOff(
    work,
    { teamId: team.id, frameworkKey: framework.key },
    work.now(),
  );
  const carried =
    last === undefined ? [] : (await answersOf(work, last.id)).filter(fits(framework));
  if (carried.length > 0) {
    const copies = carried.map((answer) => copyOf(answer, { orgId: work.orgId, sheetId }));
    await work.db.insert(answers).values(copies);
  }
  return { assessmentId: id, carried: carried.length };
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
  }),
  output: z.object({ assessmentId: z.uuid(), carried: z.number().int() }),
  run: async (work, { slug, framework: key, dueOn }) => {
    const team = await teamBySlug(work, slug);
    await requireOnTeam(work, team.id);
    const framework = await frameworkInForce(work, key);
    await collectFor(work, team.id);
    const result = await openAssessment(work, { team, framework, dueOn: dueOn ?? null });
    const after = {
      team: team.id,
      framework: key,
      version: framework.version,
      dueOn: dueOn ?? null,
      carried: result.carried,
    };
    return { result, audit: { subject: `assessment:${result.assessmentId}`, after } };
  },
});

/** The sheet the team shares. */
export async function sheetOf(work: Work, assessmentId: string): Promise<string> {
  const [sheet] = await work.db
    .select({ id: answerSheets.id })
    .from(answerSheets)
    .where(and(eq(answerSheets.orgId, work.orgId), eq(answerSheets.assessmentId, assessmentId)));
  return found(sheet, "The answer sheet of this assessment").id;
}
