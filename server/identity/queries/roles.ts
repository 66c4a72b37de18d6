import { type Role, roles, type Scope, scopes } from "~/server/core/permissions";

/** The roles a row names, in the order of the table; a word that is no role gives no right. */
export const rolesOf = (stored: readonly string[]): Role[] =>
  roles.filter((role) => stored.includes(role));

export const scopesOf = (stored: readonly string[]): Scope[] =>
  scopes.filter((scope) => stored.includes(scope));
