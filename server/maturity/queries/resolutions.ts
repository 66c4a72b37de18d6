import { and, eq, inArray } from "drizzle-orm";
import { members } from "~/db/schema/identity";
import { disputeResolutions } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import type { StoredAnswer } from "./answers";

const rows = (work: Work, assessmentIds: readonly string[]) =>
  work.db
    .select({
      assessmentId: disputeResolutions.assessmentId,
      practice: disputeResolutions.practiceKey,
      option: disputeResolutions.optionKey,
      notApplicable: disputeResolutions.notApplicable,
      notKnown: disputeResolutions.notKnown,
      note: disputeResolutions.reason,
      revision: disputeResolutions.revision,
      by: members.name,
      answeredBy: disputeResolutions.resolvedBy,
      at: disputeResolutions.resolvedAt,
      settles: disputeResolutions.settles,
    })
    .from(disputeResolutions)
    .innerJoin(
      members,
      and(
        eq(members.orgId, disputeResolutions.orgId),
        eq(members.id, disputeResolutions.resolvedBy),
      ),
    )
    .where(
      and(
        eq(disputeResolutions.orgId, work.orgId),
        inArray(disputeResolutions.assessmentId, [...assessmentIds]),
      ),
    );

/** A lead's decision; the note is its reason. */
export type StoredResolution = Awaited<ReturnType<typeof rows>>[number];

export const resolutionsOf = (work: Work, assessmentId: string): Promise<StoredResolution[]> =>
  rows(work, [assessmentId]);

/** The same of many assessments; one statement. */
export async function resolutionsOfAll(
  work: Work,
  assessmentIds: readonly string[],
): Promise<StoredResolution[]> {
  return assessmentIds.length === 0 ? [] : rows(work, assessmentIds);
}

/** The answers to one practice, named so that any change to them or to who counts gives other names. */
export const settledBy = (answers: readonly StoredAnswer[], practice: string): string[] =>
  answers
    .filter((answer) => answer.practice === practice)
    .map(({ sheetId, revision }) => `${sheetId}:${revision}`)
    .toSorted();

/** A decision counts exactly while the answers are those it was made about. */
export const stillSettles = (
  { practice, settles }: StoredResolution,
  answers: readonly StoredAnswer[],
): boolean => settledBy(answers, practice).join() === settles.join();

/** The decision in the place of the answers it settles, for lists. */
export const asAnswer = ({
  settles,
  assessmentId: _of,
  ...decision
}: StoredResolution): StoredAnswer => ({
  ...decision,
  sheetId: `decided over ${settles.length}`,
});
