import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { findMember, listMembers } from "../queries/members";
import { ownDatabase } from "../testing/own-database";
import {
  arrange,
  firstAdmin,
  isIn,
  joined,
  memberIdOf,
  otherOrganisation,
  signedIn,
  trailOf,
} from "../testing/people";
import { changeRoles } from "./change-roles";
import { createResetLink } from "./create-reset-link";
import { disableMember } from "./disable-member";
import { enableMember } from "./enable-member";
import { updateOwnName } from "./update-own-name";

ownDatabase();
let admin: Context;
beforeAll(async () => {
  admin = await firstAdmin();
});

describe("roles and access", () => {
  test("a change of roles counts at once and ends the sessions that had the old ones", async () => {
    const pia = await joined(admin, "Pia", ["viewer"]);
    const change = await changeRoles.run(admin, {
      memberId: memberIdOf(pia),
      roles: ["engineer", "approver"],
    });
    expect(change).toMatchObject({ before: ["viewer"], roles: ["engineer", "approver"] });
    expect(await isIn(pia)).toBe(false);
    expect((await signedIn("pia@northwind.example")).actor).toMatchObject({
      roles: ["engineer", "approver"],
    });
    expect((await trailOf(admin.orgId, "identity.change-roles")).at(-1)?.detail).toContain(
      '"roles":["viewer"]',
    );
  });

  test("the last admin stays admin, and active", async () => {
    const memberId = memberIdOf(admin);
    const less = changeRoles.run(admin, { memberId, roles: ["viewer"] });
    await expect(less).rejects.toMatchObject({ code: "precondition" });
    await expect(disableMember.run(admin, { memberId })).rejects.toMatchObject({
      code: "precondition",
    });
    expect((await findMember.run(admin, { memberId })).roles).toEqual(["lead", "admin"]);
    expect(await isIn(admin)).toBe(true);
  });

  test("two admins who demote each other at the same moment leave one of them", async () => {
    const quin = await joined(admin, "Quin", ["admin"]);
    const [one, other] = [memberIdOf(admin), memberIdOf(quin)];
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.allSettled([
        changeRoles.run(admin, { memberId: other, roles: ["viewer"] }),
        changeRoles.run(quin, { memberId: one, roles: ["viewer"] }),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      await arrange(sql`update member set roles = '{lead,admin}' where id in (${one}, ${other})`);
      await arrange(sql`update session set revoked_at = null`);
    }
    await changeRoles.run(admin, { memberId: other, roles: ["viewer"] });
  });

  test("a disabled member keeps their place, and gets back what they had", async () => {
    const rosa = await joined(admin, "Rosa", ["approver"]);
    const memberId = memberIdOf(rosa);
    await disableMember.run(admin, { memberId });
    expect(await isIn(rosa)).toBe(false);
    await expect(signedIn("rosa@northwind.example")).rejects.toMatchObject({ code: "forbidden" });
    await expect(disableMember.run(admin, { memberId })).rejects.toMatchObject({
      code: "conflict",
    });
    const { rows } = await listMembers.run(admin, listMembers.input.parse({ status: "disabled" }));
    expect(rows.map(({ name }) => name)).toEqual(["Rosa"]);
    await enableMember.run(admin, { memberId });
    expect((await signedIn("rosa@northwind.example")).actor).toMatchObject({ roles: ["approver"] });
    await expect(enableMember.run(admin, { memberId })).rejects.toMatchObject({ code: "conflict" });
  });

  test("a member of another organisation does not exist here", async () => {
    const { memberId } = await otherOrganisation("Third Bank");
    for (const attempt of [
      () => changeRoles.run(admin, { memberId, roles: ["viewer"] }),
      () => disableMember.run(admin, { memberId }),
      () => enableMember.run(admin, { memberId }),
      () => createResetLink.run(admin, { memberId }),
      () => findMember.run(admin, { memberId }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        code: "not-found",
        message: "The member was not found",
      });
    }
  });

  test("people name themselves", async () => {
    expect(await updateOwnName.run(admin, { name: "Ana María Ruiz" })).toEqual({
      name: "Ana María Ruiz",
      before: "Ana Ruiz",
    });
    await updateOwnName.run(admin, { name: "Ana Ruiz" });
  });
});
