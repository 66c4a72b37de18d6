import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { attachments, storedFiles } from "~/db/schema/attachments";
import { members } from "~/db/schema/identity";
import type { Work } from "~/server/core/context";
import type { SupportingDocument } from "../rules/answer";
import { datesAsMoments, type DocumentState } from "../rules/attachment";
import { isExpired } from "../rules/freshness";

const bringer = alias(members, "bringer");
const reviewer = alias(members, "reviewer");

const rows = (work: Work, sheets: readonly string[]) =>
  work.db
    .select({
      id: attachments.id,
      sheetId: attachments.sheetId,
      practice: attachments.practiceKey,
      sha256: attachments.sha256,
      bytes: storedFiles.bytes,
      fileName: attachments.fileName,
      title: attachments.title,
      effectiveOn: attachments.effectiveOn,
      expiresOn: attachments.expiresOn,
      uploadedById: attachments.uploadedBy,
      uploadedBy: bringer.name,
      uploadedAt: attachments.uploadedAt,
      review: attachments.review,
      reviewedById: attachments.reviewedBy,
      reviewedBy: reviewer.name,
      reviewedAt: attachments.reviewedAt,
      reviewReason: attachments.reviewReason,
    })
    .from(attachments)
    .innerJoin(
      storedFiles,
      and(eq(storedFiles.orgId, attachments.orgId), eq(storedFiles.sha256, attachments.sha256)),
    )
    .innerJoin(
      bringer,
      and(eq(bringer.orgId, attachments.orgId), eq(bringer.id, attachments.uploadedBy)),
    )
    .leftJoin(
      reviewer,
      and(eq(reviewer.orgId, attachments.orgId), eq(reviewer.id, attachments.reviewedBy)),
    )
    .where(
      and(
        eq(attachments.orgId, work.orgId),
        inArray(attachments.sheetId, [...sheets]),
        isNull(attachments.removedAt),
      ),
    )
    .orderBy(asc(attachments.practiceKey), asc(attachments.uploadedAt), asc(attachments.id));

export type StoredDocument = Awaited<ReturnType<typeof rows>>[number];

/**
 * The documents on these sheets, removed ones left out. Which sheets a reader may see is `deskFor`'s to say: a
 * document is as hidden as the answer it stands beside.
 */
export async function documentsOn(
  work: Work,
  sheets: readonly { readonly id: string }[],
): Promise<StoredDocument[]> {
  if (sheets.length === 0) return [];
  return rows(
    work,
    sheets.map(({ id }) => id),
  );
}

const reviewOf = ({ review, reviewedById }: StoredDocument): SupportingDocument["review"] =>
  review === "pending" || reviewedById === null
    ? { status: "pending" }
    : { status: review, by: reviewedById };

/** Stored documents as the engine takes them. */
export const toSupport = (stored: readonly StoredDocument[]): SupportingDocument[] =>
  stored.map((document) => ({
    practice: document.practice,
    uploadedBy: document.uploadedById,
    uploadedAt: document.uploadedAt,
    ...datesAsMoments(document),
    review: reviewOf(document),
  }));

export type DocumentTerms = {
  readonly validityDays: number;
  /** Members who answered the practice. */
  readonly answeredBy: ReadonlySet<string>;
  readonly now: Date;
};

/** Whether a document counts now, or what keeps it from counting; the same order as the engine asks in. */
function stateOf(document: StoredDocument, terms: DocumentTerms): DocumentState {
  const { validFrom, validUntil } = datesAsMoments(document);
  if (document.review === "rejected") return "rejected";
  if (validUntil !== null && validUntil < terms.now) return "expired";
  if (isExpired(document.uploadedAt, terms.validityDays, terms.now)) return "too_old";
  if (validFrom > terms.now) return "not_yet";
  if (document.review === "pending") return "waits";
  return isIndependent(document, document.reviewedById, terms) ? "counts" : "own_review";
}

/** Neither brought it nor answered the practice it is to prove. */
export const isIndependent = (
  document: StoredDocument,
  memberId: string | null,
  { answeredBy }: Pick<DocumentTerms, "answeredBy">,
): boolean => memberId !== null && memberId !== document.uploadedById && !answeredBy.has(memberId);

function stateWords(document: StoredDocument, terms: DocumentTerms): string {
  const { reviewedBy, reviewReason, effectiveOn, expiresOn } = document;
  const who = reviewedBy ?? "Somebody";
  switch (stateOf(document, terms)) {
    case "counts":
      return `Accepted by ${who}. It proves what no check can see.`;
    case "waits":
      return "Not accepted yet: a lead or an approver who neither brought it nor answered here has to look at it.";
    case "rejected":
      return `Not accepted by ${who}: ${reviewReason}`;
    case "not_yet":
      return `Takes effect on ${effectiveOn} and does not count before.`;
    case "expired":
      return `Expired on ${expiresOn ?? ""} and no longer counts. Attach the one that is in force.`;
    case "too_old":
      return `Brought more than ${terms.validityDays} days ago and no longer counts. Attach it again if it still holds.`;
    case "own_review":
      return `${who} accepted it and has answered here since, so it does not count. Somebody else has to accept it.`;
  }
}

export const documentShape = z.object({
  id: z.uuid(),
  title: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  /** Of the content, hex. */
  sha256: z.string(),
  effectiveOn: z.string(),
  expiresOn: z.string().nullable(),
  uploadedBy: z.string(),
  uploadedAt: z.date(),
  review: z.enum(["pending", "accepted", "rejected"]),
  state: z.enum(["counts", "waits", "rejected", "not_yet", "expired", "too_old", "own_review"]),
  /** What it is worth now, in a sentence. */
  says: z.string(),
});
export type DocumentView = z.input<typeof documentShape>;

export function documentView(document: StoredDocument, terms: DocumentTerms): DocumentView {
  const { id, title, fileName, bytes, sha256, effectiveOn, expiresOn } = document;
  const { uploadedBy, uploadedAt, review } = document;
  return {
    id,
    title,
    fileName,
    bytes,
    sha256,
    effectiveOn,
    expiresOn,
    uploadedBy,
    uploadedAt,
    review,
    state: stateOf(document, terms),
    says: stateWords(document, terms),
  };
}
