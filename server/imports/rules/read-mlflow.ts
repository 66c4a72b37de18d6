import type {
  BroughtDataset,
  BroughtExperiment,
  BroughtLink,
  BroughtLoggedModel,
  BroughtModel,
  BroughtRun,
  BroughtVersion,
  Point,
  Text,
} from "./brought";
import {
  doubleOf,
  type Json,
  listOf,
  objectOf,
  oneOf,
  textOf,
  textOrNull,
  wholeOf,
} from "./read-json";

/** Keys and values; of two with one key the later counts. */
export function textsOf(value: unknown): readonly Text[] {
  const byKey = new Map<string, string>();
  for (const each of listOf(value).map(objectOf)) {
    const key = textOf(each["key"]);
    if (key !== "") byKey.set(key, textOf(each["value"]));
  }
  return [...byKey].map(([key, value]) => ({ key, value }));
}

/** What is no point is left out. */
export function pointsOf(value: unknown, key?: string): readonly Point[] {
  return listOf(value).flatMap((each) => {
    const row = objectOf(each);
    const name = key ?? textOf(row["key"]);
    const number = doubleOf(row["value"]);
    if (name === "" || number === null) return [];
    const timestamp = Math.max(0, wholeOf(row["timestamp"]) ?? 0);
    return [{ key: name, value: number, timestamp, step: wholeOf(row["step"]) ?? 0 }];
  });
}

const isDeleted = (row: Json): boolean => row["lifecycle_stage"] === "deleted";

export function experimentOf(value: unknown): BroughtExperiment {
  const row = objectOf(value);
  const createdMs = wholeOf(row["creation_time"]) ?? 0;
  return {
    id: textOf(row["experiment_id"]),
    name: textOf(row["name"]),
    artifactRoot: textOf(row["artifact_location"]),
    createdMs,
    updatedMs: wholeOf(row["last_update_time"]) ?? createdMs,
    isDeleted: isDeleted(row),
    tags: textsOf(row["tags"]),
  };
}

export function datasetOf(value: unknown): readonly BroughtDataset[] {
  const input = objectOf(value);
  const row = objectOf(input["dataset"]);
  const [name, digest] = [textOf(row["name"]), textOf(row["digest"])];
  if (name === "" || digest === "") return [];
  return [
    {
      name,
      digest,
      sourceType: textOf(row["source_type"]),
      source: textOf(row["source"]),
      schema: textOrNull(row["schema"]),
      profile: textOrNull(row["profile"]),
      tags: textsOf(input["tags"]),
    },
  ];
}

const linksOf = (value: unknown, role: BroughtLink["role"]): readonly BroughtLink[] =>
  listOf(value).flatMap((each) => {
    const modelId = textOf(objectOf(each)["model_id"]);
    return modelId === "" ? [] : [{ modelId, role, step: wholeOf(objectOf(each)["step"]) ?? 0 }];
  });

const statuses = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"] as const;

/** Stores of files write a number, from 1. */
const statusOf = (value: unknown): BroughtRun["status"] =>
  oneOf(statuses, typeof value === "number" ? statuses[value - 1] : value, "FINISHED");

/** What the run itself says, apart from what was logged to it. */
export function runInfoOf(info: Json) {
  return {
    id: textOf(info["run_id"]) || textOf(info["run_uuid"]),
    experimentId: textOf(info["experiment_id"]),
    name: textOf(info["run_name"]),
    userName: textOf(info["user_id"]),
    status: statusOf(info["status"]),
    startedMs: wholeOf(info["start_time"]) ?? 0,
    endedMs: wholeOf(info["end_time"]),
    artifactUri: textOf(info["artifact_uri"]),
    isDeleted: isDeleted(info),
  };
}

export function runOf(value: unknown): BroughtRun {
  const run = objectOf(value);
  const data = objectOf(run["data"]);
  const inputs = objectOf(run["inputs"]);
  return {
    ...runInfoOf(objectOf(run["info"])),
    params: textsOf(data["params"]),
    tags: textsOf(data["tags"]),
    latest: pointsOf(data["metrics"]),
    datasets: listOf(inputs["dataset_inputs"]).flatMap(datasetOf),
    links: [
      ...linksOf(inputs["model_inputs"], "input"),
      ...linksOf(objectOf(run["outputs"])["model_outputs"], "output"),
    ],
  };
}

const modelStatuses = [
  "LOGGED_MODEL_PENDING",
  "LOGGED_MODEL_READY",
  "LOGGED_MODEL_UPLOAD_FAILED",
] as const;

export function loggedModelOf(value: unknown): BroughtLoggedModel {
  const info = objectOf(objectOf(value)["info"]);
  const data = objectOf(objectOf(value)["data"]);
  const createdMs = wholeOf(info["creation_timestamp_ms"]) ?? 0;
  return {
    id: textOf(info["model_id"]),
    experimentId: textOf(info["experiment_id"]),
    name: textOf(info["name"]),
    modelType: textOf(info["model_type"]),
    status: oneOf(modelStatuses, info["status"], "LOGGED_MODEL_READY"),
    statusMessage: textOf(info["status_message"]),
    sourceRunId: textOrNull(info["source_run_id"]),
    artifactUri: textOf(info["artifact_uri"]),
    createdMs,
    updatedMs: wholeOf(info["last_updated_timestamp_ms"]) ?? createdMs,
    params: textsOf(data["params"]),
    tags: textsOf(info["tags"]),
    metrics: listOf(data["metrics"]).flatMap((each) =>
      pointsOf([each]).map((point) => ({
        ...point,
        runId: textOf(objectOf(each)["run_id"]),
        datasetName: textOf(objectOf(each)["dataset_name"]),
        datasetDigest: textOf(objectOf(each)["dataset_digest"]),
      })),
    ),
  };
}

export function modelOf(value: unknown): BroughtModel {
  const row = objectOf(value);
  const createdMs = wholeOf(row["creation_timestamp"]) ?? 0;
  return {
    name: textOf(row["name"]),
    description: textOf(row["description"]),
    createdMs,
    updatedMs: wholeOf(row["last_updated_timestamp"]) ?? createdMs,
    tags: textsOf(row["tags"]),
    aliases: listOf(row["aliases"]).flatMap((each) => {
      const version = wholeOf(objectOf(each)["version"]);
      const alias = textOf(objectOf(each)["alias"]);
      return version === null || alias === "" ? [] : [{ alias, version }];
    }),
  };
}

const stages = ["None", "Staging", "Production", "Archived"] as const;

export function versionOf(value: unknown): BroughtVersion {
  const row = objectOf(value);
  const createdMs = wholeOf(row["creation_timestamp"]) ?? 0;
  const source = textOf(row["source"]);
  return {
    model: textOf(row["name"]),
    version: wholeOf(row["version"]) ?? 0,
    description: textOf(row["description"]),
    source,
    runId: textOrNull(row["run_id"]),
    runLink: textOf(row["run_link"]),
    loggedModelId:
      textOrNull(row["model_id"]) ?? /^models:\/(m-[0-9a-f]{32})$/.exec(source)?.[1] ?? null,
    userName: textOf(row["user_id"]),
    stage: oneOf(stages, row["current_stage"], "None"),
    createdMs,
    updatedMs: wholeOf(row["last_updated_timestamp"]) ?? createdMs,
    tags: textsOf(row["tags"]),
  };
}
