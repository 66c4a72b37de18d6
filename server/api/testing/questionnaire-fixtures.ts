import type { Fixtures } from "./fixture";
import { answering } from "./assessor-fixtures";
import { answered, framework, opened, practice, reading } from "./maturity-fixtures";
import type { Side } from "./world";

/** A table with an answer to each. Both sides bring the same one, because what it would change is hashed. */
const table = (practices: readonly string[]): string =>
  [
    "practice,answer,note,framework",
    ...practices.map((one) => `${one},not_known,Filled in.,${framework}`),
    "",
  ].join("\r\n");

const filledIn = async (side: Side, practices: readonly string[] = [practice]) => ({
  assessmentId: (await opened(side)).assessmentId,
  format: "csv" as const,
  text: table(practices),
});

const byId = async (side: Side) => ({ assessmentId: (await answered(side)).assessmentId });

export async function toImport(side: Side, practices?: readonly string[]) {
  const given = await filledIn(side, practices);
  const { planHash } = await side.everyone.maturity.previewQuestionnaire(given);
  return { ...given, planHash };
}

export async function imported(side: Side, practices?: readonly string[]) {
  const given = await toImport(side, practices);
  const { importId } = await side.everyone.maturity.importQuestionnaire(given);
  return { assessmentId: given.assessmentId, importId };
}

export const questionnaireFixtures: Fixtures = {
  "maturity.questionnaire": { ...reading, input: byId },
  "maturity.exportQuestionnaire": { ...reading, input: byId },
  "maturity.exportBlankQuestionnaire": {
    ...reading,
    foreign: "own",
    input: () => ({ key: framework }),
  },
  "maturity.previewQuestionnaire": { ...answering, input: (side) => filledIn(side) },
  "maturity.importQuestionnaire": { ...answering, input: (side) => toImport(side) },
  "maturity.latestImport": {
    ...reading,
    input: async (side) => ({ assessmentId: (await imported(side)).assessmentId }),
  },
  "maturity.undoQuestionnaireImport": { ...answering, input: (side) => imported(side) },
};
