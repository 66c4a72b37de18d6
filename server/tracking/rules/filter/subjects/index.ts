import { EXPERIMENTS } from "./experiments";
import { LOGGED_MODELS } from "./logged-models";
import { MODEL_VERSIONS } from "./model-versions";
import { REGISTERED_MODELS } from "./registered-models";
import { RUNS } from "./runs";

export const SUBJECTS = {
  experiments: EXPERIMENTS,
  runs: RUNS,
  registeredModels: REGISTERED_MODELS,
  modelVersions: MODEL_VERSIONS,
  loggedModels: LOGGED_MODELS,
} as const;

export type SubjectName = keyof typeof SUBJECTS;
