import { randomBytes } from "node:crypto";
import type { Policy } from "./door";
import type { Exchange } from "./exchange";

/** Features of the browser that no page of Cairn uses; a script that got in could not either. */
const unused = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
  "xr-spatial-tracking",
].map((feature) => `${feature}=()`);

const always = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // Not `no-referrer`: browsers then send `Origin: null` with forms, and the site check would refuse our own.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "x-permitted-cross-domain-policies": "none",
  "permissions-policy": unused.join(", "),
} as const;

const twoYears = "max-age=63072000; includeSubDomains";

/** Nothing may be loaded from, framed into or sent by these answers. */
const dataPolicy =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Scripts of the build may be workers, which obey the policy of their own file. */
const assetPolicy = `${dataPolicy}; script-src 'self'; connect-src 'self'`;

/**
 * Sets what every answer carries. For a page it also makes the nonce and leaves the policy in the request,
 * where Next finds the nonce for its scripts.
 */
export function setHeaders(
  { request, response, requestId, client }: Exchange,
  policy: Policy,
  dev = false,
): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  response.setHeader("x-request-id", requestId);
  if (client.secure) response.setHeader("strict-transport-security", twoYears);
  if (policy !== "asset") response.setHeader("cache-control", "no-store");
  const csp =
    policy === "page" ? pagePolicy(randomBytes(18).toString("base64"), dev) : fixedPolicy(policy);
  response.setHeader("content-security-policy", csp);
  if (policy !== "page") return;
  request.headers["content-security-policy"] = csp;
  // Which page was asked for: a layout is told no path, and sign-in leads back there.
  request.headers["x-cairn-path"] = request.url ?? "/";
}

const fixedPolicy = (policy: "data" | "asset"): string =>
  policy === "data" ? dataPolicy : assetPolicy;

/** `strict-dynamic`: a script with the nonce may load further ones, nothing else may run. */
function pagePolicy(nonce: string, dev: boolean): string {
  const scripts = `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`;
  const styles = dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    scripts,
    styles,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}
