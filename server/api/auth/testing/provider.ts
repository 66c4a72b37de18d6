import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";

/** What the provider is asked to get wrong, or to say, about one sign-in. */
export type Grant = {
  readonly nonce: string;
  readonly challenge: string;
  readonly claims?: JWTPayload;
  readonly sign?: "RS256" | "HS256" | "none" | "other-key";
};

export const clientId = "cairn-test";
export const clientSecret = "a secret of at least thirty-two bytes";

/** A small OpenID provider on loopback: discovery, keys and the token endpoint, with PKCE checked. */
export async function startProvider() {
  const own = await generateKeyPair("RS256");
  const foreign = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();

  const idToken = async ({ nonce, claims = {}, sign = "RS256" }: Grant): Promise<string> => {
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
      return new SignJWT(payload)
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode(clientSecret));
    }
    const key = sign === "other-key" ? foreign.privateKey : own.privateKey;
    return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: "own" }).sign(key);
  };

  const token = async (request: IncomingMessage): Promise<[number, unknown]> => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || grant.challenge !== challenge) return [400, { error: "invalid_grant" }];
    return [
      200,
      { access_token: randomUUID(), token_type: "Bearer", id_token: await idToken(grant) },
    ];
  };

  const answer = async (request: IncomingMessage): Promise<[number, unknown]> => {
    switch (new URL(request.url ?? "/", issuer).pathname) {
      case "/.well-known/openid-configuration":
        return [200, discovery()];
      case "/jwks":
        return [200, { keys: [jwk] }];
      case "/token":
        return token(request);
      default:
        return [404, {}];
    }
  };

  const discovery = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    authorization_response_iss_parameter_supported: true,
  });

  const server = createServer((request, response) => {
    void answer(request).then(([status, content]) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(content));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;

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
