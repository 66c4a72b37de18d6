import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { attachments } from "~/db/schema/attachments";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { assessmentById, holdAssessment } from "../queries/assessment-row";
import { placeOf, visibleDocument } from "../queries/document-file";
import { answeredByIn, type Scored, scoredOf } from "../queries/scored";
import { isIndependent, type StoredDocument } from "../queries/documents";
import { authorOf } from "./author";

/** Holds the assessment alone: no answer slips in between the look at who answered and the review. */
async function takeReviewable(work: Work, documentId: string) {
  const { assessmentId } = await placeOf(work, documentId);
  const status = await holdAssessment(work, assessmentId, "update");
  const document = await visibleDocument(work, documentId);
  if (status === "open")
    return { document, scored: await scoredOf(work, await assessmentById(work, assessmentId)) };
  throw new DomainError(
    "precondition",
    "This assessment is signed off and no longer changes. Start a new one; it takes the document over.",
  );
}

function refuseDependent(scored: Scored, document: StoredDocument, me: string): void {
  const answeredBy = answeredByIn(scored, document.practice);
  if (isIndependent(document, me, { answeredBy })) return;
  const why = document.uploadedById === me ? "brought it" : "answered the question";
  throw new DomainError(
    "forbidden",
    `You ${why}, so your word cannot make it proof. Ask a lead or an approver who did neither.`,
  );
}

export const reviewDocument = command({
  name: "maturity.review-document",
  summary:
    "Accepts a document as proof or says why not; by somebody who neither brought it nor answered.",
  permission: "maturity:review",
  route: "POST /documents/{documentId}/review",
  input: z.strictObject({
    documentId: z.uuid(),
    verdict: z.enum(["accepted", "rejected"]),
    /** Needed to reject. */
    reason: z.string().trim().max(1000).default(""),
    /** What the page showed; refused when somebody else has looked at it meanwhile. */
    expected: z.enum(["pending", "accepted", "rejected"]),
  }),
  output: z.object({ documentId: z.uuid(), review: z.enum(["accepted", "rejected"]) }),
  run: async (work, { documentId, verdict, reason, expected }) => {
    const { document, scored } = await takeReviewable(work, documentId);
    const me = authorOf(work);
    refuseDependent(scored, document, me);
    if (document.review !== expected) {
      throw new DomainError(
        "conflict",
        `${document.reviewedBy ?? "Somebody"} has looked at it meanwhile: ${document.review}. Read the page again before you decide.`,
      );
    }
    if (verdict === "rejected" && reason === "") {
      const said = "Say what is missing, so that a better document can be brought.";
      throw new DomainError("invalid", said, { fields: { reason: said } });
    }
    await work.db
      .update(attachments)
      .set({ review: verdict, reviewedBy: me, reviewedAt: work.now(), reviewReason: reason })
      .where(and(eq(attachments.orgId, work.orgId), eq(attachments.id, documentId)));
    return {
      result: { documentId, review: verdict },
      audit: {
        subject: `document:${documentId}`,
        before: { review: document.review },
        after: { review: verdict },
        ...(reason === "" ? {} : { reason }),
      },
    };
  },
});
