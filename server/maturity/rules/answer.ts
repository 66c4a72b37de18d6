/** What people say about a practice. */

/**
 * The three meanings of "not applicable":
 * `out_of_scope` leaves the denominator and needs a reason; for a required practice also an approver who is not
 * the assessor, and an expiry. `decided_not_to_do` stays in with value 0. `owned_elsewhere` takes the owner's values.
 */
export type NotApplicable =
  | {
      readonly kind: "out_of_scope";
      readonly reason: string;
      readonly approvedBy: string | null;
      readonly expiresAt: Date | null;
    }
  | { readonly kind: "decided_not_to_do"; readonly reason: string }
  | {
      readonly kind: "owned_elsewhere";
      readonly reason: string;
      /** Who does it, as shown to people: a team's or a platform's name or link. */
      readonly owner: string;
      /** The owner's own claim and observed value, 0 to 1; null where not known. */
      readonly claimed: number | null;
      readonly observed: number | null;
    };

/** `unknown` is the honest "we do not know"; it carries no value. */
export type Response =
  | { readonly kind: "option"; readonly option: string }
  | { readonly kind: "unknown" }
  | NotApplicable;

/** One assessor's answer. When an assessor answered twice, the later answer counts. */
export type Answer = {
  readonly practice: string;
  readonly assessor: string;
  readonly answeredAt: Date;
  readonly response: Response;
};

/** The agreed answer after a dispute; it replaces the consensus. */
export type Resolution = {
  readonly practice: string;
  readonly by: string;
  readonly reason: string;
  readonly resolvedAt: Date;
  readonly response: Response;
};

/** A document attached to a practice. Only an accepted one, reviewed by somebody else, can prove. */
export type SupportingDocument = {
  readonly practice: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  /** The first and the last moment of which it speaks; null or left out is open on that side. */
  readonly validFrom?: Date | null;
  readonly validUntil?: Date | null;
  readonly review:
    | { readonly status: "pending" }
    | { readonly status: "accepted" | "rejected"; readonly by: string };
};
