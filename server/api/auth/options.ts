import type { AuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Visitor } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { enterWithOidc } from "~/server/identity/commands/enter-with-oidc";
import { signInWithPassword } from "~/server/identity/commands/sign-in-with-password";
import { signOut } from "~/server/identity/commands/sign-out";
import { contextFromSession } from "~/server/identity/queries/session";
import type { RefusalCode } from "~/server/identity/rules/refusal";
import { cookieName, cookieOptions, cookieSeconds, seal, unseal } from "./cookie";
import { oidcProvider, oidcProviderId, personFrom } from "./oidc";
import { authSecret } from "./secret";

/** What one request tells and learns while next-auth handles it. */
export type Exchange = {
  readonly visitor: Visitor;
  readonly origin: string;
  /** Set when an attempt was refused for being one too many. */
  retryAfterSeconds?: number;
  /** Set when the provider's answer did not stand up to next-auth's checks. */
  protocolProblem?: string;
};

/**
 * next-auth does the protocols (CSRF, OpenID Connect, cookies) and nothing else: who may enter is asked
 * of our operations, and its token holds a session id only, which is looked up on every request.
 */
export function authOptions(exchange: Exchange): AuthOptions {
  const { origin, visitor } = exchange;
  return {
    secret: authSecret(),
    providers: [passwordProvider(exchange), ...oidcProvider()],
    session: { strategy: "jwt", maxAge: cookieSeconds },
    jwt: {
      encode: ({ token = {}, maxAge = cookieSeconds, salt = "" }) =>
        seal(token, { purpose: salt, seconds: maxAge }),
      decode: async ({ token = "", salt = "" }) => unseal(token, salt),
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: cookiesAt(origin),
    useSecureCookies: origin.startsWith("https://"),
    logger: loggerOf(exchange),
    callbacks: {
      signIn: async ({ user, account, profile }) =>
        account?.provider === oidcProviderId ? enterFrom(exchange, { user, profile }) : true,
      // A first call brings the user that was let in; later ones bring the token as it was.
      jwt: ({ token, user }) => ({ sid: user ? user.id : token["sid"] }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => endSession(token["sid"], visitor) },
  };
}

const passwordProvider = (exchange: Exchange) =>
  CredentialsProvider({
    id: "password",
    name: "password",
    credentials: { email: {}, password: {} },
    authorize: async (given) => {
      const { email = "", password = "" } = given ?? {};
      const input = signInWithPassword.input.safeParse({ email, password });
      if (!input.success) throw new Error("credentials" satisfies RefusalCode);
      try {
        const { sessionId } = await signInWithPassword.run(exchange.visitor, input.data);
        return { id: sessionId };
      } catch (problem) {
        throw new Error(refusalOf(problem, exchange), { cause: problem });
      }
    },
  });

type Arrival = { readonly user: User; readonly profile: unknown };

/** True when let in, with the session's id in `user.id`; else the address of the page that says why not. */
async function enterFrom(exchange: Exchange, { user, profile }: Arrival): Promise<true | string> {
  try {
    const { sessionId } = await enterWithOidc.run(exchange.visitor, personFrom(profile));
    user.id = sessionId;
    return true;
  } catch (problem) {
    return `/sign-in?error=${refusalOf(problem, exchange)}`;
  }
}

/** The code the sign-in page has a sentence for; next-auth carries it there as the error's message. */
function refusalOf(problem: unknown, exchange: Exchange): RefusalCode {
  if (!(problem instanceof DomainError)) {
    exchange.visitor.log.error(
      { err: problem, requestId: exchange.visitor.requestId },
      "sign-in failed",
    );
    return "unavailable";
  }
  if (problem.code === "too-many") {
    exchange.retryAfterSeconds = numberAt(problem, "retryAfterSeconds");
    return "too-many";
  }
  const reason = textAt(problem, "reason");
  return isReason(reason) ? reason : "credentials";
}

const reasons = ["disabled", "sso-unknown", "sso-unverified", "sso-failed"] as const;
const isReason = (code: string): code is (typeof reasons)[number] =>
  reasons.some((one) => one === code);

const fieldOf = ({ detail: { data } }: DomainError, name: string): unknown =>
  typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;

function numberAt(problem: DomainError, name: string): number {
  const value = fieldOf(problem, name);
  return typeof value === "number" ? value : 60;
}

function textAt(problem: DomainError, name: string): string {
  const value = fieldOf(problem, name);
  return typeof value === "string" ? value : "";
}

async function endSession(sessionId: unknown, visitor: Visitor): Promise<void> {
  const context =
    typeof sessionId === "string" ? await contextFromSession(sessionId, visitor) : null;
  if (context) await signOut.run(context, {});
}

/** Short-lived values of one sign-in, in seconds. */
const checkSeconds = 15 * 60;

function cookiesAt(origin: string): NonNullable<AuthOptions["cookies"]> {
  const lasting = (name: string) => ({
    name: cookieName(origin, name),
    options: cookieOptions(origin),
  });
  const passing = (name: string) => ({
    name: cookieName(origin, name),
    options: { ...cookieOptions(origin), maxAge: checkSeconds },
  });
  return {
    sessionToken: lasting("session"),
    callbackUrl: lasting("return"),
    csrfToken: lasting("csrf"),
    pkceCodeVerifier: passing("pkce"),
    state: passing("state"),
    nonce: passing("nonce"),
  };
}

/** What next-auth has to say goes where everything else goes; a refused answer of a provider is a warning. */
const loggerOf = (exchange: Exchange): NonNullable<AuthOptions["logger"]> => {
  const { log, requestId } = exchange.visitor;
  return {
    error: (code, detail) => {
      log.warn({ code, err: detail, requestId }, "next-auth");
      if (code.startsWith("OAUTH_CALLBACK")) exchange.protocolProblem = reasonIn(detail);
    },
    warn: (code) => log.info({ code, requestId }, "next-auth"),
    debug: () => undefined,
  };
};

const reasonIn = (detail: unknown): string => {
  const inner: unknown = detail instanceof Error ? detail : Object(detail).error;
  return inner instanceof Error ? inner.message : "The provider's answer was not accepted.";
};
