import type { Assessment } from "../rules/assessment";
import { count } from "./headline";

/** Why the confidence is what it is: how many required practices rest on what. */
export function confidenceWords({ practices }: Assessment): string {
  const required = practices.filter(({ kind, exclusion }) => kind === "R" && exclusion === null);
  const shown = required.filter(({ evidence }) => evidence.basis !== "none");
  const answered = required.filter(({ consensus }) => consensus.assessors > 0);
  const by = count(shown.length, "is", "are");
  const some = `${by} seen by a check or shown by a document`;
  const alone = `${count(answered.length, "has", "have")} an answer that counts`;
  return `Of ${count(required.length, "required practice", "required practices")}, ${some}, and ${alone}.`;
}
