import type { Experiment } from "~/server/tracking/queries/experiment-row";

/** A list of the protocol is left out when it is empty. */
export const list = (name: string, members: readonly unknown[]) =>
  members.length === 0 ? {} : { [name]: members };

/** The protocol's tags: a list, left out when there is none, in the order of their keys. */
export const tagList = (tags: Readonly<Record<string, string>>) => {
  const list = Object.keys(tags)
    .toSorted()
    .map((key) => ({ key, value: tags[key] ?? "" }));
  return list.length === 0 ? {} : { tags: list };
};

/** `Experiment` of service.proto. */
export const experimentMessage = (experiment: Experiment) => ({
  experiment_id: String(experiment.experimentId),
  name: experiment.name,
  artifact_location: experiment.artifactRoot,
  lifecycle_stage: experiment.deletedAt === null ? "active" : "deleted",
  last_update_time: experiment.updatedAt.getTime(),
  creation_time: experiment.createdAt.getTime(),
  ...tagList(experiment.tags),
});
