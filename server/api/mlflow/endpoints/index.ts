import type { Endpoint } from "../endpoint";
import { experimentEndpoints } from "./experiments";
import { loggedModelEndpoints } from "./logged-models";
import { modelVersionEndpoints } from "./model-versions";
import { registeredModelEndpoints } from "./registered-models";
import { webhookEndpoints } from "./webhooks";

/** Every call of MLflow's protocol that Cairn answers; all others are not found. */
export const mlflowEndpoints: readonly Endpoint[] = [
  ...experimentEndpoints,
  ...loggedModelEndpoints,
  ...registeredModelEndpoints,
  ...modelVersionEndpoints,
  ...webhookEndpoints,
];
