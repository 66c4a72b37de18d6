import {
  MAX_DATASET_DIGEST_CHARACTERS,
  MAX_DATASET_NAME_CHARACTERS,
  MAX_DATASET_PROFILE_CHARACTERS,
  MAX_DATASET_SCHEMA_CHARACTERS,
  MAX_DATASET_SOURCE_CHARACTERS,
  MAX_INPUT_TAG_KEY_CHARACTERS,
  MAX_INPUT_TAG_VALUE_CHARACTERS,
} from "./limits";
import { nulProblem, type Problem } from "./names";
import { lengthProblem } from "./wording";

type Text = string | null | undefined;

/** A dataset as a run's input names it. */
export type DatasetFields = {
  readonly name?: Text;
  readonly digest?: Text;
  readonly source_type?: Text;
  readonly source?: Text;
  readonly schema?: Text;
  readonly profile?: Text;
};

const REQUIRED = ["name", "digest", "source_type", "source"] as const;

const LENGTHS = [
  ["name", MAX_DATASET_NAME_CHARACTERS],
  ["digest", MAX_DATASET_DIGEST_CHARACTERS],
  ["source", MAX_DATASET_SOURCE_CHARACTERS],
  ["schema", MAX_DATASET_SCHEMA_CHARACTERS],
  ["profile", MAX_DATASET_PROFILE_CHARACTERS],
] as const;

const isMissing = (text: Text) => text === null || text === undefined;

const first = (problems: readonly Problem[]): Problem =>
  problems.find((problem) => problem !== null) ?? null;

/** Null, or the first thing wrong, in the reference's order and words. */
export function datasetProblem(dataset: DatasetFields): Problem {
  const missing = REQUIRED.find((field) => isMissing(dataset[field]));
  if (missing) return `Dataset ${missing} cannot be None`;
  return (
    first(LENGTHS.map(([field, limit]) => lengthProblem(field, limit, dataset[field] ?? ""))) ??
    first(
      [...LENGTHS.map(([field]) => field), "source_type" as const].map((field) =>
        nulProblem(field, dataset[field] ?? ""),
      ),
    )
  );
}

/** A tag on a run's input, such as `mlflow.data.context`. */
export function inputTagProblem(tag: { readonly key?: Text; readonly value?: Text }): Problem {
  if (isMissing(tag.key)) return "InputTag key cannot be None";
  if (isMissing(tag.value)) return "InputTag value cannot be None";
  return first([
    lengthProblem("key", MAX_INPUT_TAG_KEY_CHARACTERS, tag.key ?? ""),
    lengthProblem("value", MAX_INPUT_TAG_VALUE_CHARACTERS, tag.value ?? ""),
    nulProblem("key", tag.key ?? ""),
    nulProblem("value", tag.value ?? ""),
  ]);
}
