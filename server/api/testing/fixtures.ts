import { auditFixtures } from "./audit-fixtures";
import { campaignFixtures } from "./campaign-fixtures";
import type { Fixtures } from "./fixture";
import { identityFixtures } from "./identity-fixtures";
import { maturityFixtures } from "./maturity-fixtures";
import { roadmapFixtures } from "./roadmap-fixtures";
import { teamFixtures } from "./team-fixtures";

/** One entry per procedure of the router. */
export const fixtures: Fixtures = {
  ...auditFixtures,
  ...campaignFixtures,
  ...identityFixtures,
  ...maturityFixtures,
  ...roadmapFixtures,
  ...teamFixtures,
};
