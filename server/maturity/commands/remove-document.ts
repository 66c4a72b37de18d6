import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { attachments } from "~/db/schema/attachments";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { assessmentById, holdAssessment } from "../queries/assessment-row";
import { placeOf } from "../queries/document-file";
import { scoredOf } from "../queries/scored";
import { authorOf } from "./author";
import { documentForTrail } from "./document-trail";
import { freeContent } from "./free-content";
import { ownSheet } from "./save-answer";

const one = (work: Work, documentId: string) =>
  and(eq(attachments.orgId, work.orgId), eq(attachments.id, documentId));

/** Where the caller writes, with the document on that sheet. A document on another sheet is not theirs to move. */
async function onOwnSheet(work: Work, documentId: string) {
  const place = await placeOf(work, documentId, true);
  await holdAssessment(work, place.assessmentId, "share");
  const scored = await scoredOf(work, await assessmentById(work, place.assessmentId));
  const sheetId = await ownSheet(work, scored);
  found(sheetId === place.sheetId ? place : undefined, "The document");
  return { ...place, subject: `answer:${place.assessmentId}/${place.practice}` };
}

const change = (
  work: Work,
  documentId: string,
  to: { readonly removedBy: string | null; readonly removedAt: Date | null },
) => work.db.update(attachments).set(to).where(one(work, documentId)).returning();

type Row = Awaited<ReturnType<typeof change>>[number];

const told = (work: Work, row: Row) =>
  documentForTrail(work, { ...row, practice: row.practiceKey });

export const removeDocument = command({
  name: "maturity.remove-document",
  summary:
    "Takes a document away from an answer; it stops counting and can be put back for thirty days.",
  permission: "maturity:answer",
  route: "DELETE /documents/{documentId}",
  input: z.strictObject({ documentId: z.uuid() }),
  output: z.object({ documentId: z.uuid() }),
  run: async (work, { documentId }) => {
    await placeOf(work, documentId);
    const { subject } = await onOwnSheet(work, documentId);
    const [row] = await change(work, documentId, {
      removedBy: authorOf(work),
      removedAt: work.now(),
    });
    const before = await told(work, found(row, "The document"));
    await freeContent(work);
    return { result: { documentId }, audit: { subject, before, after: null } };
  },
});

async function refuseSameAgain(work: Work, documentId: string): Promise<void> {
  const [gone] = await work.db
    .select()
    .from(attachments)
    .where(and(one(work, documentId), isNotNull(attachments.removedAt)));
  if (gone === undefined)
    throw new DomainError("conflict", "The document stands beside its answer already.");
  const standing = await work.db
    .select({ title: attachments.title, removedAt: attachments.removedAt })
    .from(attachments)
    .where(
      and(
        eq(attachments.orgId, work.orgId),
        eq(attachments.sheetId, gone.sheetId),
        eq(attachments.practiceKey, gone.practiceKey),
        eq(attachments.sha256, gone.sha256),
      ),
    );
  const same = standing.find(({ removedAt }) => removedAt === null);
  if (same === undefined) return;
  throw new DomainError(
    "conflict",
    `The same file was attached again meanwhile, as "${same.title}". Remove that one first to put this one back.`,
  );
}

export const restoreDocument = command({
  name: "maturity.restore-document",
  summary: "Puts a removed document back beside its answer.",
  permission: "maturity:answer",
  route: "POST /documents/{documentId}/restoration",
  input: z.strictObject({ documentId: z.uuid() }),
  output: z.object({ documentId: z.uuid() }),
  run: async (work, { documentId }) => {
    const { subject } = await onOwnSheet(work, documentId);
    await refuseSameAgain(work, documentId);
    const [row] = await change(work, documentId, { removedBy: null, removedAt: null });
    const after = await told(work, found(row, "The document"));
    return { result: { documentId }, audit: { subject, before: null, after } };
  },
});
