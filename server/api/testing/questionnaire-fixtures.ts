import type { Fixtures } from "./fixture";
import { answering } from "./assessor-fixtures";
import { answered, framework, opened, practice, reading } from "./maturity-fixtures";
import { canary, type Side } from "./world";

/** A table with one answer, with a note that must never be seen elsewhere. */
const table = (letter: string) =>
  `practice,answer,note,framework\r\n${practice},not_known,${canary(letter, "filled in")},${framework}\r\n`;

const filledIn = async (side: Side) => ({
  assessmentId: (await opened(side)).assessmentId,
  format: "csv" as const,
  text: table(side.letter),
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
