import { ANY, comparatorsOf, FIELD, listed, type Subject } from "../subject";

const creation = FIELD.number("creation_timestamp");
const lastUpdate = FIELD.number("last_updated_timestamp");

/** Source: `search_logged_model_utils.py`, `SqlLoggedModel` and `search_logged_models` of the SQL store, 3.18. */
export const LOGGED_MODELS: Subject = {
  entities: { attributes: "attribute", metrics: "metric", params: "param", tags: "tag" },
  fields: {
    attribute: {
      listed: {
        name: FIELD.textOrList("name"),
        model_id: FIELD.textOrList("model_id"),
        model_type: FIELD.textOrList("model_type"),
        source_run_id: FIELD.textOrList("source_run_id"),
        status: {
          key: "status",
          kind: "text",
          operators: ["=", "!="],
          lists: true,
          oneOf: ["UNSPECIFIED", "PENDING", "READY", "FAILED"],
        },
        creation_timestamp: creation,
        creation_time: creation,
        creation_timestamp_ms: creation,
        last_updated_timestamp: lastUpdate,
        last_updated_time: lastUpdate,
        last_updated_timestamp_ms: lastUpdate,
      },
    },
    metric: { open: ANY.number },
    param: { open: ANY.textOrList },
    tag: { open: ANY.textOrList },
  },
  sort: {
    attributes: {
      name: "name",
      model_id: "model_id",
      model_type: "model_type",
      status: "status",
      source_run_id: "source_run_id",
      creation_timestamp: "creation_timestamp",
      creation_time: "creation_timestamp",
      creation_timestamp_ms: "creation_timestamp",
      last_updated_timestamp: "last_updated_timestamp",
      last_updated_time: "last_updated_timestamp",
      last_updated_timestamp_ms: "last_updated_timestamp",
    },
    entities: ["attribute", "metric"],
    usual: [],
    ties: [
      { entity: "attribute", key: "creation_timestamp", ascending: false },
      { entity: "attribute", key: "model_id", ascending: true },
    ],
    words: {
      key: (typed, valid) =>
        `Invalid order by field name: ${typed}. Valid names are ${listed(valid)}`,
    },
  },
  words: {
    entity: (typed) =>
      `Invalid entity type: '${typed}'. Expected one of ${listed(["attributes", "metrics", "params", "tags"])}`,
    syntax: (found, whole) => `Invalid filter string: '${whole}'. There is no place for '${found}'`,
    comparator: (entity, field, comparator) =>
      field.key === "status"
        ? `Invalid comparison operator for status: ${comparator}`
        : `Invalid comparison operator for ${entity}s.${field.key}: '${comparator}'. Expected one of ${listed(comparatorsOf(field))}`,
    attributeText: "Expected a quoted string value for attributes",
    list: "Only texts support comparison with a list of quoted string values",
    nulls: (entity, key) =>
      `Invalid comparison: IS NULL / IS NOT NULL is not supported for ${entity} '${key}' of logged models`,
  },
  operatorFirst: true,
  bareText: true,
};
