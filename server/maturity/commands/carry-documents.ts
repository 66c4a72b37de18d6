import { attachments } from "~/db/schema/attachments";
import type { Work } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import type { AssessmentRow } from "../queries/assessment-row";
import { documentsOn } from "../queries/documents";
import { deskFor } from "../queries/sheets";
import { askedPractices, type Framework } from "../rules/framework";

type Carrying = {
  readonly from: AssessmentRow;
  readonly sheetId: string;
  readonly framework: Framework;
};

/**
 * Puts what stood beside the answers of a signed assessment beside their copies, with the moment, the person and
 * the review of the original, so that it ages and counts as before. What has expired stays behind.
 */
export async function carryDocuments(work: Work, { from, sheetId, framework }: Carrying) {
  const asked = new Set(askedPractices(framework).map(({ key }) => key));
  const today = work.now().toISOString().slice(0, 10);
  const documents = await documentsOn(work, (await deskFor(work, from)).seen);
  const copies = documents
    .filter(({ practice, expiresOn }) => asked.has(practice) && (expiresOn ?? today) >= today)
    .map((document) => ({
      orgId: work.orgId,
      id: newId(),
      sheetId,
      practiceKey: document.practice,
      sha256: document.sha256,
      fileName: document.fileName,
      title: document.title,
      effectiveOn: document.effectiveOn,
      expiresOn: document.expiresOn,
      uploadedBy: document.uploadedById,
      uploadedAt: document.uploadedAt,
      review: document.review,
      reviewedBy: document.reviewedById,
      reviewedAt: document.reviewedAt,
      reviewReason: document.reviewReason,
    }));
  // Two assessors may have attached the same file to the same practice.
  if (copies.length > 0) await work.db.insert(attachments).values(copies).onConflictDoNothing();
}
