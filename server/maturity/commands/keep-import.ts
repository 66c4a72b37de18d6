import {
  questionnaireImportAnswers,
  questionnaireImports,
} from "~/db/schema/questionnaire-imports";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import type { StoredAnswer } from "../queries/answers";
import type { Change } from "../rules/filled-in";
import { authorOf } from "./author";

type Imported = {
  readonly sheetId: string;
  readonly changes: readonly Change[];
  /** What stood before, on any sheet. */
  readonly standing: readonly StoredAnswer[];
};

const nothing = {
  optionKey: null,
  notApplicable: null,
  notKnown: false,
  note: "",
  answeredBy: null,
  answeredAt: null,
};

function wordsOf(before: StoredAnswer | undefined) {
  if (before === undefined) return nothing;
  const { option, notApplicable, notKnown, note, answeredBy, at } = before;
  return { optionKey: option, notApplicable, notKnown, note, answeredBy, answeredAt: at };
}

/** Keeps what an import wrote over, so that it can be taken back as a whole. Returns its id. */
export async function keepImport(work: Work, imported: Imported): Promise<string> {
  const { sheetId, changes, standing } = imported;
  const { orgId } = work;
  const id = newId();
  const by = { importedBy: authorOf(work), importedAt: work.now() };
  await work.db.insert(questionnaireImports).values({ orgId, id, sheetId, ...by });
  await work.db.insert(questionnaireImportAnswers).values(
    changes.map(({ practice: { key }, revision }) => ({
      orgId,
      importId: id,
      practiceKey: key,
      revision: revision + 1,
      ...wordsOf(standing.find((one) => one.practice === key && one.sheetId === sheetId)),
    })),
  );
  return id;
}
