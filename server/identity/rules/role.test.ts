import { describe, expect, test } from "vitest";
import { permissions, roles, rolesAllow, scopes } from "~/server/core/permissions";
import { roleDescriptions } from "./role";

/** Written by hand from the policy: v viewer, l lead, e engineer, p approver, a admin, u auditor. */
const policy: Record<string, string> = {
  "organisation:read": "vlepau",
  "organisation:manage": "a",
  "members:read": "vlepau",
  "members:manage": "a",
  "teams:manage": "a",
  "tokens:manage": "a",
  "own-account:manage": "vlepau",
  "audit:read": "au",
  "audit:export": "u",
  "maturity:read": "vlepau",
  "maturity:answer": "le",
  "maturity:write": "l",
  "maturity:review": "lp",
  "maturity:campaign": "la",
  "tracking:read": "vlepau",
  "tracking:write": "le",
  "registry:read": "vlepau",
  "registry:write": "le",
  "datasets:read": "vlepau",
  "datasets:write": "le",
  "imports:write": "le",
  "demo:manage": "a",
};
const letter = { viewer: "v", lead: "l", engineer: "e", approver: "p", admin: "a", auditor: "u" };

describe("every permission for every role", () => {
  const cells = permissions.flatMap((permission) => roles.map((role) => ({ permission, role })));

  test("the whole table was looked at", () => {
    expect(permissions.toSorted()).toEqual(Object.keys(policy).toSorted());
    expect(cells).toHaveLength(Object.keys(policy).length * 6);
  });

  test.each(cells)("$role and $permission", ({ permission, role }) => {
    expect(rolesAllow([role], permission)).toBe(policy[permission]?.includes(letter[role]));
  });
});

test("a member's rights are the union of their roles, and no role is none", () => {
  expect(rolesAllow(["viewer", "lead"], "maturity:write")).toBe(true);
  expect(rolesAllow(["viewer", "lead"], "audit:export")).toBe(false);
  expect(rolesAllow([], "organisation:read")).toBe(false);
});

test("a token can be given nothing that changes people, tokens or settings", () => {
  expect(
    scopes.filter((scope: string) => scope.endsWith(":manage") || scope === "audit:export"),
  ).toEqual([]);
});

test("every role is explained", () => {
  expect(Object.keys(roleDescriptions)).toEqual([...roles]);
});
