import type { Fixtures } from "./fixture";
import { experiment, loggingRuns, readingRuns } from "./tracking-fixtures";
import { canary, type Side } from "./world";

/** A logged model of this side, with a parameter and a tag. */
export async function loggedModel(side: Side): Promise<{ modelId: string; experimentId: number }> {
  const { experimentId } = await experiment(side);
  const { modelId } = await side.everyone.tracking.createLoggedModel({
    experimentId,
    name: canary(side.letter, "logged model"),
    params: [{ key: "depth", value: canary(side.letter, "param") }],
    tags: [{ key: "why", value: canary(side.letter, "model tag") }],
  });
  return { modelId, experimentId };
}

const byId = async (side: Side) => ({ modelId: (await loggedModel(side)).modelId });

/** A run that wrote a model; runs are made by the tables' owner here, their commands have fixtures of their own. */
export async function runWithModel(side: Side): Promise<{ runId: string; modelId: string }> {
  const { experimentId, modelId } = await loggedModel(side);
  const [run] = await side.owner<{ id: string }[]>`
    insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${side.orgId}, gen_random_uuid(), ${experimentId}, ${canary(side.letter, "run")}, 'ana', 'FINISHED', 1,
      'mlflow-artifacts:/x') returning id`;
  const runUuid = run?.id ?? "";
  await side.owner`insert into run_model (org_id, run_id, model_id, role, step)
    values (${side.orgId}, ${runUuid}, ${modelId.slice(2)}::uuid, 'output', 0)`;
  return { runId: runUuid.replaceAll("-", ""), modelId };
}

export const loggedModelFixtures: Fixtures = {
  "tracking.findLoggedModel": { ...readingRuns, input: byId },
  "tracking.searchLoggedModels": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => ({ experimentIds: [(await loggedModel(side)).experimentId] }),
  },
  "tracking.listRunModels": {
    ...readingRuns,
    foreign: "own",
    input: async (side) => ({ runId: (await runWithModel(side)).runId }),
  },
  "tracking.createLoggedModel": {
    ...loggingRuns,
    input: async (side) => ({
      experimentId: (await experiment(side)).experimentId,
      name: "model",
      params: [{ key: "depth", value: "3" }],
      tags: [{ key: "a", value: "b" }],
    }),
  },
  "tracking.finalizeLoggedModel": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byId(side)), status: "LOGGED_MODEL_READY" }),
  },
  "tracking.deleteLoggedModel": { ...loggingRuns, input: byId },
  "tracking.restoreLoggedModel": {
    ...loggingRuns,
    input: async (side) => {
      const place = await byId(side);
      await side.everyone.tracking.deleteLoggedModel(place);
      return place;
    },
  },
  "tracking.setLoggedModelTags": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byId(side)), tags: [{ key: "why", value: "because" }] }),
  },
  "tracking.deleteLoggedModelTag": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byId(side)), key: "why" }),
  },
  "tracking.logModelParams": {
    ...loggingRuns,
    input: async (side) => ({ ...(await byId(side)), params: [{ key: "width", value: "4" }] }),
  },
};
