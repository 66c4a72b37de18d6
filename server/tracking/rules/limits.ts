/**
 * The limits of the MLflow REST API as its reference server 3.18 states them (`mlflow/utils/validation.py`,
 * `mlflow/store/*`), and ours where it has none. "Characters" are Unicode code points, as Python and Postgres count.
 */

/** Characters in the key of a metric, parameter or tag. */
export const MAX_KEY_CHARACTERS = 250;
/** Characters in a parameter's value; the reference shortens longer ones unless told otherwise. */
export const MAX_PARAM_VALUE_CHARACTERS = 6000;
/** Characters in the value of a run's tag; shortened as above. */
export const MAX_TAG_VALUE_CHARACTERS = 8000;
/** Characters; 5,000 until reference 3.6. */
export const MAX_EXPERIMENT_TAG_VALUE_CHARACTERS = 20_000;
/** Characters in the value of a registered model's or version's tag; 5,000 in reference 2.x. */
export const MAX_REGISTRY_TAG_VALUE_CHARACTERS = 100_000;
export const MAX_EXPERIMENT_NAME_CHARACTERS = 500;
export const MAX_ALIAS_CHARACTERS = 255;

/** Items in one log-batch request. */
export const MAX_METRICS_PER_BATCH = 1000;
export const MAX_PARAMS_PER_BATCH = 100;
export const MAX_TAGS_PER_BATCH = 100;
export const MAX_ITEMS_PER_BATCH = 1000;
/** Bytes of one log-batch body. */
export const MAX_BATCH_BYTES = 1_000_000;

/** Characters in the fields of a dataset. */
export const MAX_DATASET_NAME_CHARACTERS = 500;
export const MAX_DATASET_DIGEST_CHARACTERS = 36;
export const MAX_DATASET_SCHEMA_CHARACTERS = 1_048_575;
export const MAX_DATASET_SOURCE_CHARACTERS = 65_535;
export const MAX_DATASET_PROFILE_CHARACTERS = 16_777_215;
export const MAX_INPUT_TAG_KEY_CHARACTERS = 255;
export const MAX_INPUT_TAG_VALUE_CHARACTERS = 500;

/** Rows a client gets when it names no number, and the most it may ask for. */
export const PAGE_ROWS = {
  runs: { usual: 1000, most: 50_000 },
  experiments: { usual: 1000, most: 50_000 },
  registeredModels: { usual: 100, most: 1000 },
  modelVersions: { usual: 10_000, most: 200_000 },
  loggedModels: { usual: 50, most: 50 },
  metricHistory: { usual: 25_000, most: 25_000 },
} as const;

/** UTF-16 units of a filter: ours, room for 2,500 run ids in one list. */
export const MAX_FILTER_LENGTH = 100_000;
/** Conditions in a filter, each of them a sub-query: ours. */
export const MAX_FILTER_CLAUSES = 100;
/** Open parentheses and NOTs inside each other: ours. */
export const MAX_FILTER_DEPTH = 32;
/** Values in one IN list: ours. */
export const MAX_FILTER_LIST_VALUES = 5000;
/** Entries of order_by, each of them a join: ours. */
export const MAX_ORDER_BY_TERMS = 20;
/** UTF-16 units of one entry of order_by: ours, twice the longest key in quotes. */
export const MAX_ORDER_BY_LENGTH = 1000;
