import { createVersion } from "~/server/registry/commands/create-version";
import { deleteVersion } from "~/server/registry/commands/delete-version";
import { moveStage } from "~/server/registry/commands/move-stage";
import { deleteVersionTag, setVersionTag } from "~/server/registry/commands/tag-version";
import { updateVersion } from "~/server/registry/commands/update-version";
import { findDownloadUri, readVersion } from "~/server/registry/queries/read-version";
import { searchVersions } from "~/server/registry/queries/search-versions";
import type { Version } from "~/server/registry/queries/version-row";
import { eachOf, endpoint } from "../endpoint";
import { page, plainVersion, versionMessage } from "./registry-messages";

const nothing = () => ({});
const versionAnswer = (version: Version) => ({ model_version: versionMessage(version) });

export const modelVersionEndpoints = [
  endpoint({
    methods: ["POST"],
    path: "model-versions/create",
    operation: createVersion,
    input: ({ name, source, run_id, model_id, run_link, description, tags }) => ({
      name,
      source,
      runId: run_id,
      loggedModelId: model_id,
      runLink: run_link,
      description,
      tags: eachOf(tags, ({ key, value }) => ({ key, value })),
    }),
    answer: versionAnswer,
  }),
  endpoint({
    methods: ["GET"],
    path: "model-versions/get",
    operation: readVersion,
    input: ({ name, version }) => ({ name, version }),
    answer: versionAnswer,
  }),
  endpoint({
    methods: ["PATCH"],
    path: "model-versions/update",
    operation: updateVersion,
    input: ({ name, version, description }) => ({ name, version, description }),
    answer: versionAnswer,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "model-versions/delete",
    operation: deleteVersion,
    input: ({ name, version }) => ({ name, version }),
    answer: nothing,
  }),
  endpoint({
    methods: ["GET"],
    path: "model-versions/search",
    operation: searchVersions,
    input: ({ filter, max_results, order_by, page_token }) => ({
      filter,
      maxResults: max_results,
      orderBy: order_by,
      pageToken: page_token,
    }),
    answer: ({ versions, nextPageToken }) =>
      page("model_versions", versions.map(plainVersion), nextPageToken),
  }),
  endpoint({
    methods: ["GET"],
    path: "model-versions/get-download-uri",
    operation: findDownloadUri,
    input: ({ name, version }) => ({ name, version }),
    answer: ({ artifactUri }) => ({ artifact_uri: artifactUri }),
  }),
  endpoint({
    methods: ["POST"],
    path: "model-versions/transition-stage",
    operation: moveStage,
    input: ({ name, version, stage, archive_existing_versions }) => ({
      name,
      version,
      stage,
      archiveExisting: archive_existing_versions,
    }),
    answer: versionAnswer,
  }),
  endpoint({
    methods: ["POST"],
    path: "model-versions/set-tag",
    operation: setVersionTag,
    input: ({ name, version, key, value }) => ({ name, version, key, value }),
    answer: nothing,
  }),
  endpoint({
    methods: ["DELETE"],
    path: "model-versions/delete-tag",
    operation: deleteVersionTag,
    input: ({ name, version, key }) => ({ name, version, key }),
    answer: nothing,
  }),
];
