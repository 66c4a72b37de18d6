import {
  ANY,
  FIELD,
  invalidClause,
  invalidOrderByKey,
  type Subject,
  validEntityTypes,
} from "../subject";

/**
 * Source: `SearchModelUtils` and the registry's SQL store, 3.18. Sorting by `creation_timestamp` is known to the
 * reference's file store only; here it always works.
 */
export const REGISTERED_MODELS: Subject = {
  entities: { attribute: "attribute", tag: "tag", tags: "tag" },
  fields: {
    attribute: { listed: { name: FIELD.textOrList("name") } },
    tag: { open: ANY.text },
  },
  sort: {
    attributes: {
      name: "name",
      timestamp: "last_updated_timestamp",
      last_updated_timestamp: "last_updated_timestamp",
      creation_timestamp: "creation_timestamp",
    },
    entities: ["attribute"],
    usual: [],
    ties: [{ entity: "attribute", key: "name", ascending: true }],
    words: { key: invalidOrderByKey },
  },
  words: {
    entity: validEntityTypes(["attribute", "tag", "tags"]),
    syntax: invalidClause,
    comparator: (entity, _field, comparator) => `Invalid comparator for ${entity}: ${comparator}`,
    attributeText:
      "Expected a quoted string value or a list of quoted string values for attributes",
    list: "Only ['name'] attributes support comparison with a list of quoted string values",
    nulls: () => "IS NULL / IS NOT NULL is not supported for registered model search",
  },
};
