/**
 * Why somebody was not let in, as it stands in `?error=` of the sign-in page, and what it says there.
 * An unknown address and a wrong password are one code: the answer must not tell which.
 */
export const refusals = {
  credentials:
    "The e-mail address and password do not match. Check both, or ask an admin for a reset link.",
  "too-many": "There were too many attempts. Wait a while, then try again.",
  busy: "Many people are signing in at this moment. Try again in a few seconds.",
  disabled: "Your access to this organisation was switched off. An admin can switch it on again.",
  "sso-unknown":
    "You signed in there, but nobody here is known by that account. Ask an admin of Cairn to invite the e-mail address you use there.",
  "sso-unverified":
    "Your provider did not confirm your e-mail address, so it could not be matched. Confirm it there, then try again.",
  "sso-failed":
    "The answer of the sign-in provider could not be accepted. Start again from this page; if it happens again, tell an admin.",
  unavailable: "Signing in did not work on our side. Try again in a moment.",
} as const;

export type RefusalCode = keyof typeof refusals;

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);

/** The sentence for a code in the address; also for next-auth's own codes, such as `OAuthCallback`. */
export function refusalSentence(code: string): string {
  if (isRefusalCode(code)) return refusals[code];
  return refusals[/^(OAuth|Callback)/.test(code) ? "sso-failed" : "unavailable"];
}
