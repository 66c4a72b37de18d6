import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";

/** What the provider is asked to get wrong, or to say, about one sign-in. */
export type Grant = {
  readonly nonce: string;
  readonly challenge: string;
  readonly claims?: JWTPayload;
  readonly sign?: "RS256" | "HS256" | "none" | "other-key";
};

export const clientId = "cairn-test";
export const clientSecret = "a secret of at least thirty-two bytes";

type Keys = { readonly own: CryptoKey; readonly foreign: CryptoKey };

async function idToken(issuer: string, keys: Keys, grant: Grant): Promise<string> {
  const { nonce, claims = {}, sign = "RS256" } = grant;
  const now = Math.floor(Date.now() / 1000);
  const standard = {
    iss: issuer,
    aud: clientId,
    sub: "subject-1",
    iat: now,
    exp: now + 300,
    nonce,
  };
  const payload = { ...standard, ...claims };
  if (sign === "none") return new UnsecuredJWT(payload).encode();
  if (sign === "HS256") {
    const secret = new TextEncoder().encode(clientSecret);
    return new SignJWT(payload).setProtectedHeader({ alg: "HS256" }).sign(secret);
  }
  const key = sign === "other-key" ? keys.foreign : keys.own;
  return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "own" }).sign(key);
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  authorization_response_iss_parameter_supported: true,
});

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

const challengeOf = (verifier: string): string =>
  createHash("sha256").update(verifier).digest("base64url");

/** A small OpenID provider on loopback: discovery, keys and the token endpoint, with PKCE checked. */
export async function startProvider() {
  const [own, foreign] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const keys = { own: own.privateKey, foreign: foreign.privateKey };
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();

  const token = async (request: IncomingMessage): Promise<[number, unknown]> => {
    const form = await formOf(request);
    const code = form.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = challengeOf(form.get("code_verifier") ?? "");
    if (!grant || grant.challenge !== challenge) return [400, { error: "invalid_grant" }];
    const id_token = await idToken(issuer, keys, grant);
    return [200, { access_token: randomUUID(), token_type: "Bearer", id_token }];
  };
  const answers: Record<string, (request: IncomingMessage) => Promise<[number, unknown]>> = {
    "/.well-known/openid-configuration": () => Promise.resolve([200, discovery(issuer)]),
    "/jwks": () => Promise.resolve([200, { keys: [jwk] }]),
    "/token": token,
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = answers[new URL(request.url ?? "/", issuer).pathname];
    const [status, content] = answer ? await answer(request) : [404, {}];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    /** The code a browser would bring back from this provider. */
    grant(grant: Grant): string {
      const code = randomUUID();
      grants.set(code, grant);
      return code;
    },
    stop: () => server.close(),
  };
}
