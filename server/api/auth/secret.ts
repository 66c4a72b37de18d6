import { readEnv } from "~/server/core/env";

let secret: string | undefined;

/**
 * The key behind session cookies and sign-in state. The process generates one into its data folder and
 * sets it before the first request, which may be after this module was loaded: so it is read when needed.
 */
export function authSecret(): string {
  // oxlint-disable-next-line no-restricted-properties -- `env` was read before the process set it
  secret ??= readEnv(process.env).NEXTAUTH_SECRET;
  if (secret === undefined) {
    throw new Error(
      "NEXTAUTH_SECRET is not set. `npm start` makes one; set it when starting otherwise.",
    );
  }
  return secret;
}
