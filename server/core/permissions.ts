export const roles = ["viewer", "lead", "engineer", "approver", "admin", "auditor"] as const;
export type Role = (typeof roles)[number];

const everyone = roles;

/** Who holds what. Nobody inherits: a member's rights are the union of the roles they were given. */
const holders = {
  "organisation:read": everyone,
  "organisation:manage": ["admin"],
  "members:read": everyone,
  "members:manage": ["admin"],
  "teams:manage": ["admin"],
  "tokens:manage": ["admin"],
  "own-account:manage": everyone,
  "audit:read": ["admin", "auditor"],
  "audit:export": ["auditor"],
  "maturity:read": everyone,
  "maturity:answer": ["lead", "engineer"],
  "maturity:write": ["lead"],
  "maturity:review": ["lead", "approver"],
  "maturity:campaign": ["lead", "admin"],
  "tracking:read": everyone,
  "tracking:write": ["lead", "engineer"],
  "registry:read": everyone,
  "registry:write": ["lead", "engineer"],
  "datasets:read": everyone,
  "datasets:write": ["lead", "engineer"],
  "imports:write": ["lead", "engineer"],
  "demo:manage": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof holders;

/** Every permission there is, as the table names them. */
export const permissions = Object.keys(holders).filter(
  (name): name is Permission => name in holders,
);

/** What an API token may be given. People's own accounts, members and tokens stay with people. */
export const scopes = [
  "organisation:read",
  "members:read",
  "audit:read",
  "maturity:read",
  "maturity:answer",
  "maturity:write",
  "maturity:campaign",
  "tracking:read",
  "tracking:write",
  "registry:read",
  "registry:write",
  "datasets:read",
  "datasets:write",
  "imports:write",
] as const satisfies readonly Permission[];
export type Scope = (typeof scopes)[number];

/** Widened once, so that a table of literals can be searched by any role. */
const holdersOf = (permission: Permission): readonly Role[] => holders[permission];

export function rolesHolding(permission: Permission): readonly Role[] {
  return holdersOf(permission);
}

export function rolesAllow(held: readonly Role[], permission: Permission): boolean {
  return holdersOf(permission).some((role) => held.includes(role));
}
