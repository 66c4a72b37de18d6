import {
  ANY,
  comparatorsOf,
  entityWord,
  FIELD,
  invalidAttributeKey,
  invalidClause,
  listed,
  type Subject,
} from "../subject";

const run_name = FIELD.text("run_name");
const start_time = FIELD.number("start_time");

/** Source: `SearchUtils` in `mlflow/utils/search_utils.py` and `_get_orderby_clauses` of its SQL store, 3.18. */
export const RUNS: Subject = {
  entities: {
    metric: "metric",
    metrics: "metric",
    parameter: "param",
    parameters: "param",
    param: "param",
    params: "param",
    tag: "tag",
    tags: "tag",
    attribute: "attribute",
    attributes: "attribute",
    attr: "attribute",
    run: "attribute",
    dataset: "dataset",
    datasets: "dataset",
  },
  fields: {
    metric: { open: ANY.number },
    param: { open: ANY.textOrNull },
    tag: { open: ANY.textOrNull },
    attribute: {
      listed: {
        run_id: FIELD.textOrList("run_id"),
        run_name,
        "run name": run_name,
        "Run name": run_name,
        "Run Name": run_name,
        user_id: FIELD.text("user_id"),
        status: FIELD.text("status"),
        artifact_uri: FIELD.text("artifact_uri"),
        start_time,
        created: start_time,
        Created: start_time,
        end_time: FIELD.number("end_time"),
      },
    },
    dataset: {
      listed: {
        name: FIELD.textOrList("name"),
        digest: FIELD.textOrList("digest"),
        context: FIELD.textOrList("context"),
      },
    },
  },
  sort: {
    attributes: {
      run_id: "run_id",
      run_name: "run_name",
      "run name": "run_name",
      "Run name": "run_name",
      "Run Name": "run_name",
      user_id: "user_id",
      status: "status",
      artifact_uri: "artifact_uri",
      start_time: "start_time",
      created: "start_time",
      Created: "start_time",
      end_time: "end_time",
    },
    entities: ["attribute", "metric", "param", "tag"],
    usual: [],
    ties: [
      { entity: "attribute", key: "start_time", ascending: false },
      { entity: "attribute", key: "run_id", ascending: true },
    ],
    words: { key: invalidAttributeKey },
  },
  words: {
    entity: (typed) =>
      `Invalid entity type '${typed}'. Valid values are ${listed(["metric", "parameter", "tag", "attribute", "dataset"])}`,
    syntax: invalidClause,
    comparator: (_entity, field, comparator) =>
      `Invalid comparator '${comparator}' not one of ${listed(comparatorsOf(field))}`,
    attributeText: "Expected a quoted string value for attributes",
    list: "Only ['run_id'] attributes support comparison with a list of quoted string values",
    nulls: (entity, key) =>
      `IS NULL / IS NOT NULL is only supported for tags and params, not for '${entityWord(entity)}' '${key}'`,
  },
};
