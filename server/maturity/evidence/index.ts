import { changesAreAudited } from "./changes-are-audited";
import type { Check } from "./check";
import { improvementsAreOnTime } from "./improvements-are-on-time";
import { improvementsAreOwned } from "./improvements-are-owned";
import { parkedWorkIsReviewed } from "./parked-work-is-reviewed";
import { peopleAreThere } from "./people-are-there";
import { planHasABudget } from "./plan-has-a-budget";
import { teamHasOwnerAndDeputy } from "./team-has-owner-and-deputy";

/** Every check that can answer today. A new one is a file beside this and a line here. */
export const checks: readonly Check[] = [
  changesAreAudited,
  improvementsAreOwned,
  teamHasOwnerAndDeputy,
  improvementsAreOnTime,
  planHasABudget,
  peopleAreThere,
  parkedWorkIsReviewed,
];

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

export const checkOf = (id: string): Check | undefined => byId.get(id);
