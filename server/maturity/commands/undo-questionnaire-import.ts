import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { answers } from "~/db/schema/maturity";
import { questionnaireImports } from "~/db/schema/questionnaire-imports";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { momentWords } from "../queries/answering";
import { assessmentById, holdAssessment } from "../queries/assessment-row";
import { headlineOf } from "../queries/headline";
import { importOn, leftOf } from "../queries/kept-import";
import { changedSince, namedIn } from "../queries/latest-import";
import { headlineShape } from "../queries/result-shape";
import { scoredOf } from "../queries/scored";
import type { KeptAnswer } from "../rules/undo-import";
import { answersForTrail } from "./answers-for-trail";
import { authorOf } from "./author";
import { ownSheet } from "./save-answer";

/**
 * What stood before, under the name and on the day of who had said it; where nothing stood, a cleared answer of the
 * caller's. The revision goes on, so that a page which still shows the import's answer cannot write over this unseen.
 */
async function putBack(work: Work, sheetId: string, kept: KeptAnswer): Promise<void> {
  const { practice, option, notApplicable, notKnown, note, revision } = kept;
  await work.db
    .update(answers)
    .set({
      optionKey: option,
      notApplicable,
      notKnown,
      note,
      revision: revision + 1,
      answeredBy: kept.answeredBy ?? authorOf(work),
      answeredAt: kept.at ?? work.now(),
    })
    .where(
      and(
        eq(answers.orgId, work.orgId),
        eq(answers.sheetId, sheetId),
        eq(answers.practiceKey, practice),
        eq(answers.revision, revision),
      ),
    );
}

const markUndone = (work: Work, importId: string) =>
  work.db
    .update(questionnaireImports)
    .set({ undoneBy: authorOf(work), undoneAt: work.now() })
    .where(and(eq(questionnaireImports.orgId, work.orgId), eq(questionnaireImports.id, importId)));

type Imported = NonNullable<Awaited<ReturnType<typeof importOn>>>;

function refuseUndone({ undoneAt, undoneBy }: Imported): void {
  if (undoneAt === null) return;
  throw new DomainError(
    "conflict",
    `${undoneBy ?? "Somebody"} took this import back already, on ${momentWords(undoneAt)}.`,
  );
}

export const undoQuestionnaireImport = command({
  name: "maturity.undo-questionnaire-import",
  summary:
    "Takes an imported questionnaire back as a whole; answers that somebody changed since stay and are named.",
  permission: "maturity:answer",
  route: "DELETE /assessments/{assessmentId}/imports/{importId}",
  input: z.strictObject({ assessmentId: z.uuid(), importId: z.uuid() }),
  output: z.object({
    /** As many answers are again what they were before. */
    restored: z.number().int(),
    /** Changed since, and left alone. */
    kept: z.array(changedSince),
    headline: headlineShape,
  }),
  run: async (work, { assessmentId, importId }) => {
    await holdAssessment(work, assessmentId, "update");
    const assessment = await assessmentById(work, assessmentId);
    const before = await scoredOf(work, assessment);
    const sheetId = await ownSheet(work, before);
    const imported = found(await importOn(work, { sheetId, importId }), "The import");
    refuseUndone(imported);
    const left = await leftOf(work, { importId, sheetId, answers: before.answers });
    if (left.untouched.length === 0) {
      throw new DomainError(
        "precondition",
        "Every answer of this import was changed since, so there is nothing to take back. Change single answers where they are asked.",
      );
    }
    for (const kept of left.untouched) await putBack(work, sheetId, kept);
    await markUndone(work, importId);
    const keys = left.untouched.map(({ practice }) => practice);
    const told = await answersForTrail(work, { sheetId, standing: before.answers, keys });
    const after = await scoredOf(work, assessment);
    return {
      result: {
        restored: keys.length,
        kept: namedIn(before.framework, left.changed),
        headline: headlineOf(after.framework, after.result),
      },
      audit: {
        subject: `assessment:${assessmentId}`,
        before: { answers: told.before },
        after: { answers: told.after, kept: left.changed.map(({ practice }) => practice) },
      },
    };
  },
});
