import { z } from "zod";
import { query } from "~/server/core/operation";
import { askedPractices } from "../rules/framework";
import { isAnswered } from "./answer-shape";
import { saysSomething } from "./answers";
import { type AssessmentRow, assessmentById } from "./assessment-row";
import { assessorShape, assessorsOf, countedWords } from "./assessors";
import { collectedAt } from "./evidence";
import { minutesFor } from "./frameworks";
import { headlineOf } from "./headline";
import { headlineShape } from "./result-shape";
import { rights, rightsOn } from "./rights";
import { type Scored, scoredOf } from "./scored";
import { teamRef } from "./team";

export const assessmentHead = z.object({
  id: z.uuid(),
  team: teamRef,
  framework: z.object({ key: z.string(), version: z.string(), title: z.string() }),
  mode: z.enum(["shared", "several", "facilitated"]),
  status: z.enum(["open", "final"]),
  openedBy: z.string(),
  openedAt: z.date(),
  dueOn: z.string().nullable(),
  signedOffBy: z.string().nullable(),
  signedOffAt: z.date().nullable(),
});

export const headOf = ({ assessment, framework }: Scored): z.input<typeof assessmentHead> => {
  const { id, team, mode, status, openedBy, openedAt, dueOn } = assessment;
  const { signedOffBy, signedOffAt } = assessment;
  const { key, version, title } = framework;
  return {
    id,
    team,
    framework: { key, version, title },
    mode,
    status,
    openedBy,
    openedAt,
    dueOn,
    signedOffBy,
    signedOffAt,
  };
};

const dimensionProgress = z.object({
  key: z.string(),
  title: z.string(),
  question: z.string(),
  status: z.enum(["not_started", "in_progress", "completed"]),
  answered: z.number().int(),
  asked: z.number().int(),
  /** Required practices without an answer that counts; these hold up the signature. */
  requiredOpen: z.number().int(),
  carried: z.number().int(),
  /** Practices for which evidence has measured something. */
  evidenced: z.number().int(),
  minutesLeft: z.number().int(),
});

/** What was answered and seen of one practice. */
function practiceProgress(scored: Scored) {
  const now = scored.input.now;
  const results = new Map(scored.result.practices.map((result) => [result.practice, result]));
  return askedPractices(scored.framework).map((practice) => {
    const answer = scored.mine.get(practice.key);
    const answered = isAnswered(answer, { practice, assessment: scored.assessment, now });
    return {
      dimension: practice.dimension,
      answered,
      requiredOpen: practice.kind === "R" && !answered,
      carried:
        answer !== undefined && saysSomething(answer) && answer.at < scored.assessment.openedAt,
      evidenced: results.get(practice.key)?.evidence.basis === "checks",
    };
  });
}

type Progress = z.input<typeof dimensionProgress>;

const statusOf = (answered: number, asked: number): Progress["status"] => {
  if (answered === asked) return "completed";
  return answered === 0 ? "not_started" : "in_progress";
};

/** Dimensions in the framework's order, those that ask nothing left out. */
export function dimensionsOf(scored: Scored): Progress[] {
  const all = practiceProgress(scored);
  return scored.framework.dimensions.flatMap(({ key, title, question }) => {
    const own = all.filter(({ dimension }) => dimension === key);
    if (own.length === 0) return [];
    const how = (wanted: (one: (typeof own)[number]) => boolean) => own.filter(wanted).length;
    const answered = how((one) => one.answered);
    return {
      key,
      title,
      question,
      status: statusOf(answered, own.length),
      answered,
      asked: own.length,
      requiredOpen: how((one) => one.requiredOpen),
      carried: how((one) => one.carried),
      evidenced: how((one) => one.evidenced),
      minutesLeft: minutesFor(own.length - answered),
    };
  });
}

const facilitatorOf = ({ facilitatorId, facilitator, facilitatorSince }: AssessmentRow) =>
  facilitatorId === null || facilitator === null || facilitatorSince === null
    ? null
    : { memberId: facilitatorId, name: facilitator, since: facilitatorSince };

const seesOthers = ({ desk }: Scored): boolean => desk.footing === "some" || desk.footing === "all";

export const findAssessment = query({
  name: "maturity.find-assessment",
  summary:
    "One assessment: team, framework, progress by dimension, level so far, and what the caller may do.",
  permission: "maturity:read",
  route: "GET /assessments/{assessmentId}",
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: assessmentHead.extend({
    dimensions: z.array(dimensionProgress),
    answered: z.number().int(),
    asked: z.number().int(),
    requiredOpen: z.number().int(),
    evidenced: z.number().int(),
    minutesLeft: z.number().int(),
    headline: headlineShape,
    evidenceCollectedAt: z.date().nullable(),
    /** None when the team answers on one sheet. */
    assessors: z.array(assessorShape),
    /** Who writes for the group; null unless the assessment is facilitated. */
    facilitator: z.object({ memberId: z.uuid(), name: z.string(), since: z.date() }).nullable(),
    /** Whose answers count in what is shown here; null when the team answers on one sheet. */
    counted: z.string().nullable(),
    /** Disputes without a decision; null while the caller may not see the others' answers. */
    openDisputes: z.number().int().nullable(),
    rights,
  }),
  run: async (work, { assessmentId }) => {
    const assessment = await assessmentById(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const dimensions = dimensionsOf(scored);
    const sum = (of: (one: Progress) => number) =>
      dimensions.reduce((total, one) => total + of(one), 0);
    const [answered, asked] = [sum((one) => one.answered), sum((one) => one.asked)];
    return {
      ...headOf(scored),
      dimensions,
      answered,
      asked,
      requiredOpen: sum((one) => one.requiredOpen),
      evidenced: sum((one) => one.evidenced),
      minutesLeft: minutesFor(asked - answered),
      headline: headlineOf(scored.framework, scored.result),
      evidenceCollectedAt: collectedAt(scored.evidence),
      assessors: await assessorsOf(work, scored),
      facilitator: facilitatorOf(assessment),
      counted: countedWords(scored.desk),
      openDisputes: seesOthers(scored) ? scored.result.openDisputes.length : null,
      rights: await rightsOn(work, scored),
    };
  },
});
