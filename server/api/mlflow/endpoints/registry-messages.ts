import type { ModelSummary } from "~/server/registry/queries/model-summary";
import type { Version } from "~/server/registry/queries/version-row";
import { tagList } from "../messages";

type Model = ModelSummary & { readonly renamedFrom?: string | null };

/**
 * `ModelVersion` of model_registry.proto, without the aliases that only some answers carry. Who registered it and from
 * which logged model the reference does not say, either; the own API does.
 */
export const plainVersion = (version: Version) => ({
  name: version.name,
  version: String(version.version),
  creation_timestamp: version.createdAt.getTime(),
  last_updated_timestamp: version.updatedAt.getTime(),
  current_stage: version.stage,
  description: version.description,
  source: version.source,
  run_id: version.runId ?? "",
  status: version.status,
  ...(version.statusMessage === "" ? {} : { status_message: version.statusMessage }),
  ...tagList(version.tags),
  run_link: version.runLink,
});

export const versionMessage = (version: Version) => ({
  ...plainVersion(version),
  ...(version.aliases.length === 0 ? {} : { aliases: version.aliases }),
});

const listOrNothing = (name: string, items: readonly unknown[]) =>
  items.length === 0 ? {} : { [name]: items };

/** `RegisteredModel`. `renamed_from` is ours: the old name a caller still uses. */
export const modelMessage = (model: Model) => ({
  name: model.name,
  creation_timestamp: model.createdAt.getTime(),
  last_updated_timestamp: model.updatedAt.getTime(),
  ...(model.description === "" ? {} : { description: model.description }),
  ...listOrNothing("latest_versions", model.latestVersions.map(plainVersion)),
  ...tagList(model.tags),
  ...listOrNothing(
    "aliases",
    model.aliases.map(({ alias, version }) => ({ alias, version: String(version) })),
  ),
  ...(model.renamedFrom ? { renamed_from: model.renamedFrom } : {}),
});

export const page = (name: string, items: readonly unknown[], nextPageToken: string | null) => ({
  ...listOrNothing(name, items),
  ...(nextPageToken === null ? {} : { next_page_token: nextPageToken }),
});
