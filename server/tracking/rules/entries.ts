import {
  MAX_BATCH_BYTES,
  MAX_EXPERIMENT_TAG_VALUE_CHARACTERS,
  MAX_ITEMS_PER_BATCH,
  MAX_KEY_CHARACTERS,
  MAX_METRICS_PER_BATCH,
  MAX_PARAM_VALUE_CHARACTERS,
  MAX_PARAMS_PER_BATCH,
  MAX_REGISTRY_TAG_VALUE_CHARACTERS,
  MAX_TAG_VALUE_CHARACTERS,
  MAX_TAGS_PER_BATCH,
} from "./limits";
import {
  metricNameProblem,
  nulProblem,
  paramKeyProblem,
  type Problem,
  tagKeyProblem,
} from "./names";
import { inQuotes, invalidValue, lengthProblem, missingValue } from "./wording";

/** `params[3]` and `key` → `params[3].key`; the field alone where there is no path. */
const within = (path: string, field: string): string => (path ? `${path}.${field}` : field);

/** What is logged, as far as it could be read; null is a field that is missing or could not be read. */
export type MetricEntry = {
  readonly key: string | null;
  readonly value: number | null;
  readonly timestamp: number | null;
  readonly step: number | null;
};
export type TextEntry = { readonly key: string | null; readonly value: string | null };

const printed = (value: number | null) => (value === null ? "None" : String(value));

/** `path` such as `metrics[0]`, empty for a metric on its own. Times in milliseconds since 1970. */
export function metricProblem(entry: MetricEntry, path = ""): Problem {
  const { key, value, timestamp, step } = entry;
  const name = metricNameProblem(key, within(path, "name"));
  if (name !== null) return name;
  if (value === null) return missingValue(within(path, "value"));
  const which = `metric '${key}' (value=${printed(value)})`;
  if (timestamp === null || timestamp < 0)
    return invalidValue(
      within(path, "timestamp"),
      timestamp,
      `${which}. Timestamp must be a nonnegative long (64-bit integer) `,
    );
  if (step === null)
    return invalidValue(
      within(path, "step"),
      step,
      `${which}. Step must be a valid long (64-bit integer).`,
    );
  return lengthProblem("Metric name", MAX_KEY_CHARACTERS, key ?? "");
}

/** A value may also be cut to its limit before, with `truncated`, as the reference does by default. */
export function paramProblem({ key, value }: TextEntry, path = ""): Problem {
  return (
    paramKeyProblem(key, within(path, "key")) ??
    lengthProblem("Param key", MAX_KEY_CHARACTERS, key ?? "") ??
    valueProblem("Param value", value, MAX_PARAM_VALUE_CHARACTERS)
  );
}

const valueProblem = (name: string, value: string | null, limit: number): Problem =>
  value === null ? null : (nulProblem(name, value) ?? lengthProblem(name, limit, value));

type TagLimit = { readonly path: string; readonly characters: number };

const tagProblemWith = ({ key, value }: TextEntry, { path, characters }: TagLimit): Problem =>
  tagKeyProblem(key, within(path, "key")) ??
  lengthProblem(within(path, "key"), MAX_KEY_CHARACTERS, key ?? "") ??
  valueProblem(within(path, "value"), value, characters);

/** A run's or logged model's tag. */
export const runTagProblem = (tag: TextEntry, path = ""): Problem =>
  tagProblemWith(tag, { path, characters: MAX_TAG_VALUE_CHARACTERS });

export const experimentTagProblem = (tag: TextEntry): Problem =>
  tagProblemWith(tag, { path: "", characters: MAX_EXPERIMENT_TAG_VALUE_CHARACTERS });

export const registeredModelTagProblem = (tag: TextEntry): Problem =>
  tagProblemWith(tag, { path: "", characters: MAX_REGISTRY_TAG_VALUE_CHARACTERS });

export const modelVersionTagProblem = (tag: TextEntry): Problem =>
  tagKeyProblem(tag.key) ??
  (tag.value === null ? "Tag value cannot be None" : registeredModelTagProblem(tag));

const atMost = (what: string, limit: number, got: number): Problem =>
  got <= limit
    ? null
    : `A batch logging request can contain at most ${limit} ${what}. Got ${got} ${what}. Please split up ${what} across multiple requests and try again.`;

/** How many of each one log-batch request holds. */
export function batchProblem(counts: {
  readonly metrics: number;
  readonly params: number;
  readonly tags: number;
}): Problem {
  const { metrics, params, tags } = counts;
  return (
    atMost("metrics", MAX_METRICS_PER_BATCH, metrics) ??
    atMost("params", MAX_PARAMS_PER_BATCH, params) ??
    atMost("tags", MAX_TAGS_PER_BATCH, tags) ??
    atMost("metrics, params, and tags", MAX_ITEMS_PER_BATCH, metrics + params + tags)
  );
}

export const batchSizeProblem = (bytes: number): Problem =>
  bytes <= MAX_BATCH_BYTES
    ? null
    : `Batched logging API requests must be at most ${MAX_BATCH_BYTES} bytes, got a request of size ${bytes}.`;

/** One request names each parameter once. */
export function duplicateParamProblem(keys: readonly string[]): Problem {
  const seen = new Set<string>();
  const repeated = keys.filter((key) => seen.size === seen.add(key).size);
  if (repeated.length === 0) return null;
  const list = repeated.map((key) => inQuotes(key)).join(", ");
  return `Duplicate parameter keys have been submitted: [${list}]. Please ensure the request contains only one param value per param key.`;
}

/** A parameter keeps its first value. */
export const changedParam = (param: {
  readonly runId: string;
  readonly key: string;
  readonly logged: string;
  readonly given: string;
}): string =>
  `Changing param values is not allowed. Param with key='${param.key}' was already logged with value='${param.logged}'` +
  ` for run ID='${param.runId}'. Attempted logging new value '${param.given}'.`;
