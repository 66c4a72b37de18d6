import type { Endpoint } from "../endpoint";
import { artifactEndpoints } from "./artifacts";
import { experimentEndpoints } from "./experiments";
import { loggedModelEndpoints } from "./logged-models";
import { loggingEndpoints } from "./logging";
import { modelVersionEndpoints } from "./model-versions";
import { registeredModelEndpoints } from "./registered-models";
import { runEndpoints } from "./runs";
import { searchEndpoints } from "./searching";
import { webhookEndpoints } from "./webhooks";

/** Every call of MLflow's protocol that Cairn answers; all others are not found. */
export const mlflowEndpoints: readonly Endpoint[] = [
  ...artifactEndpoints,
  ...experimentEndpoints,
  ...runEndpoints,
  ...loggingEndpoints,
  ...searchEndpoints,
  ...loggedModelEndpoints,
  ...registeredModelEndpoints,
  ...modelVersionEndpoints,
  ...webhookEndpoints,
];
