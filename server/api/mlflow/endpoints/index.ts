import type { Endpoint } from "../endpoint";
import { artifactEndpoints } from "./artifacts";
import { experimentEndpoints } from "./experiments";
import { loggingEndpoints } from "./logging";
import { runEndpoints } from "./runs";
import { searchEndpoints } from "./searching";

/** Every call of MLflow's protocol that Cairn answers; all others are not found. */
export const mlflowEndpoints: readonly Endpoint[] = [
  ...artifactEndpoints,
  ...experimentEndpoints,
  ...runEndpoints,
  ...loggingEndpoints,
  ...searchEndpoints,
];
