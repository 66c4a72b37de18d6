import type { Endpoint } from "../endpoint";
import { experimentEndpoints } from "./experiments";

/** Every call of MLflow's protocol that Cairn answers; all others are not found. */
export const mlflowEndpoints: readonly Endpoint[] = [...experimentEndpoints];
