import {
  ANY,
  FIELD,
  invalidAttributeKey,
  invalidClause,
  type Subject,
  validEntityTypes,
} from "../subject";

/** Source: `SearchExperimentsUtils` and `_get_search_experiments_filter_clauses` of the SQL store, 3.18. */
export const EXPERIMENTS: Subject = {
  entities: { attribute: "attribute", attributes: "attribute", tag: "tag", tags: "tag" },
  fields: {
    attribute: {
      listed: {
        name: FIELD.text("name"),
        experiment_id: {
          key: "experiment_id",
          kind: "text",
          operators: ["=", "!="],
          lists: true,
        },
        creation_time: FIELD.integer("creation_time"),
        last_update_time: FIELD.integer("last_update_time"),
      },
    },
    tag: { open: ANY.textOrNull },
  },
  sort: {
    attributes: {
      name: "name",
      experiment_id: "experiment_id",
      creation_time: "creation_time",
      last_update_time: "last_update_time",
    },
    entities: ["attribute"],
    usual: [
      { entity: "attribute", key: "creation_time", ascending: false },
      { entity: "attribute", key: "experiment_id", ascending: true },
    ],
    ties: [{ entity: "attribute", key: "experiment_id", ascending: false }],
    words: { key: invalidAttributeKey },
  },
  words: {
    entity: validEntityTypes(["attribute", "attributes", "tag", "tags"]),
    syntax: invalidClause,
    comparator: (entity, { key, kind }, comparator) => {
      if (key === "experiment_id") return `Invalid comparator for experiment_id: ${comparator}`;
      if (entity === "tag") return `Invalid comparator for tag: ${comparator}`;
      const sort = kind === "text" ? "string" : "numeric";
      return `Invalid comparator for ${sort} attribute: ${comparator}`;
    },
    attributeText: "Expected a quoted string value for attributes",
    list: "Only ['experiment_id'] attributes support comparison with a list of quoted string values",
    nulls: (_entity, key) =>
      `IS NULL / IS NOT NULL is only supported for tags, not for attribute '${key}'`,
  },
};
