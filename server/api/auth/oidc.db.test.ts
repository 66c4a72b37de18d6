import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const provider = await vi.hoisted(async () => {
  const { clientId, clientSecret, startProvider } = await import("./testing/provider");
  const started = await startProvider();
  const { ownEnvironment } = await import("../../core/testing/own-environment");
  ownEnvironment({
    NEXTAUTH_SECRET: "only for this test, thirty-two bytes and more",
    OIDC_ISSUER: started.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_EMAIL_DOMAINS: "northwind.example",
  });
  return started;
});

import { sql } from "drizzle-orm";
import type { Context } from "~/server/core/context";
import { disableMember } from "~/server/identity/commands/disable-member";
import { enableMember } from "~/server/identity/commands/enable-member";
import { inviteMember } from "~/server/identity/commands/invite-member";
import { ownDatabase } from "~/server/identity/testing/own-database";
import {
  arrange,
  firstAdmin,
  joined,
  memberIdOf,
  otherOrganisation,
  trailOf,
} from "~/server/identity/testing/people";
import { refusals, refusalSentence } from "~/server/identity/rules/refusal";
import { callerFromRequest } from "./caller";
import { Browser } from "./testing/browser";
import type { Grant } from "./testing/provider";

ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});
afterAll(() => provider.stop());

type Departure = { readonly state: string; readonly nonce: string; readonly challenge: string };

/** Leaves for the provider: what the browser would carry there. */
async function leave(browser: Browser): Promise<Departure> {
  const form = { csrfToken: await browser.csrf(), callbackUrl: "/teams", json: "true" };
  const response = await browser.send("/api/auth/signin/oidc", { method: "POST", form });
  const { url }: { url: string } = await response.json();
  const query = new URL(url).searchParams;
  expect(query.get("code_challenge_method")).toBe("S256");
  expect(query.get("nonce")).toMatch(/^[\w-]{43}$/);
  const value = (name: string) => query.get(name) ?? "";
  return { state: value("state"), nonce: value("nonce"), challenge: value("code_challenge") };
}

type Twist = {
  readonly claims?: Grant["claims"];
  readonly sign?: Grant["sign"];
  readonly nonce?: string;
  /** What is different in the address the provider sends the browser back to; null leaves a field out. */
  readonly back?: Readonly<Record<string, string | null>>;
};

const ana = { email: "ana@northwind.example", email_verified: true, name: "Ana Ruiz" };

/** Comes back from the provider: where the browser is sent then. */
async function comeBack(browser: Browser, left: Departure, twist: Twist = {}): Promise<string> {
  const { claims = ana, sign, nonce = left.nonce, back = {} } = twist;
  const grant = { nonce, challenge: left.challenge, claims, ...(sign && { sign }) };
  const told = { code: provider.grant(grant), state: left.state, iss: provider.issuer, ...back };
  const query = Object.entries(told).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  const response = await browser.send(`/api/auth/callback/oidc?${new URLSearchParams(query)}`);
  return response.headers.get("location") ?? "";
}

async function signInWith(twist: Twist = {}, browser = new Browser()) {
  const location = await comeBack(browser, await leave(browser), twist);
  return { browser, location };
}

const contextOf = async (browser: Browser) => (await callerFromRequest(browser.headers())).context;
const last = async () => (await trailOf(admin.orgId, "identity.enter-with-oidc")).at(-1);

describe("who is let in", () => {
  test("a member whose confirmed address is at a trusted domain is linked once and known by subject afterwards", async () => {
    const { browser, location } = await signInWith();
    expect(location).toBe("http://127.0.0.1:3000/teams");
    expect((await contextOf(browser))?.actor).toMatchObject({ memberId: memberIdOf(admin) });
    expect((await last())?.detail).toContain(`"linked":"${provider.issuer}"`);
    const renamed = { ...ana, email: "ana.married@elsewhere.example", email_verified: false };
    const again = await signInWith({ claims: renamed });
    expect((await contextOf(again.browser))?.actor).toMatchObject({ memberId: memberIdOf(admin) });
    expect((await last())?.detail).not.toContain("linked");
  });

  test("an invited person becomes a member with the roles they were invited with", async () => {
    await inviteMember.run(admin, { email: "finn@partner.example", name: "", roles: ["engineer"] });
    const claims = {
      sub: "finn",
      email: "finn@partner.example",
      email_verified: true,
      name: "Finn Berg",
    };
    const { browser } = await signInWith({ claims });
    const actor = (await contextOf(browser))?.actor;
    expect(actor).toMatchObject({ name: "Finn Berg", roles: ["engineer"] });
    const { browser: second } = await signInWith({ claims });
    expect((await contextOf(second))?.actor).toMatchObject({ name: "Finn Berg" });
  });

  test("a disabled member is refused like anywhere else", async () => {
    const gus = await joined(admin, "Gus", ["viewer"]);
    const claims = { sub: "gus", email: "gus@northwind.example", email_verified: true };
    await disableMember.run(admin, { memberId: memberIdOf(gus) });
    const { location } = await signInWith({ claims });
    expect(location).toBe("/sign-in?error=disabled");
    await enableMember.run(admin, { memberId: memberIdOf(gus) });
    expect((await signInWith({ claims })).location).toBe("http://127.0.0.1:3000/teams");
  });
});

describe("who is not", () => {
  test.each([
    [
      "somebody nobody invited",
      "sso-unknown",
      { sub: "x1", email: "eve@northwind.example", email_verified: true },
    ],
    [
      "an address the provider has not confirmed",
      "sso-unverified",
      { sub: "x2", ...ana, email_verified: false },
    ],
    ["an address without a word about it", "sso-unverified", { sub: "x3", email: ana.email }],
    [
      "a look-alike address with a full-width sign",
      "sso-unverified",
      { sub: "x4", email: "ana＠northwind.example", email_verified: true },
    ],
    [
      "a look-alike address with a Cyrillic letter",
      "sso-unverified",
      { sub: "x5", email: "аna@northwind.example", email_verified: true },
    ],
    [
      "two addresses in one",
      "sso-unverified",
      { sub: "x6", email: "ana@northwind.example@evil.example", email_verified: true },
    ],
  ])("%s", async (_, code, claims) => {
    const { browser, location } = await signInWith({ claims });
    expect(location).toBe(`/sign-in?error=${code}`);
    expect(browser.cookies.has("cairn.session")).toBe(false);
    expect(await last()).toMatchObject({ outcome: "refused", actor: "sign-in" });
    expect((await last())?.detail).toContain(claims.sub);
  });

  test("a member's address at a domain the operator did not name", async () => {
    await arrange(
      sql`update account set email = 'ana@other.example' where email = 'ana@northwind.example'`,
    );
    try {
      const claims = { sub: "x7", email: "ana@other.example", email_verified: true };
      expect((await signInWith({ claims })).location).toBe("/sign-in?error=sso-unknown");
    } finally {
      await arrange(
        sql`update account set email = 'ana@northwind.example' where email = 'ana@other.example'`,
      );
    }
  });
});

describe("an answer that was tampered with is refused and recorded", () => {
  const past = Math.floor(Date.now() / 1000) - 3600;
  const cases: [string, Twist][] = [
    ["the wrong nonce", { nonce: "another nonce" }],
    ["no nonce", { claims: { ...ana, nonce: undefined } }],
    ["no state", { back: { state: null } }],
    ["the state of another sign-in", { back: { state: "another state" } }],
    ["another issuer in the token", { claims: { ...ana, iss: "https://idp.evil.example" } }],
    ["another issuer in the answer", { back: { iss: "https://idp.evil.example" } }],
    ["no issuer in the answer", { back: { iss: null } }],
    ["a token for another client", { claims: { ...ana, aud: "somebody-else" } }],
    ["an expired token", { claims: { ...ana, iat: past, exp: past + 300 } }],
    ["a token without a signature", { sign: "none" }],
    ["a token signed with the client's secret", { sign: "HS256" }],
    ["a token signed with another key", { sign: "other-key" }],
    ["a code the provider never gave", { back: { code: "invented" } }],
    ["an error instead of a code", { back: { code: null, error: "access_denied" } }],
  ];
  test.each(cases)("%s", async (_, twist) => {
    const { browser, location } = await signInWith(twist);
    const code = new URL(location, "http://127.0.0.1:3000").searchParams.get("error") ?? "";
    expect(refusalSentence(code)).toBe(refusals["sso-failed"]);
    expect(browser.cookies.has("cairn.session")).toBe(false);
    expect(await last()).toMatchObject({ outcome: "refused", actor: "sign-in" });
  });

  test("an answer that belongs to somebody else's browser", async () => {
    const theirs = await leave(new Browser());
    const victim = new Browser();
    await leave(victim);
    expect(await comeBack(victim, theirs)).toContain("error=OAuthCallback");
    const stranger = new Browser();
    expect(await comeBack(stranger, theirs)).toContain("error=OAuthCallback");
    expect(stranger.cookies.has("cairn.session")).toBe(false);
  });

  test("the same answer a second time", async () => {
    const browser = new Browser();
    const left = await leave(browser);
    const kept = new Map(browser.cookies);
    const code = provider.grant({ nonce: left.nonce, challenge: left.challenge, claims: ana });
    expect(await comeBack(browser, left, { back: { code } })).toContain("/teams");
    const replay = new Browser();
    for (const [name, value] of kept) replay.cookies.set(name, value);
    expect(await comeBack(replay, left, { back: { code } })).toContain("error=OAuthCallback");
  });

  test("a flood of such answers stops filling the trail", async () => {
    const before = (await trailOf(admin.orgId, "identity.enter-with-oidc")).length;
    const browser = new Browser();
    for (let sent = 0; sent < 130; sent += 1) {
      await browser.send("/api/auth/callback/oidc?error=access_denied", { ip: "203.0.113.5" });
    }
    const after = (await trailOf(admin.orgId, "identity.enter-with-oidc")).length;
    expect(after - before).toBeLessThanOrEqual(101);
  });
});

test("with two organisations nobody's trail is told about a stranger", async () => {
  await otherOrganisation("Second Bank");
  const before = (await trailOf(admin.orgId, "identity.enter-with-oidc")).length;
  const claims = { sub: "x9", email: "eve@northwind.example", email_verified: true };
  expect((await signInWith({ claims })).location).toBe("/sign-in?error=sso-unknown");
  expect(await trailOf(admin.orgId, "identity.enter-with-oidc")).toHaveLength(before);
});
