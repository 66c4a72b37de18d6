import { createHash } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { attachments, storedFileParts } from "~/db/schema/attachments";
import { answerSheets } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError, found } from "~/server/core/errors";
import { query } from "~/server/core/operation";
import { assessmentById } from "./assessment-row";
import { documentsOn, type StoredDocument } from "./documents";
import { deskFor } from "./sheets";

/** The assessment a document belongs to, removed documents only when asked for. */
export async function placeOf(work: Work, documentId: string, removed = false) {
  const [row] = await work.db
    .select({
      assessmentId: answerSheets.assessmentId,
      sheetId: attachments.sheetId,
      practice: attachments.practiceKey,
    })
    .from(attachments)
    .innerJoin(
      answerSheets,
      and(eq(answerSheets.orgId, attachments.orgId), eq(answerSheets.id, attachments.sheetId)),
    )
    .where(
      and(
        eq(attachments.orgId, work.orgId),
        eq(attachments.id, documentId),
        removed ? undefined : isNull(attachments.removedAt),
      ),
    );
  return found(row, "The document");
}

/** A document whose sheet the caller may see; every other one is not found. */
export async function visibleDocument(work: Work, documentId: string): Promise<StoredDocument> {
  const { assessmentId } = await placeOf(work, documentId);
  const desk = await deskFor(work, await assessmentById(work, assessmentId));
  const documents = await documentsOn(work, desk.seen);
  return found(
    documents.find(({ id }) => id === documentId),
    "The document",
  );
}

async function contentOf(work: Work, sha256: string): Promise<Buffer> {
  const parts = await work.db
    .select({ content: storedFileParts.content })
    .from(storedFileParts)
    .where(and(eq(storedFileParts.orgId, work.orgId), eq(storedFileParts.sha256, sha256)))
    .orderBy(asc(storedFileParts.part));
  const content = Buffer.concat(parts.map((part) => part.content));
  if (createHash("sha256").update(content).digest("hex") === sha256) return content;
  throw new DomainError(
    "precondition",
    "What is stored is not what was attached: its SHA-256 differs. It was changed outside Cairn; restore the database from a backup.",
  );
}

export const documentFile = query({
  name: "maturity.document-file",
  summary:
    "A document with its content; /api/v1/documents/{documentId}/file gives the bytes alone.",
  permission: "maturity:read",
  input: z.strictObject({ documentId: z.uuid() }),
  output: z.object({
    fileName: z.string(),
    sha256: z.string(),
    /** Base64. */
    content: z.string(),
  }),
  run: async (work, { documentId }) => {
    const { fileName, sha256 } = await visibleDocument(work, documentId);
    const content = (await contentOf(work, sha256)).toString("base64");
    return { fileName, sha256, content };
  },
});
