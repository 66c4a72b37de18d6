import { z } from "zod";
import { DomainError } from "~/server/core/errors";
import { roles } from "~/server/core/permissions";
import { emailOf } from "../../rules/email";
import { passwordProblem } from "../../rules/password";
import { isCurrency, isTimeZone } from "../../rules/place";

/** Fields that several operations take, with the sentence a form shows. */
export const personName = z.string().trim().min(1, "Write a name.").max(120);

export const emailAddress = z
  .string()
  .max(320)
  .transform((text, context) => {
    const email = emailOf(text);
    if (email !== null) return email;
    context.addIssue({ code: "custom", message: "Write an address like name@example.com." });
    return z.NEVER;
  });

export const organisationName = z.string().trim().min(1, "Write a name.").max(120);
export const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, "Choose a time zone such as Europe/Zurich or UTC.");
export const currency = z
  .string()
  .length(3, "Choose a currency such as EUR.")
  .refine(isCurrency, "Choose a currency such as EUR.");

export const roleSet = z
  .array(z.enum(roles))
  .min(1, "Choose at least one role.")
  .max(roles.length)
  .transform((chosen) => roles.filter((role) => chosen.includes(role)));

/** What somebody types: long enough to hold the longest password, short enough to hash nothing absurd. */
export const typedPassword = z.string().max(1024);
export const linkToken = z.string().min(1).max(200);

/** @throws DomainError invalid with the sentence at `field`. */
export function requireGoodPassword(
  password: string,
  about: readonly string[],
  field = "password",
): void {
  const problem = passwordProblem(password, about);
  if (problem !== null) throw new DomainError("invalid", problem, { fields: { [field]: problem } });
}
