import { expect, test } from "vitest";
import { newId } from "~/server/core/ids";
import { type ArtifactLink, readLink, signLink } from "./link-token";

const secret = "a secret for tests that nobody else knows";
const now = new Date("2026-11-21T12:00:00Z");
const link: ArtifactLink = {
  way: "download",
  orgId: newId(),
  memberId: newId(),
  tokenId: null,
  ownerKind: "run",
  ownerId: newId(),
  path: "a/größe.txt",
  mostBytes: null,
  until: now.getTime() / 1000 + 60,
};

test("a link says what was signed, until it runs out", () => {
  const text = signLink(secret, link);
  expect(text).toMatch(/^[\w-]+\.[\w-]+$/);
  expect(readLink(secret, text, now)).toEqual(link);
  expect(readLink(secret, text, new Date(now.getTime() + 60_000))).toBeNull();
});

test("a changed link, or one of another key, says nothing", () => {
  const [payload = "", signature = ""] = signLink(secret, link).split(".");
  const forged = Buffer.from(JSON.stringify({ ...link, path: "other" })).toString("base64url");
  for (const text of [
    `${forged}.${signature}`,
    `${payload}.`,
    payload,
    "",
    ".",
    `${payload}.${signature.slice(1)}`,
    `${payload}.${signature}x`,
  ])
    expect([text, readLink(secret, text, now)]).toEqual([text, null]);
  expect(readLink(`${secret}.`, `${payload}.${signature}`, now)).toBeNull();
});
