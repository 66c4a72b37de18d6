import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { answers } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import {
  answerShape,
  answerView,
  answerWords,
  practiceIn,
  refuseUnusable,
  responseInput,
  saidOf,
} from "../queries/answer-shape";
import { whyNotAnswer } from "../queries/answering";
import { answerColumns, type Said, type StoredAnswer } from "../queries/answers";
import { assessmentById, holdAssessment } from "../queries/assessment-row";
import { effectOf, headlineOf } from "../queries/headline";
import { practiceViewsByKey } from "../queries/practice-view";
import { headlineShape, practiceShape } from "../queries/result-shape";
import { type Scored, scoredOf, withAnswer } from "../queries/scored";
import type { AskedPractice } from "../rules/framework";
import { authorOf } from "./author";
import { forTrail } from "./seal";

type Saying = {
  readonly sheetId: string;
  readonly practice: string;
  readonly said: Said;
  readonly note: string;
  /** The revision the writer saw; 0 when they saw none. */
  readonly expectedRevision: number;
};

const at = (work: Work, { sheetId, practice }: Saying) =>
  and(
    eq(answers.orgId, work.orgId),
    eq(answers.sheetId, sheetId),
    eq(answers.practiceKey, practice),
  );

/** Writes one answer over the revision the writer saw. Returns false when somebody else was faster. */
export async function writeAnswer(work: Work, saying: Saying): Promise<boolean> {
  const { sheetId, practice, said, note, expectedRevision } = saying;
  const words = {
    optionKey: said.option,
    notApplicable: said.notApplicable,
    notKnown: said.notKnown,
    note,
    revision: expectedRevision + 1,
    answeredBy: authorOf(work),
    answeredAt: work.now(),
  };
  const written =
    expectedRevision === 0
      ? await work.db
          .insert(answers)
          .values({ orgId: work.orgId, sheetId, practiceKey: practice, ...words })
          .onConflictDoNothing()
          .returning({ revision: answers.revision })
      : await work.db
          .update(answers)
          .set(words)
          .where(and(at(work, saying), eq(answers.revision, expectedRevision)))
          .returning({ revision: answers.revision });
  return written.length > 0;
}

async function storedAnswer(work: Work, saying: Saying): Promise<StoredAnswer | undefined> {
  const [row] = await work.db
    .select(answerColumns)
    .from(answers)
    .innerJoin(members, and(eq(members.orgId, answers.orgId), eq(members.id, answers.answeredBy)))
    .where(at(work, saying));
  return row;
}

/** Carries what is stored, so that the page can show both answers and nothing typed is lost. */
function somebodyElseWas(
  scored: Scored,
  practice: AskedPractice,
  current: StoredAnswer | undefined,
): DomainError {
  if (current === undefined) {
    return new DomainError(
      "conflict",
      `${practice.key} has no saved answer any more. Save yours again as a new one.`,
      {
        data: { current: null, words: null, by: null, at: null, revision: 0 },
      },
    );
  }
  const view = answerView(current, {
    practice,
    assessment: scored.assessment,
    now: scored.input.now,
  });
  const words = answerWords(scored.framework, practice, current);
  return new DomainError(
    "conflict",
    `${current.by} saved another answer to ${practice.key} meanwhile. Both are shown; choose which one stands.`,
    {
      data: {
        current: { ...view, at: current.at.toISOString() },
        words,
        by: current.by,
        at: current.at.toISOString(),
        revision: current.revision,
      },
    },
  );
}

/** The sheet the caller writes on, or the refusal that says why there is none. */
export async function ownSheet(work: Work, { assessment, desk }: Scored): Promise<string> {
  const refusal = await whyNotAnswer(work, assessment, desk);
  if (refusal !== null) throw refusal;
  return found(desk.own ?? undefined, "The answer sheet of this assessment").id;
}

export const saveAnswer = command({
  name: "maturity.save-answer",
  summary:
    "Saves one answer over the revision its writer saw, and says what it does to the levels.",
  permission: "maturity:answer",
  route: "PUT /assessments/{assessmentId}/answers/{practice}",
  input: z.strictObject({
    assessmentId: z.uuid(),
    practice: z.string().max(80),
    response: responseInput,
    note: z.string().max(4000).default(""),
    expectedRevision: z.number().int().min(0),
  }),
  output: z.object({
    answer: answerShape,
    headline: headlineShape,
    /** Practices that still keep the claim from the next level. */
    blockers: z.array(z.string()).readonly(),
    effect: z.string(),
    practice: practiceShape,
  }),
  run: async (work, { assessmentId, practice: key, response, note, expectedRevision }) => {
    await holdAssessment(work, assessmentId, "share");
    const before = await scoredOf(work, await assessmentById(work, assessmentId));
    const sheetId = await ownSheet(work, before);
    const practice = practiceIn(before.framework, key);
    refuseUnusable(before.framework, practice, { response, note });
    const saying = { sheetId, practice: key, said: saidOf(response), note, expectedRevision };
    const written = await writeAnswer(work, saying);
    const stored = await storedAnswer(work, saying);
    if (!written) throw somebodyElseWas(before, practice, stored);
    const answer = found(stored, "The answer");
    const after = withAnswer(before, answer);
    const trail = await forTrail(work, { before: before.mine.get(key), after: answer });
    return {
      result: {
        answer: answerView(answer, { practice, assessment: before.assessment, now: work.now() }),
        headline: headlineOf(after.framework, after.result),
        blockers: after.result.scores.claimed.blockers,
        effect: effectOf(after.framework, before.result, after.result),
        practice: found(practiceViewsByKey(after).get(key), "The practice"),
      },
      audit: { subject: `answer:${assessmentId}/${key}`, ...trail },
    };
  },
});
