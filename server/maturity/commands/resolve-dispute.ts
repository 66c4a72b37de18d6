import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { disputeResolutions } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { decisionInput, practiceIn, refuseUnusable, saidOf } from "../queries/answer-shape";
import type { Said } from "../queries/answers";
import { namesOf } from "../queries/assessors";
import { resolutionsOf, settledBy, type StoredResolution } from "../queries/resolutions";
import { type Scored, scoredOf } from "../queries/scored";
import { takeSeveral } from "./assessors";
import { authorOf } from "./author";

/** A decision is about all answers, so everybody must have given theirs. */
function refuseEarly({ desk: { pending } }: Scored): void {
  if (pending.length === 0) return;
  throw new DomainError(
    "precondition",
    `Not everybody has submitted: ${namesOf(pending)}. A dispute is settled when all answers are in; ask them to submit, or remove them as assessor with a reason.`,
  );
}

function refuseAgreed({ result }: Scored, key: string): void {
  const { consensus } = found(
    result.practices.find(({ practice }) => practice === key),
    `The practice ${key}`,
  );
  if (consensus.dispute) return;
  throw new DomainError(
    "precondition",
    `There is no dispute about ${key}: the answers lie less than half the scale apart, so the one in the middle counts. To change it, an assessor reopens their sheet.`,
  );
}

const decidedMeanwhile = (practice: string, current: StoredResolution | undefined): DomainError =>
  current === undefined
    ? new DomainError("conflict", `${practice} has no decision any more. Decide again.`)
    : new DomainError(
        "conflict",
        `${current.by} settled ${practice} meanwhile. Read that decision and its reason, then decide again if it should be another.`,
        { data: { revision: current.revision, by: current.by } },
      );

type Decision = Said & { readonly practice: string; readonly reason: string };

/** Writes a decision about the answers as they are now. */
export async function writeDecision(
  work: Work,
  { assessment, answers }: Scored,
  decision: Decision & { readonly revision: number },
): Promise<void> {
  const { practice, option, notApplicable, notKnown, reason, revision } = decision;
  const row = {
    optionKey: option,
    notApplicable,
    notKnown,
    reason,
    settles: settledBy(answers, practice),
    revision,
    resolvedBy: authorOf(work),
    resolvedAt: work.now(),
  };
  const place = { orgId: work.orgId, assessmentId: assessment.id, practiceKey: practice };
  if (revision === 1) await work.db.insert(disputeResolutions).values({ ...place, ...row });
  else
    await work.db
      .update(disputeResolutions)
      .set(row)
      .where(
        and(
          eq(disputeResolutions.orgId, work.orgId),
          eq(disputeResolutions.assessmentId, assessment.id),
          eq(disputeResolutions.practiceKey, practice),
        ),
      );
}

export const resolveDispute = command({
  name: "maturity.resolve-dispute",
  summary:
    "Settles a practice about which assessors lie half the scale apart, with a value and a reason.",
  permission: "maturity:write",
  route: "PUT /assessments/{assessmentId}/disputes/{practice}",
  input: z.strictObject({
    assessmentId: z.uuid(),
    practice: z.string().max(80),
    response: decisionInput,
    reason: z.string().trim().min(1, "Say why this is the answer.").max(4000),
    /** The revision of the decision the caller saw; 0 when they saw none. */
    expectedRevision: z.number().int().min(0),
  }),
  output: z.object({ revision: z.number().int(), openDisputes: z.number().int() }),
  run: async (work, { assessmentId, practice: key, response, reason, expectedRevision }) => {
    const assessment = await takeSeveral(work, assessmentId);
    const scored = await scoredOf(work, assessment);
    const practice = practiceIn(scored.framework, key);
    refuseEarly(scored);
    refuseAgreed(scored, key);
    refuseUnusable(scored.framework, practice, { response, note: reason });
    const held = (await resolutionsOf(work, assessmentId)).find((one) => one.practice === key);
    if ((held?.revision ?? 0) !== expectedRevision) throw decidedMeanwhile(key, held);
    const revision = expectedRevision + 1;
    const said = saidOf(response);
    await writeDecision(work, scored, { ...said, practice: key, reason, revision });
    const after = await scoredOf(work, assessment);
    return {
      result: { revision, openDisputes: after.result.openDisputes.length },
      audit: {
        subject: `dispute:${assessmentId}/${key}`,
        before: held === undefined ? null : { ...saidIn(held), reason: held.note },
        after: { ...said, revision },
        reason,
      },
    };
  },
});

const saidIn = ({ option, notApplicable, notKnown }: StoredResolution): Said => ({
  option,
  notApplicable,
  notKnown,
});
