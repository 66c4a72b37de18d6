import { z } from "zod";
import { query } from "~/server/core/operation";
import type { Change } from "../rules/filled-in";
import { answerWords } from "./answer-shape";
import { planned, filledInput } from "./questionnaire-plan";
import type { Framework } from "../rules/framework";

const remark = z.object({
  line: z.number().int().nullable(),
  practice: z.string().nullable(),
  says: z.string(),
});

const change = z.object({
  practice: z.string(),
  line: z.number().int(),
  question: z.string(),
  /** Null where nothing stands. */
  before: z
    .object({ words: z.string().nullable(), note: z.string(), by: z.string(), at: z.date() })
    .nullable(),
  after: z.object({ words: z.string(), note: z.string() }),
  /** Answered after the file was made: say in `take` whether the file's answer stands. */
  conflict: z.boolean(),
});

function changeView(framework: Framework, one: Change): z.input<typeof change> {
  const { practice, line, said, note, before, conflict } = one;
  return {
    practice: practice.key,
    line,
    question: practice.question,
    before:
      before === null
        ? null
        : {
            words: answerWords(framework, practice, before),
            note: before.note,
            by: before.by,
            at: before.at,
          },
    after: { words: answerWords(framework, practice, said) ?? "", note },
    conflict,
  };
}

export const previewQuestionnaire = query({
  name: "maturity.preview-questionnaire",
  summary: "What a filled-in questionnaire would change in an open assessment. Nothing is written.",
  permission: "maturity:answer",
  route: "POST /assessments/{assessmentId}/questionnaire/preview",
  input: z.strictObject(filledInput),
  output: z.object({
    changes: z.array(change),
    same: z.number().int(),
    empty: z.number().int(),
    /** Nothing is imported while there is one. */
    problems: z.array(remark),
    remarks: z.array(remark),
    /** Send it back to import exactly this. */
    planHash: z.string(),
  }),
  run: async (work, input) => {
    const { scored, plan, planHash } = await planned(work, input);
    const { same, empty } = plan;
    return {
      changes: plan.changes.map((one) => changeView(scored.framework, one)),
      same,
      empty,
      problems: [...plan.problems],
      remarks: [...plan.remarks],
      planHash,
    };
  },
});
