import { and, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "~/db/schema/identity";
import {
  questionnaireImportAnswers,
  questionnaireImports,
} from "~/db/schema/questionnaire-imports";
import type { Work } from "~/server/core/context";
import { type KeptAnswer, stillThere } from "../rules/undo-import";
import type { StoredAnswer } from "./answers";

const importer = alias(members, "importer");
const undoer = alias(members, "undoer");

type Which = {
  readonly sheetId: string;
  /** The newest when left out. */
  readonly importId?: string;
};

/** One import into a sheet. A sheet is asked for, so nobody finds one that is not theirs to write. */
export async function importOn(work: Work, { sheetId, importId }: Which) {
  const [row] = await work.db
    .select({
      id: questionnaireImports.id,
      by: importer.name,
      at: questionnaireImports.importedAt,
      undoneBy: undoer.name,
      undoneAt: questionnaireImports.undoneAt,
    })
    .from(questionnaireImports)
    .innerJoin(
      importer,
      and(
        eq(importer.orgId, questionnaireImports.orgId),
        eq(importer.id, questionnaireImports.importedBy),
      ),
    )
    .leftJoin(
      undoer,
      and(
        eq(undoer.orgId, questionnaireImports.orgId),
        eq(undoer.id, questionnaireImports.undoneBy),
      ),
    )
    .where(
      and(
        eq(questionnaireImports.orgId, work.orgId),
        eq(questionnaireImports.sheetId, sheetId),
        importId === undefined ? undefined : eq(questionnaireImports.id, importId),
      ),
    )
    .orderBy(desc(questionnaireImports.importedAt), desc(questionnaireImports.id))
    .limit(1);
  return row;
}

const keptIn = (work: Work, importId: string): Promise<KeptAnswer[]> =>
  work.db
    .select({
      practice: questionnaireImportAnswers.practiceKey,
      revision: questionnaireImportAnswers.revision,
      option: questionnaireImportAnswers.optionKey,
      notApplicable: questionnaireImportAnswers.notApplicable,
      notKnown: questionnaireImportAnswers.notKnown,
      note: questionnaireImportAnswers.note,
      answeredBy: questionnaireImportAnswers.answeredBy,
      at: questionnaireImportAnswers.answeredAt,
    })
    .from(questionnaireImportAnswers)
    .where(
      and(
        eq(questionnaireImportAnswers.orgId, work.orgId),
        eq(questionnaireImportAnswers.importId, importId),
      ),
    )
    .orderBy(questionnaireImportAnswers.practiceKey);

type Standing = {
  readonly importId: string;
  readonly sheetId: string;
  readonly answers: readonly StoredAnswer[];
};

/** What of an import nobody has changed since, and what somebody has. */
export async function leftOf(work: Work, { importId, sheetId, answers }: Standing) {
  const onSheet = answers.filter((answer) => answer.sheetId === sheetId);
  return stillThere(await keptIn(work, importId), onSheet);
}
