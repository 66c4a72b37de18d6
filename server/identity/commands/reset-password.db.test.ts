import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { ownDatabase } from "../testing/own-database";
import {
  firstAdmin,
  goodPassword,
  isIn,
  joined,
  memberIdOf,
  otherOrganisation,
  signedIn,
  tokenIn,
  trailOf,
  visitor,
} from "../testing/people";
import { createResetLink } from "./create-reset-link";
import { disableMember } from "./disable-member";
import { resetPassword } from "./reset-password";

ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

describe("a reset link", () => {
  test("sets a new password once, ends every session, and the admin never sees a password", async () => {
    const sven = await joined(admin, "Sven", ["viewer"]);
    const { path, expiresAt } = await createResetLink.run(admin, { memberId: memberIdOf(sven) });
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000);
    const token = tokenIn(path);
    const password = "an entirely new sentence";
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => resetPassword.run(visitor(), { token, password })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await isIn(sven)).toBe(false);
    await expect(signedIn("sven@northwind.example")).rejects.toMatchObject({ code: "forbidden" });
    await signedIn("sven@northwind.example", password);
    expect((await trailOf(admin.orgId, "identity.reset-password")).at(-1)).toMatchObject({
      actor: "Sven",
    });
  });

  test("lets somebody in again whose attempts are used up", async () => {
    const tom = await joined(admin, "Tom", ["viewer"]);
    for (let guess = 0; guess < 10; guess += 1) {
      await expect(signedIn("tom@northwind.example", "wrong")).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(signedIn("tom@northwind.example")).rejects.toMatchObject({ code: "too-many" });
    const { path } = await createResetLink.run(admin, { memberId: memberIdOf(tom) });
    await resetPassword.run(visitor(), { token: tokenIn(path), password: "tom starts over again" });
    await signedIn("tom@northwind.example", "tom starts over again");
  });

  test("is not made for somebody who also belongs to another organisation", async () => {
    const una = await joined(admin, "Una", ["viewer"]);
    const memberId = memberIdOf(una);
    const made = await createResetLink.run(admin, { memberId });
    const accountId = una.actor.kind === "member" ? una.actor.accountId : "";
    await otherOrganisation("Fourth Bank", accountId);
    await expect(createResetLink.run(admin, { memberId })).rejects.toMatchObject({
      code: "precondition",
    });
    const late = resetPassword.run(visitor(), {
      token: tokenIn(made.path),
      password: goodPassword,
    });
    await expect(late).rejects.toMatchObject({ code: "precondition" });
  });

  test("is not made for a disabled member", async () => {
    const vera = await joined(admin, "Vera", ["viewer"]);
    const memberId = memberIdOf(vera);
    await disableMember.run(admin, { memberId });
    await expect(createResetLink.run(admin, { memberId })).rejects.toMatchObject({
      code: "precondition",
    });
  });
});
