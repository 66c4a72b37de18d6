import { hkdfSync, randomUUID } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import { sessionHours } from "~/server/identity/rules/lifetime";
import type { HeaderView } from "./request";
import { authSecret } from "./secret";

/** Seconds a session cookie lives; the session itself may end sooner and is looked up on every request. */
export const cookieSeconds = sessionHours * 3600;

const isSecure = (origin: string): boolean => origin.startsWith("https://");

/** `__Host-` binds a cookie to this very host and to HTTPS; browsers refuse the prefix without HTTPS. */
export const cookieName = (origin: string, name: string): string =>
  `${isSecure(origin) ? "__Host-" : ""}cairn.${name}`;

export const cookieOptions = (origin: string) =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(origin) }) as const;

const keys = new Map<string, Uint8Array>();

/** One key per purpose, derived from the secret (RFC 5869). */
function keyFor(purpose: string): Uint8Array {
  const known = keys.get(purpose);
  if (known) return known;
  const key = new Uint8Array(hkdfSync("sha256", authSecret(), purpose, "cairn cookie", 32));
  keys.set(purpose, key);
  return key;
}

type Sealed = { readonly purpose: string; readonly seconds: number };

/** Encrypts and authenticates what a cookie says (JWE, A256GCM); the browser can neither read nor forge it. */
export const seal = (
  content: Record<string, unknown>,
  { purpose, seconds }: Sealed,
): Promise<string> =>
  new EncryptJWT(content)
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .setJti(randomUUID())
    .encrypt(keyFor(purpose));

/** What `seal` was given, or null for anything else: forged, expired, of another purpose. */
export async function unseal(
  text: string,
  purpose: string,
): Promise<Record<string, unknown> | null> {
  try {
    const accepted = { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] };
    return (await jwtDecrypt(text, keyFor(purpose), accepted)).payload;
  } catch {
    return null;
  }
}

const sessionPurpose = "";

const sealSession = (sessionId: string): Promise<string> =>
  seal({ sid: sessionId }, { purpose: sessionPurpose, seconds: cookieSeconds });

/** The Set-Cookie value that puts a session into a browser's hands. */
export async function sessionCookie(sessionId: string, origin: string): Promise<string> {
  const secure = isSecure(origin) ? "; Secure" : "";
  const value = await sealSession(sessionId);
  return `${cookieName(origin, "session")}=${value}; Max-Age=${cookieSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** Cookies by name; the first one of a name counts, as the most specific is sent first (RFC 6265 5.4). */
export function cookiesIn(headers: HeaderView): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [name = "", ...value] = pair.split("=");
    if (!cookies.has(name.trim())) cookies.set(name.trim(), decoded(value.join("=").trim()));
  }
  return cookies;
}

/** Values are percent-encoded where they must be; one that is not is taken as it stands. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The session that a request's cookie names, if Cairn sealed it. Whether it is still good is not said here. */
export async function sessionIdIn(headers: HeaderView, origin: string): Promise<string | null> {
  const text = cookiesIn(headers).get(cookieName(origin, "session"));
  if (text === undefined || text === "") return null;
  const content = await unseal(text, sessionPurpose);
  const sid = content?.["sid"];
  return typeof sid === "string" ? sid : null;
}
