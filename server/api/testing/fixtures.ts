import { artifactFixtures } from "./artifact-fixtures";
import { auditFixtures } from "./audit-fixtures";
import { datasetFixtures } from "./dataset-fixtures";
import { documentFixtures } from "./document-fixtures";
import { cardFixtures } from "./card-fixtures";
import { campaignFixtures } from "./campaign-fixtures";
import { featureFixtures } from "./feature-fixtures";
import type { Fixtures } from "./fixture";
import { frameworkFixtures } from "./framework-fixtures";
import { identityFixtures } from "./identity-fixtures";
import { importFixtures } from "./import-fixtures";
import { loggedModelFixtures } from "./logged-model-fixtures";
import { maturityFixtures } from "./maturity-fixtures";
import { questionnaireFixtures } from "./questionnaire-fixtures";
import { registryFixtures } from "./registry-fixtures";
import { roadmapFixtures } from "./roadmap-fixtures";
import { runFixtures } from "./run-fixtures";
import { searchFixtures } from "./search-fixtures";
import { trackingFixtures } from "./tracking-fixtures";
import { teamFixtures } from "./team-fixtures";
import { webhookFixtures } from "./webhook-fixtures";

/** One entry per procedure of the router. */
export const fixtures: Fixtures = {
  ...artifactFixtures,
  ...auditFixtures,
  ...featureFixtures,
  ...datasetFixtures,
  ...frameworkFixtures,
  ...documentFixtures,
  ...campaignFixtures,
  ...cardFixtures,
  ...identityFixtures,
  ...importFixtures,
  ...loggedModelFixtures,
  ...maturityFixtures,
  ...questionnaireFixtures,
  ...registryFixtures,
  ...roadmapFixtures,
  ...teamFixtures,
  ...runFixtures,
  ...searchFixtures,
  ...trackingFixtures,
  ...webhookFixtures,
};
