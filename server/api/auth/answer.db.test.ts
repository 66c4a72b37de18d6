import { beforeAll, describe, expect, test, vi } from "vitest";

await vi.hoisted(async () => {
  const { ownEnvironment } = await import("../../core/testing/own-environment");
  ownEnvironment({
    NEXTAUTH_SECRET: "only for this test, thirty-two bytes and more",
    APP_ORIGINS: "https://cairn.example",
  });
});

import { createCaller } from "~/server/api/trpc/root";
import type { Context } from "~/server/core/context";
import { ownDatabase } from "~/server/identity/testing/own-database";
import {
  firstAdmin,
  goodPassword,
  joined,
  memberIdOf,
  setupInput,
  trailOf,
} from "~/server/identity/testing/people";
import { disableMember } from "~/server/identity/commands/disable-member";
import { changeRoles } from "~/server/identity/commands/change-roles";
import { enableMember } from "~/server/identity/commands/enable-member";
import { callerFromRequest } from "./caller";
import { Browser } from "./testing/browser";

ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

const { email } = setupInput;

async function signedInBrowser(
  who: string = email,
  password: string = goodPassword,
): Promise<Browser> {
  const browser = new Browser();
  const { error } = await browser.signIn(who, password);
  expect(error).toBeNull();
  return browser;
}

const contextOf = async (browser: Browser) => (await callerFromRequest(browser.headers())).context;

describe("the password door", () => {
  test("the right password opens a session that the next request has", async () => {
    const browser = await signedInBrowser();
    expect([...browser.cookies.keys()].toSorted()).toEqual([
      "cairn.csrf",
      "cairn.return",
      "cairn.session",
    ]);
    const context = await contextOf(browser);
    expect(context?.actor).toMatchObject({
      kind: "member",
      name: "Ana Ruiz",
      roles: ["lead", "admin"],
    });
    expect(context?.orgId).toBe(admin.orgId);
  });

  test("the cookie tells its reader nothing and cannot be changed", async () => {
    const browser = await signedInBrowser();
    const cookie = browser.cookies.get("cairn.session") ?? "";
    const [header = ""] = cookie.split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({
      alg: "dir",
      enc: "A256GCM",
    });
    browser.cookies.set("cairn.session", `${cookie.slice(0, -2)}xx`);
    expect(await contextOf(browser)).toBeNull();
    browser.cookies.set(
      "cairn.session",
      `${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`,
    );
    expect(await contextOf(browser)).toBeNull();
  });

  test("an unknown person and a wrong password get the very same answer", async () => {
    const wrong = await new Browser().signIn(email, "not the password at all");
    const unknown = await new Browser().signIn(
      "nobody@northwind.example",
      "not the password at all",
    );
    expect(wrong.error).toBe("credentials");
    expect(unknown.error).toBe("credentials");
    expect(unknown.response.status).toBe(wrong.response.status);
    expect(await unknown.response.text()).toBe(await wrong.response.text());
    const trail = await trailOf(admin.orgId, "identity.sign-in");
    expect(trail.at(-1)).toMatchObject({ outcome: "refused", actor: "Ana Ruiz" });
  });

  test("a form without the page's token, or sent by another site, opens nothing", async () => {
    const browser = new Browser();
    await browser.csrf();
    const form = { email, password: goodPassword, csrfToken: "forged", json: "true" };
    await browser.send("/api/auth/callback/password", { method: "POST", form });
    expect(browser.cookies.has("cairn.session")).toBe(false);
    await browser.send("/api/auth/callback/password?email=x");
    expect(browser.cookies.has("cairn.session")).toBe(false);
  });

  test("a session that was planted before is not the one that comes out", async () => {
    const attacker = await signedInBrowser();
    const victim = new Browser();
    const planted = attacker.cookies.get("cairn.session") ?? "";
    victim.cookies.set("cairn.session", planted);
    await victim.signIn(email, goodPassword);
    expect(victim.cookies.get("cairn.session")).not.toBe(planted);
    const [own, theirs] = [await contextOf(victim), await contextOf(attacker)];
    expect(own?.actor).not.toEqual(theirs?.actor);
  });

  test("signing out ends the session itself: a kept copy of the cookie is worth nothing", async () => {
    const browser = await signedInBrowser();
    const copy = browser.cookies.get("cairn.session") ?? "";
    const form = { csrfToken: await browser.csrf(), json: "true" };
    await browser.send("/api/auth/signout", { method: "POST", form });
    expect(browser.cookies.has("cairn.session")).toBe(false);
    browser.cookies.set("cairn.session", copy);
    expect(await contextOf(browser)).toBeNull();
    expect((await trailOf(admin.orgId, "identity.sign-out")).at(-1)).toMatchObject({
      outcome: "done",
    });
  });

  test("after ten wrong guesses the eleventh is told when to come back, also with the right password", async () => {
    await joined(admin, "Bea", ["viewer"]);
    for (let guess = 0; guess < 10; guess += 1) {
      const { error } = await new Browser().signIn(
        "bea@northwind.example",
        `wrong ${guess}`,
        "192.0.2.77",
      );
      expect(error).toBe("credentials");
    }
    const { response, error } = await new Browser().signIn(
      "bea@northwind.example",
      goodPassword,
      "192.0.2.78",
    );
    expect(error).toBe("too-many");
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(30);
  });

  test("over HTTPS every cookie is bound to the host and to HTTPS", async () => {
    const browser = new Browser("https://cairn.example");
    const { response, error } = await browser.signIn(email, goodPassword);
    expect(error).toBeNull();
    const line = response.headers.getSetCookie().find((cookie) => cookie.includes("session"));
    expect(line).toMatch(/^__Host-cairn\.session=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect([...browser.cookies.keys()].every((name) => name.startsWith("__Host-"))).toBe(true);
    expect(await contextOf(browser)).not.toBeNull();
  });

  test("a callback address of another site is not followed", async () => {
    const browser = new Browser();
    const form = { email, password: goodPassword, csrfToken: await browser.csrf(), json: "true" };
    const away = { ...form, callbackUrl: "https://evil.example/" };
    const response = await browser.send("/api/auth/callback/password", {
      method: "POST",
      form: away,
    });
    expect(await response.json()).toEqual({ url: "http://127.0.0.1:3000" });
    const home = { ...form, callbackUrl: "/teams" };
    const good = await browser.send("/api/auth/callback/password", { method: "POST", form: home });
    expect(await good.json()).toEqual({ url: "http://127.0.0.1:3000/teams" });
  });
});

describe("the next request", () => {
  test("is refused once the member is disabled, and stays so until they sign in again", async () => {
    const carl = await joined(admin, "Carl", ["viewer"]);
    const browser = await signedInBrowser("carl@northwind.example");
    expect(await contextOf(browser)).not.toBeNull();
    const memberId = memberIdOf(carl);
    await disableMember.run(admin, { memberId });
    expect(await contextOf(browser)).toBeNull();
    expect((await new Browser().signIn("carl@northwind.example", goodPassword)).error).toBe(
      "disabled",
    );
    expect((await new Browser().signIn("carl@northwind.example", "a wrong guess")).error).toBe(
      "credentials",
    );
    await enableMember.run(admin, { memberId });
    expect(await contextOf(browser)).toBeNull();
    expect((await new Browser().signIn("carl@northwind.example", goodPassword)).error).toBeNull();
  });

  test("is refused after a change of roles", async () => {
    const dora = await joined(admin, "Dora", ["viewer"]);
    const browser = await signedInBrowser("dora@northwind.example");
    await changeRoles.run(admin, { memberId: memberIdOf(dora), roles: ["auditor"] });
    expect(await contextOf(browser)).toBeNull();
  });

  test("goes on with a new cookie after a change of password, and every other browser is out", async () => {
    await joined(admin, "Emil", ["viewer"]);
    const here = await signedInBrowser("emil@northwind.example");
    const elsewhere = await signedInBrowser("emil@northwind.example");
    const before = here.cookies.get("cairn.session") ?? "";
    const answer = new Headers();
    const caller = createCaller(await callerFromRequest(here.headers(), answer));
    await expect(
      caller.identity.changePassword({ current: "something else", next: "a brand new otter day" }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await caller.identity.changePassword({ current: goodPassword, next: "a brand new otter day" });
    const [cookie = ""] = answer.getSetCookie();
    expect(cookie).toMatch(
      /^cairn\.session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await contextOf(elsewhere)).toBeNull();
    expect(await contextOf(here)).toBeNull();
    here.cookies.set("cairn.session", cookie.slice("cairn.session=".length, cookie.indexOf(";")));
    expect(here.cookies.get("cairn.session")).not.toBe(before);
    expect(await contextOf(here)).not.toBeNull();
    expect((await new Browser().signIn("emil@northwind.example", goodPassword)).error).toBe(
      "credentials",
    );
    expect(
      (await new Browser().signIn("emil@northwind.example", "a brand new otter day")).error,
    ).toBeNull();
  });
});

test("next-auth's own session answer holds no person and no id", async () => {
  const browser = await signedInBrowser();
  const answer = await (await browser.send("/api/auth/session")).json();
  expect(Object.keys(answer)).toEqual(["expires"]);
});

test("a form longer than any password is sent away", async () => {
  const browser = new Browser();
  const form = { email, password: "x".repeat(20_000) };
  expect((await browser.send("/api/auth/callback/password", { method: "POST", form })).status).toBe(
    413,
  );
});
