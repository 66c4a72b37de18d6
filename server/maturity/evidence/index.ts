import { changesAreAudited } from "./changes-are-audited";
import type { Check } from "./check";
import { improvementsAreOwned } from "./improvements-are-owned";
import { teamHasOwnerAndDeputy } from "./team-has-owner-and-deputy";

/** Every check that can answer today. A new one is a file beside this and a line here. */
export const checks: readonly Check[] = [
  changesAreAudited,
  improvementsAreOwned,
  teamHasOwnerAndDeputy,
];

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

export const checkOf = (id: string): Check | undefined => byId.get(id);
