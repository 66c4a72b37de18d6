import { auditFixtures } from "./audit-fixtures";
import type { Fixtures } from "./fixture";
import { identityFixtures } from "./identity-fixtures";
import { maturityFixtures } from "./maturity-fixtures";

/** One entry per procedure of the router. */
export const fixtures: Fixtures = {
  ...auditFixtures,
  ...identityFixtures,
  ...maturityFixtures,
};
