import { newId } from "~/server/core/ids";
import { modelIdOfText, runIdText } from "~/server/tracking/rules/run-id";
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

/**
 * A run with all it can have, which wrote a model and measured it. The tables' owner makes it: the commands that log
 * have fixtures of their own.
 */
export async function runWithModel(side: Side): Promise<{ runId: string; modelId: string }> {
  const { experimentId, modelId } = await loggedModel(side);
  const { owner, orgId, letter } = side;
  const [run, model, data] = [newId(), modelIdOfText(modelId), newId()];
  await owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${orgId}, ${run}, ${experimentId}, ${canary(letter, "run")}, 'ana', 'FINISHED', 1, 'mlflow-artifacts:/x')`;
  await owner`insert into run_param values (${orgId}, ${run}, 'depth', ${canary(letter, "run param")}, ${experimentId})`;
  await owner`insert into run_tag values (${orgId}, ${run}, 'mlflow.source.git.commit', ${canary(letter, "commit")}, ${experimentId})`;
  await owner`insert into metric_latest values (${orgId}, ${run}, 'loss', ${experimentId}, 0.5, 1, 1)`;
  await owner`insert into run_dataset (org_id, id, experiment_id, name, digest, source_type, source)
    values (${orgId}, ${data}, ${experimentId}, ${canary(letter, "data")}, 'd1', 'http', '{}')`;
  await owner`insert into run_input values (${orgId}, ${run}, ${data}, 'training', '{}')`;
  await owner`insert into run_model values (${orgId}, ${run}, ${model}, 'output', 0)`;
  await owner`insert into logged_model_metric
    values (${orgId}, ${model}, ${run}, 'loss', 1, 1, 0.5, ${canary(letter, "data")}, 'd1')`;
  return { runId: runIdText(run), modelId };
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
