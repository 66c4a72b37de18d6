import { expect, test } from "vitest";
import { parseFilter } from "./parse";
import type { SubjectName } from "./subjects/index";

const refusal = (text: string, subject: SubjectName = "runs") => {
  const filter = parseFilter(subject, text);
  return filter.ok ? { message: "accepted", at: -1, length: -1 } : filter.error;
};

/** What the reference's tests assert on (`tests/utils/test_search_utils.py`, `test_search_logged_model_utils.py`). */
test.each([
  ["metric.acc >= 0.94; metrics.rmse < 1", "Search filter contained multiple expression"],
  ["m.acc >= 0.94", "Invalid entity type"],
  ["acc >= 0.94", "Invalid attribute key"],
  ["p.model >= 'LR'", "Invalid entity type"],
  ["model >= 'LR'", "Invalid attribute key"],
  ["metrics.A > 0.1 NAND params.B = 'LR'", "Invalid clause(s) in filter string"],
  ["`metrics.A > 0.1", "Invalid clause(s) in filter string"],
  ["param`.A > 0.1", "Invalid clause(s) in filter string"],
  ["`dummy.A > 0.1", "Invalid clause(s) in filter string"],
  ["dummy`.A > 0.1", "Invalid clause(s) in filter string"],
  ["attribute.start != 1", "Invalid attribute key"],
  ["attribute.experiment_id != 1", "Invalid attribute key"],
  ["attribute.lifecycle_stage = 'ACTIVE'", "Invalid attribute key"],
  ["attribute.name != 1", "Invalid attribute key"],
  ["attribute._status != 'RUNNING'", "Invalid attribute key"],
  ["attribute.status = true", "Invalid clause(s) in filter string"],
  ["dataset.status = 'true'", "Invalid dataset key"],
  ["dataset.profile = 'num_rows: 10'", "Invalid dataset key"],
  ["metrics.acc IS NULL", "IS NULL / IS NOT NULL is only supported for tags and params"],
  ["attribute.status IS NULL", "IS NULL / IS NOT NULL is only supported for tags and params"],
  ["metric.model = 'LR'", "Expected numeric value type for metric"],
  ["metric.model = '5'", "Expected numeric value type for metric"],
  ["params.acc = 5", "Expected a quoted string value for param"],
  ["tags.acc = 5", "Expected a quoted string value for tag"],
  ["metrics.acc != metrics.acc", "Expected numeric value type for metric"],
  ["1.0 > metrics.acc", "Invalid comparison clause. Expected 'Identifier' found '1.0'"],
  ["attribute.status = 1", "Expected a quoted string value for attributes"],
  ["params.acc = LR", "Parameter value is either not quoted or unidentified quote types"],
  ["params.acc = `LR`", "Parameter value is either not quoted or unidentified quote types"],
  ["params.'acc = LR", "Invalid clause(s) in filter string"],
  ["params.acc = 'LR", "Invalid clause(s) in filter string"],
  ["params.acc = LR'", "Invalid clause(s) in filter string"],
  ["params.acc = \"LR'", "Invalid clause(s) in filter string"],
  ["tags.acc = = 'LR'", "Invalid clause(s) in filter string"],
  ["attribute.status IS 'RUNNING'", "Invalid clause(s) in filter string"],
  ["params.acc LR !=", "Invalid clause(s) in filter string"],
  ["params.acc LR", "Invalid clause(s) in filter string"],
  ["metric.acc !=", "Invalid clause(s) in filter string"],
  ["acc != 1.0", "Invalid attribute key"],
  ["foo is null", "Invalid attribute key"],
  ["1=1", "Invalid comparison clause. Expected 'Identifier' found"],
  ["1==2", "Invalid comparison clause. Expected 'Identifier' found"],
  ["metrics.abc ~ 1.0", "Invalid comparator"],
  ["metrics.abc ~= 1.0", "Invalid comparator"],
  ["metrics.abc <> 1.0", "Invalid comparator"],
  ["metrics.abc == 1.0", "Invalid comparator"],
  ["params.abc > 'v'", "Invalid comparator"],
  ["tags.abc <= 'v'", "Invalid comparator"],
  ["attributes.status > 'v'", "Invalid comparator"],
  ["attributes.start_time LIKE 1234", "Invalid comparator"],
  ["datasets.name >= 'v'", "Invalid comparator"],
  ["params.a NOT LIKE 'x'", "Invalid comparator 'NOT LIKE'"],
])("runs refuse %s in the reference's words", (text, words) => {
  expect(refusal(text).message.slice(0, words.length)).toBe(words);
});

test.each<[SubjectName, string, string]>([
  [
    "runs",
    "attributes.status IN ('a')",
    "Only ['run_id'] attributes support comparison with a list",
  ],
  ["runs", "params.a IN ('a')", "Expected a quoted string value for parameter (e.g. 'my-value')"],
  ["runs", "metrics.a IN ('a')", "Expected numeric value type for metric. Found ('a')"],
  ["runs", "run_id = ('a')", "Expected a quoted string value for attributes"],
  [
    "runs",
    "run_id IN ()",
    "While parsing a list in the query, expected a non-empty list of string values, but got empty list",
  ],
  [
    "runs",
    "run_id IN (1, 2)",
    "While parsing a list in the query, expected string value, punctuation, or whitespace, but got different type in list",
  ],
  [
    "runs",
    "run_id IN ('a' 'b')",
    "While parsing a list in the query, expected a non-empty list of string values, but got ill-formed list",
  ],
  ["runs", "run_id IN ('a'", "While parsing a list in the query"],
  ["runs", "run_id IN 'a'", "Invalid clause(s) in filter string: ''a''"],
  [
    "runs",
    "metrics.val-loss > 1",
    "Invalid comparison clause. Expected 'Identifier' found 'metrics.val-loss'",
  ],
  ["runs", "metrics.a > 0x1F", "Invalid clause(s) in filter string: '0x1F'"],
  ["runs", "`metrics.A` > 1", "Invalid entity type '`metrics'"],
  [
    "runs",
    "METRICS.a > 1",
    "Invalid entity type 'METRICS'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
  ],
  ["runs", "(params.a = 'x'", "Invalid clause(s) in filter string: 'end of filter'"],
  ["runs", "params.a = 'x')", "Invalid clause(s) in filter string: ')'"],
  ["runs", "params.a = 'x' OR", "Invalid clause(s) in filter string: 'end of filter'"],
  ["runs", "()", "Invalid clause(s) in filter string: ')'"],
  ["runs", "params.a = 'x';", "Invalid clause(s) in filter string: ';'"],
  ["runs", "params.a = 'x' -- y", "Invalid clause(s) in filter string: '-'"],
  ["runs", "params.a = 'a\u0000b'", "A filter cannot contain NUL characters"],
  [
    "experiments",
    "experiment_id = 1",
    "Expected a quoted string value for attributes. Got value 1",
  ],
  ["experiments", "experiment_id LIKE '1'", "Invalid comparator for experiment_id: LIKE"],
  ["experiments", "name > 'x'", "Invalid comparator for string attribute: >"],
  ["experiments", "creation_time LIKE 5", "Invalid comparator for numeric attribute: LIKE"],
  [
    "experiments",
    "creation_time > 1.5",
    "Invalid value for numeric attribute 'creation_time': 1.5",
  ],
  [
    "experiments",
    "creation_time > '5'",
    "Expected numeric value type for numeric attribute: creation_time. Found '5'",
  ],
  ["experiments", "tags.a > 'x'", "Invalid comparator for tag: >"],
  [
    "experiments",
    "params.a = 'x'",
    "Invalid entity type 'params'. Valid entity types are ('attribute', 'attributes', 'tag', 'tags')",
  ],
  [
    "experiments",
    "name IS NULL",
    "IS NULL / IS NOT NULL is only supported for tags, not for attribute 'name'",
  ],
  [
    "registeredModels",
    "name = 1",
    "Expected a quoted string value or a list of quoted string values for attributes. Got value 1",
  ],
  ["registeredModels", "name > 'a'", "Invalid comparator for attribute: >"],
  [
    "registeredModels",
    "tags.a IS NULL",
    "IS NULL / IS NOT NULL is not supported for registered model search",
  ],
  ["registeredModels", "run_id = 'x'", "Invalid attribute key 'run_id' specified"],
  [
    "modelVersions",
    "version_number = 2.5",
    "Invalid value for numeric attribute 'version_number': 2.5",
  ],
  [
    "modelVersions",
    "version_number = 'b'",
    "Invalid value for numeric attribute 'version_number': 'b'",
  ],
  [
    "modelVersions",
    "version_number LIKE '2'",
    "Invalid comparator for attribute version_number: LIKE",
  ],
  [
    "modelVersions",
    "source_path IN ('a')",
    "Only ['name', 'run_id'] attributes support comparison with a list",
  ],
  [
    "modelVersions",
    "name IS NULL",
    "IS NULL / IS NOT NULL is not supported for model version search",
  ],
  [
    "loggedModels",
    "metrics.loss LIKE 'x'",
    "Invalid comparison operator for metrics.loss: 'LIKE'. Expected one of ['=', '!=', '<'",
  ],
  [
    "loggedModels",
    "metric.loss > 1",
    "Invalid entity type: 'metric'. Expected one of ['attributes', 'metrics', 'params', 'tags']",
  ],
  ["loggedModels", "status = 'DONE'", "Unknown model status in filter: 'DONE'"],
  ["loggedModels", "status IN ('READY', 'DONE')", "Unknown model status in filter: 'DONE'"],
  ["loggedModels", "status LIKE 'R%'", "Invalid comparison operator for status: LIKE"],
  ["loggedModels", "tags.a IS NULL", "Invalid comparison"],
  ["loggedModels", "name 'a'", "Invalid filter string: 'name 'a''"],
])("%s refuse %s", (subject, text, words) => {
  expect(refusal(text, subject).message.slice(0, words.length)).toBe(words);
});
