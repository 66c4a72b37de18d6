import type { SupportingDocument } from "./answer";
import { STRENGTH } from "./confidence";
import { ageInDays, freshness, isExpired } from "./freshness";

export type DocumentStanding = {
  /** Accepted by somebody who neither answered the practice nor uploaded the document, and not expired. */
  readonly accepted: boolean;
  /** Strength x freshness of the best document, 0 to 1. */
  readonly strength: number;
};

type Reading = {
  readonly validityDays: number;
  readonly assessors: () => ReadonlySet<string>;
  readonly now: Date;
};

const isAccepted = (document: SupportingDocument, { assessors }: Reading): boolean =>
  document.review.status === "accepted" &&
  document.review.by !== document.uploadedBy &&
  !assessors().has(document.review.by);

const strengthOf = (document: SupportingDocument, reading: Reading): number => {
  if (document.review.status === "rejected") return STRENGTH.none;
  const full = isAccepted(document, reading)
    ? STRENGTH.reviewedDocument
    : STRENGTH.unreviewedDocument;
  return full * freshness(ageInDays(document.uploadedAt, reading.now), reading.validityDays);
};

/** Between its own dates, and not older than an answer may be. */
const isInForce = (
  { uploadedAt, validFrom, validUntil }: SupportingDocument,
  { validityDays, now }: Reading,
): boolean =>
  !isExpired(uploadedAt, validityDays, now) &&
  (validFrom ?? now) <= now &&
  (validUntil ?? now) >= now;

const NO_DOCUMENT: DocumentStanding = { accepted: false, strength: STRENGTH.none };

/** What the documents attached to one practice are worth. They age like its answers, and end with their own date. */
export const documentStanding = (
  documents: readonly SupportingDocument[],
  reading: Reading,
): DocumentStanding => {
  if (documents.length === 0) return NO_DOCUMENT;
  const fresh = documents.filter((document) => isInForce(document, reading));
  return {
    accepted: fresh.some((document) => isAccepted(document, reading)),
    strength: Math.max(0, ...fresh.map((document) => strengthOf(document, reading))),
  };
};
