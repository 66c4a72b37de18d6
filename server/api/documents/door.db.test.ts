import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sessionCookie } from "~/server/api/auth/cookie";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { opened, practice } from "~/server/api/testing/maturity-fixtures";
import { type Ask, type Front, openFront } from "~/server/http/testing/front";
import { documentLimits } from "~/server/maturity/rules/attachment";
import { documentDoors } from "./door";

process.env["NEXTAUTH_SECRET"] = "a secret for tests that nobody else knows";

let world: World;
let front: Front;
let side: Side;
let origin: string;
beforeAll(async () => {
  world = await openWorld();
  front = await openFront({ doors: documentDoors() });
  side = await world.side("A");
  origin = `http://127.0.0.1:${front.port}`;
});
afterAll(async () => {
  await front.close();
  await world.close();
});

const cookieOf = async (of: Side): Promise<string> => {
  const [cookie = ""] = (await sessionCookie(of.things.get("mySession") ?? "", origin)).split(";");
  return cookie;
};

async function browse(path: string, request: Ask = {}, of = side) {
  const cookie = await cookieOf(of);
  return front.ask(path, { ...request, headers: { cookie, origin, ...request.headers } });
}

const octets = { "content-type": "application/octet-stream" };

function bring(assessmentId: string, fileName: string, more: Ask = {}) {
  const about = new URLSearchParams({ fileName, title: "Policy", effectiveOn: "2026-01-01" });
  const path = `/api/v1/assessments/${assessmentId}/answers/${practice}/documents?${about.toString()}`;
  const headers = { ...octets, ...more.headers };
  return browse(path, { method: "POST", body: "We watch.", ...more, headers });
}

describe("a document comes in as bytes and goes out as a download", () => {
  test("with its own name, never shown, never run, and the same bytes", async () => {
    const { assessmentId } = await opened(side);
    const made = await bring(assessmentId, "Richtlinie für Modelle.txt");
    expect(made.status).toBe(200);
    const { documentId } = JSON.parse(made.body);
    const file = await browse(`/api/v1/documents/${documentId}/file`);
    expect([file.status, file.body]).toEqual([200, "We watch."]);
    expect(file.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(file.headers["content-disposition"]).toBe(
      `attachment; filename="Richtlinie f_r Modelle.txt"; filename*=UTF-8''Richtlinie%20f%C3%BCr%20Modelle.txt`,
    );
    const theirs = await world.side("B");
    expect((await browse(`/api/v1/documents/${documentId}/file`, {}, theirs)).status).toBe(404);
    expect((await front.ask(`/api/v1/documents/${documentId}/file`)).status).toBe(401);
  });

  test("a hostile name is refused in words, without the deceptive characters", async () => {
    const { assessmentId } = await opened(side);
    const answer = await bring(assessmentId, "policy\u202Efdp.exe");
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("turn the text round");
    expect(answer.body).not.toContain("\u202E");
  });

  test("more than ten megabytes are refused, whatever length was announced", async () => {
    const { assessmentId } = await opened(side);
    const body = "x".repeat(documentLimits.bytes + 1);
    const answer = await bring(assessmentId, "big.txt", { body });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain("Nothing was changed");
  });

  test("ten megabytes go in", async () => {
    const { assessmentId } = await opened(side);
    const answer = await bring(assessmentId, "big.txt", { body: "x".repeat(documentLimits.bytes) });
    expect(answer.status).toBe(200);
  });

  test("another site cannot bring one in a person's name, nor a form without its own type", async () => {
    const { assessmentId } = await opened(side);
    const evil = await bring(assessmentId, "a.txt", {
      headers: { origin: "https://evil.example" },
    });
    expect(evil.status).toBe(403);
    const form = await bring(assessmentId, "a.txt", {
      headers: { "content-type": "text/plain" },
    });
    expect(form.status).toBe(415);
  });

  test("fields that are missing or unknown are named", async () => {
    const { assessmentId } = await opened(side);
    const path = `/api/v1/assessments/${assessmentId}/answers/${practice}/documents?fileName=a.txt&colour=red`;
    const answer = await browse(path, { method: "POST", body: "x", headers: octets });
    expect(answer.status).toBe(400);
    expect(Object.keys(JSON.parse(answer.body).fields).toSorted()).toEqual([
      "colour",
      "effectiveOn",
      "title",
    ]);
  });
});
