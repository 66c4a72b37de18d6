import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "~/server/core/env";
import { DomainError } from "~/server/core/errors";
import { refusals } from "~/server/identity/rules/refusal";

export const oidcProviderId = "oidc";

/** What the sign-in page offers beside the password; null when no provider is set up. */
export const oidcName = (): string | null => (configured() ? env.OIDC_NAME : null);

const configured = () => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
};

/** Claims of an ID token that next-auth's client has verified: signature, issuer, audience, times and nonce. */
const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  email: z.string().default(""),
  // Some providers send the word instead of the value.
  email_verified: z.union([z.boolean(), z.stringbool()]).default(false),
  name: z.string().default(""),
});

/**
 * Any provider that speaks OpenID Connect Discovery, by authorisation code with PKCE, state and nonce.
 * ID tokens must be signed with RS256, which every provider offers (OpenID Connect Core 15.1).
 */
export function oidcProvider(): OAuthConfig<unknown>[] {
  const set = configured();
  if (set === null) return [];
  const { issuer, clientId, clientSecret } = set;
  return [
    {
      id: oidcProviderId,
      name: env.OIDC_NAME,
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: "openid email profile" } },
      client: { id_token_signed_response_alg: "RS256" },
      httpOptions: { timeout: 5000 },
      profile: (profile) => ({ id: claims.parse(profile).sub }),
    },
  ];
}

/** @throws DomainError when the token is not from the provider that was set up. */
export function personFrom(profile: unknown) {
  const { iss, sub, email, email_verified: emailVerified, name } = claims.parse(profile);
  if (iss.replace(/\/$/, "") !== env.OIDC_ISSUER?.replace(/\/$/, "")) {
    throw new DomainError("forbidden", refusals["sso-failed"], { data: { reason: "sso-failed" } });
  }
  return { issuer: iss, subject: sub, email, emailVerified, name };
}
