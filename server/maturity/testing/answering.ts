import type { Context } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { frameworks } from "../frameworks";
import { saveAnswer } from "../commands/save-answer";
import { signOff } from "../commands/sign-off";
import { startAssessment } from "../commands/start-assessment";
import { askedPractices, type AskedPractice, type Framework } from "../rules/framework";
import { optionsOf } from "../rules/options";

const all: readonly Framework[] = frameworks;

export const framework = (key: string): Framework =>
  found(
    all.find((one) => one.key === key),
    key,
  );

/** The option with the highest (or lowest) value. */
export const optionAt = (of: Framework, practice: AskedPractice, end: "best" | "worst"): string => {
  const sorted = optionsOf(of, practice).toSorted((a, b) => a.value - b.value);
  return found(sorted.at(end === "best" ? -1 : 0), "an option").key;
};

export type Wanted = (practice: AskedPractice) => "best" | "worst" | "not_known" | null;

type Sheet = { readonly assessmentId: string; readonly of: Framework; readonly wanted: Wanted };

/** Answers an assessment as `wanted` says, through the command. */
export async function answerAll(context: Context, { assessmentId, of, wanted }: Sheet) {
  for (const practice of askedPractices(of)) {
    const want = wanted(practice);
    if (want === null) continue;
    const response =
      want === "not_known"
        ? ({ kind: "not_known" } as const)
        : ({ kind: "option", option: optionAt(of, practice, want) } as const);
    const saying = {
      assessmentId,
      practice: practice.key,
      response,
      note: "",
      expectedRevision: 0,
    };
    await saveAnswer.run(context, saying);
  }
}

type Sitting = { readonly slug: string; readonly key: string; readonly wanted: Wanted };

/** Starts, answers and signs an assessment. */
export async function assessed(context: Context, { slug, key, wanted }: Sitting) {
  const { assessmentId } = await startAssessment.run(context, { slug, framework: key });
  await answerAll(context, { assessmentId, of: framework(key), wanted });
  const { milestoneId } = await signOff.run(context, { assessmentId, statementAccepted: true });
  return { assessmentId, milestoneId };
}
