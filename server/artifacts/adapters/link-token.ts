import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { artifactOwnerKinds } from "~/db/schema/artifacts";

/** What a link lets whoever has it do, in whose name, and until when. */
const linkShape = z.strictObject({
  way: z.enum(["upload", "download"]),
  orgId: z.uuid(),
  /** The member in whose name it was made, and the token that asked for it; without one it was a session. */
  memberId: z.uuid(),
  tokenId: z.uuid().nullable(),
  ownerKind: z.enum(artifactOwnerKinds),
  ownerId: z.guid(),
  path: z.string(),
  /** The most bytes an upload may have; null for what the quota allows. */
  mostBytes: z.number().nullable(),
  /** Seconds since 1970. */
  until: z.number().int(),
});
export type ArtifactLink = z.output<typeof linkShape>;

/** Signing has a key of its own, so that nothing else that the secret signs can be taken for a link. */
const keyFrom = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", secret, "", "cairn artifact links", 32));

const signatureOf = (secret: string, payload: string): Buffer =>
  createHmac("sha256", keyFrom(secret)).update(payload).digest();

/** As text that can stand in an address. */
export function signLink(secret: string, link: ArtifactLink): string {
  const payload = Buffer.from(JSON.stringify(link)).toString("base64url");
  return `${payload}.${signatureOf(secret, payload).toString("base64url")}`;
}

/** The link that the text stands for; null when it was not signed here, was changed, or has run out at `now`. */
export function readLink(secret: string, text: string, now: Date): ArtifactLink | null {
  const [payload = "", signature = ""] = text.split(".");
  const given = Buffer.from(signature, "base64url");
  const right = signatureOf(secret, payload);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const link = linkShape.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return link.success && link.data.until * 1000 > now.getTime() ? link.data : null;
}
