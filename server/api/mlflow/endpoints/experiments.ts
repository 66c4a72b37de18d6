import { createExperiment } from "~/server/tracking/commands/create-experiment";
import { deleteExperiment } from "~/server/tracking/commands/delete-experiment";
import { renameExperiment } from "~/server/tracking/commands/rename-experiment";
import { restoreExperiment } from "~/server/tracking/commands/restore-experiment";
import { deleteExperimentTag, setExperimentTag } from "~/server/tracking/commands/tag-experiment";
import { findExperiment, findExperimentByName } from "~/server/tracking/queries/experiments";
import { eachOf, endpoint } from "../endpoint";
import { experimentMessage } from "../messages";

const nothing = () => ({});

export const experimentEndpoints = [
  endpoint({
    methods: ["POST"],
    path: "experiments/create",
    operation: createExperiment,
    input: ({ name, artifact_location, tags }) => ({
      name,
      artifactRoot: artifact_location,
      tags: eachOf(tags, ({ key, value }) => ({ key, value })),
    }),
    answer: ({ experimentId }) => ({ experiment_id: String(experimentId) }),
  }),
  endpoint({
    methods: ["GET"],
    path: "experiments/get",
    operation: findExperiment,
    input: ({ experiment_id }) => ({ experimentId: experiment_id }),
    answer: (experiment) => ({ experiment: experimentMessage(experiment) }),
  }),
  endpoint({
    methods: ["GET"],
    path: "experiments/get-by-name",
    operation: findExperimentByName,
    input: ({ experiment_name }) => ({ experimentName: experiment_name }),
    answer: (experiment) => ({ experiment: experimentMessage(experiment) }),
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/update",
    operation: renameExperiment,
    input: ({ experiment_id, new_name }) => ({ experimentId: experiment_id, newName: new_name }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/delete",
    operation: deleteExperiment,
    input: ({ experiment_id }) => ({ experimentId: experiment_id }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/restore",
    operation: restoreExperiment,
    input: ({ experiment_id }) => ({ experimentId: experiment_id }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/set-experiment-tag",
    operation: setExperimentTag,
    input: ({ experiment_id, key, value }) => ({ experimentId: experiment_id, key, value }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/delete-experiment-tag",
    operation: deleteExperimentTag,
    input: ({ experiment_id, key }) => ({ experimentId: experiment_id, key }),
    answer: nothing,
  }),
];
