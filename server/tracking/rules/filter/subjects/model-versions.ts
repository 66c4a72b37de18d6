import {
  ANY,
  FIELD,
  invalidClause,
  invalidOrderByKey,
  type Subject,
  validEntityTypes,
} from "../subject";

/** Source: `SearchModelVersionUtils` and the registry's SQL store, 3.18. */
export const MODEL_VERSIONS: Subject = {
  entities: { attribute: "attribute", tag: "tag", tags: "tag" },
  fields: {
    attribute: {
      listed: {
        name: FIELD.textOrList("name"),
        version_number: { ...FIELD.integer("version_number"), quoted: true },
        run_id: FIELD.textOrList("run_id"),
        source_path: FIELD.text("source_path"),
      },
    },
    tag: { open: ANY.text },
  },
  sort: {
    attributes: {
      name: "name",
      version_number: "version_number",
      creation_timestamp: "creation_timestamp",
      last_updated_timestamp: "last_updated_timestamp",
    },
    entities: ["attribute"],
    usual: [
      { entity: "attribute", key: "last_updated_timestamp", ascending: false },
      { entity: "attribute", key: "name", ascending: true },
      { entity: "attribute", key: "version_number", ascending: false },
    ],
    ties: [
      { entity: "attribute", key: "name", ascending: true },
      { entity: "attribute", key: "version_number", ascending: false },
    ],
    words: { key: invalidOrderByKey },
  },
  words: {
    entity: validEntityTypes(["attribute", "tag", "tags"]),
    syntax: invalidClause,
    comparator: (entity, { key, kind }, comparator) =>
      `Invalid comparator for ${entity}${kind === "integer" ? ` ${key}` : ""}: ${comparator}`,
    attributeText:
      "Expected a quoted string value or a list of quoted string values for attributes",
    list: "Only ['name', 'run_id'] attributes support comparison with a list of quoted string values",
    nulls: () => "IS NULL / IS NOT NULL is not supported for model version search",
  },
};
