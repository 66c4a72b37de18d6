import { createModel } from "~/server/registry/commands/create-model";
import { deleteModel } from "~/server/registry/commands/delete-model";
import { moveAlias } from "~/server/registry/commands/move-alias";
import { renameModel } from "~/server/registry/commands/rename-model";
import { deleteModelTag, setModelTag } from "~/server/registry/commands/tag-model";
import { updateModel } from "~/server/registry/commands/update-model";
import { findModel } from "~/server/registry/queries/find-model";
import type { ModelSummary } from "~/server/registry/queries/model-summary";
import { findVersionByAlias, listLatestVersions } from "~/server/registry/queries/read-version";
import { searchModels } from "~/server/registry/queries/search-models";
import { eachOf, endpoint } from "../endpoint";
import { modelMessage, page, versionMessage } from "./registry-messages";

const nothing = () => ({});
const modelAnswer = (model: ModelSummary) => ({ registered_model: modelMessage(model) });

const kept = [
  endpoint({
    methods: ["POST"],
    path: "registered-models/create",
    operation: createModel,
    input: ({ name, description, tags }) => ({
      name,
      description,
      tags: eachOf(tags, ({ key, value }) => ({ key, value })),
    }),
    answer: modelAnswer,
  }),
  endpoint({
    methods: ["POST"],
    path: "registered-models/rename",
    operation: renameModel,
    input: ({ name, new_name }) => ({ name, newName: new_name }),
    answer: modelAnswer,
  }),
  endpoint({
    methods: ["PATCH"],
    path: "registered-models/update",
    operation: updateModel,
    input: ({ name, description }) => ({ name, description }),
    answer: modelAnswer,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "registered-models/delete",
    operation: deleteModel,
    input: ({ name }) => ({ name }),
    answer: nothing,
  }),
  endpoint({
    methods: ["GET"],
    path: "registered-models/get",
    operation: findModel,
    input: ({ name }) => ({ name }),
    answer: (model) => ({ registered_model: modelMessage(model) }),
  }),
  endpoint({
    methods: ["GET"],
    path: "registered-models/search",
    operation: searchModels,
    input: ({ filter, max_results, order_by, page_token }) => ({
      filter,
      maxResults: max_results,
      orderBy: order_by,
      pageToken: page_token,
    }),
    answer: ({ models, nextPageToken }) =>
      page("registered_models", models.map(modelMessage), nextPageToken),
  }),
];

const marked = [
  endpoint({
    methods: ["POST", "GET"],
    path: "registered-models/get-latest-versions",
    operation: listLatestVersions,
    input: ({ name, stages }) => ({ name, stages }),
    answer: ({ versions }) => page("model_versions", versions.map(versionMessage), null),
  }),
  endpoint({
    methods: ["POST"],
    path: "registered-models/set-tag",
    operation: setModelTag,
    input: ({ name, key, value }) => ({ name, key, value }),
    answer: nothing,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "registered-models/delete-tag",
    operation: deleteModelTag,
    input: ({ name, key }) => ({ name, key }),
    answer: nothing,
  }),
  endpoint({
    methods: ["POST"],
    path: "registered-models/alias",
    operation: moveAlias,
    input: ({ name, alias, version }) => ({ name, alias, version: Number(version) }),
    answer: nothing,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "registered-models/alias",
    operation: moveAlias,
    input: ({ name, alias }) => ({ name, alias, version: "none" }),
    answer: nothing,
  }),
  endpoint({
    methods: ["GET"],
    path: "registered-models/alias",
    operation: findVersionByAlias,
    input: ({ name, alias }) => ({ name, alias }),
    answer: (version) => ({ model_version: versionMessage(version) }),
  }),
];

export const registeredModelEndpoints = [...kept, ...marked];
