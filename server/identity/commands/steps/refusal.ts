import { organisations } from "~/db/schema/identity";
import type { Threshold } from "~/server/core/context";
import { EntryRefused } from "~/server/core/entry";
import { DomainError } from "~/server/core/errors";
import { isRefusalCode, type RefusalCode, refusals } from "../../rules/refusal";

/**
 * A no to somebody who belongs to no organisation. Where there is only one organisation it is meant by
 * everybody who tries, so its trail keeps the no with what was `told`; else there is nobody to tell.
 */
export async function refusal(
  threshold: Threshold,
  code: RefusalCode,
  told: string,
): Promise<DomainError> {
  const two = await threshold.db.select({ id: organisations.id }).from(organisations).limit(2);
  const [only, another] = two;
  const plain = new DomainError("forbidden", refusals[code], { data: { reason: code } });
  if (!only || another) return plain;
  const named = {
    orgId: await threshold.enter(only.id),
    actor: { kind: "system", job: "sign-in" },
  } as const;
  const recorded = `${refusals[code]} ${told.slice(0, 500)}`;
  return new EntryRefused(new DomainError("forbidden", recorded, plain.detail), named);
}

/** A recorded no as the visitor hears it: the sentence for its reason, without what the trail says besides. */
export function plainly({ code, message, detail }: EntryRefused): DomainError {
  const { data } = detail;
  const reason: unknown =
    typeof data === "object" && data !== null ? Reflect.get(data, "reason") : undefined;
  const known = typeof reason === "string" && isRefusalCode(reason) ? refusals[reason] : message;
  return new DomainError(code, known, detail);
}
