import type { Fixtures } from "./fixture";
import { answering } from "./assessor-fixtures";
import { answered, framework, opened, practice, reading } from "./maturity-fixtures";
import type { Side } from "./world";

/** A table with one answer. Both sides bring the same one, because what it would change is hashed. */
const table = `practice,answer,note,framework\r\n${practice},not_known,Filled in.,${framework}\r\n`;

const filledIn = async (side: Side) => ({
  assessmentId: (await opened(side)).assessmentId,
  format: "csv" as const,
  text: table,
});

const byId = async (side: Side) => ({ assessmentId: (await answered(side)).assessmentId });

export async function toImport(side: Side) {
  const given = await filledIn(side);
  const { planHash } = await side.everyone.maturity.previewQuestionnaire(given);
  return { ...given, planHash };
}

export const questionnaireFixtures: Fixtures = {
  "maturity.questionnaire": { ...reading, input: byId },
  "maturity.exportQuestionnaire": { ...reading, input: byId },
  "maturity.exportBlankQuestionnaire": {
    ...reading,
    foreign: "own",
    input: () => ({ key: framework }),
  },
  "maturity.previewQuestionnaire": { ...answering, input: filledIn },
  "maturity.importQuestionnaire": { ...answering, input: toImport },
};
