import { auditFixtures } from "./audit-fixtures";
import { documentFixtures } from "./document-fixtures";
import { campaignFixtures } from "./campaign-fixtures";
import type { Fixtures } from "./fixture";
import { frameworkFixtures } from "./framework-fixtures";
import { identityFixtures } from "./identity-fixtures";
import { maturityFixtures } from "./maturity-fixtures";
import { questionnaireFixtures } from "./questionnaire-fixtures";
import { roadmapFixtures } from "./roadmap-fixtures";
import { runFixtures } from "./run-fixtures";
import { trackingFixtures } from "./tracking-fixtures";
import { teamFixtures } from "./team-fixtures";

/** One entry per procedure of the router. */
export const fixtures: Fixtures = {
  ...auditFixtures,
  ...frameworkFixtures,
  ...documentFixtures,
  ...campaignFixtures,
  ...identityFixtures,
  ...maturityFixtures,
  ...questionnaireFixtures,
  ...roadmapFixtures,
  ...teamFixtures,
  ...runFixtures,
  ...trackingFixtures,
};
