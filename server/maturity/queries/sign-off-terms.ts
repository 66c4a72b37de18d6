import { z } from "zod";
import { askedPractices } from "../rules/framework";
import { isAnswered } from "./answer-shape";
import { saysSomething } from "./answers";
import type { Scored } from "./scored";

/** What a signature says. The signer sees exactly these words. */
export const SIGN_OFF_STATEMENT =
  "These answers describe how our team works today, as far as we know. Where we do not know, we said so.";

export const holdUp = z.object({
  practice: z.string(),
  statement: z.string(),
  dimension: z.string(),
  why: z.enum(["unanswered", "expired", "disputed"]),
});
export type HoldUp = z.output<typeof holdUp>;

/**
 * What must be settled before signing: every required practice needs an answer that still counts, and
 * "we do not know" is one. Optional practices may stay open.
 */
export function holdUpsOf(scored: Scored): HoldUp[] {
  const { framework, assessment, input, result, said } = scored;
  return askedPractices(framework).flatMap((practice): HoldUp[] => {
    const { key, statement, dimension, kind } = practice;
    const named = { practice: key, statement, dimension };
    if (result.openDisputes.includes(key)) return [{ ...named, why: "disputed" }];
    const answer = said.get(key);
    if (kind === "O" || isAnswered(answer, { practice, assessment, now: input.now })) return [];
    const expired = answer !== undefined && saysSomething(answer);
    return [{ ...named, why: expired ? "expired" : "unanswered" }];
  });
}
