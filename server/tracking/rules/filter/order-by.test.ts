import { describe, expect, test } from "vitest";
import { MAX_ORDER_BY_LENGTH, MAX_ORDER_BY_TERMS } from "../limits";
import { type LoggedModelOrderBy, parseLoggedModelOrder } from "./logged-model-order";
import { parseOrderBy } from "./order-by";

type Subject = Parameters<typeof parseOrderBy>[0];

/** `metric.loss+`: entity, key, and whether it ascends. */
const drawn = (subject: Subject, ...entries: string[]) => {
  const order = parseOrderBy(subject, entries);
  return order.ok
    ? order.terms.map(({ entity, key, ascending }) => `${entity}.${key}${ascending ? "+" : "-"}`)
    : order.error.message;
};
const refusal = (subject: Subject, ...entries: string[]) => {
  const order = parseOrderBy(subject, entries);
  return order.ok ? null : order.error;
};

const RUN_TIES = ["attribute.start_time-", "attribute.run_id+"];

describe("runs", () => {
  test("are newest first when nothing is asked for", () => {
    expect(drawn("runs")).toEqual(RUN_TIES);
  });

  test.each([
    ["metrics.key1 asc", "metric.key1+"],
    ['metrics."key1"  desc', "metric.key1-"],
    ["metrics.`Mean Square Error` DESC", "metric.Mean Square Error-"],
    ["params.my_param aSc", "param.my_param+"],
    ["tags.tag1    DESC", "tag.tag1-"],
    ["attributes.status", "attribute.status+"],
    ["status ", "attribute.status+"],
    ["attributes.`Run Name`", "attribute.run_name+"],
  ])("sort by %s, ties by start and id", (entry, term) => {
    expect(drawn("runs", entry)).toEqual([term, ...RUN_TIES]);
  });

  test("keep the direction asked for where a tie-breaker is named", () => {
    expect(drawn("runs", "metrics.a", "created ASC")).toEqual([
      "metric.a+",
      "attribute.start_time+",
      "attribute.run_id+",
    ]);
    expect(drawn("runs", "run_id DESC")).toEqual(["attribute.run_id-", "attribute.start_time-"]);
  });

  test.each([
    ["m.acc", "Invalid entity type"],
    ["acc", "Invalid attribute key"],
    ["`metrics.A", "Invalid order_by clause"],
    ["`metrics.A`", "Invalid entity type"],
    ["attribute.start", "Invalid attribute key"],
    ["attribute.experiment_id", "Invalid attribute key"],
    ["constructor", "Invalid attribute key"],
    ["metrics.A != 1", "Invalid order_by clause 'metrics.A != 1'. Could not be parsed"],
    ["attribute.run_id ACS", "Invalid ordering key in order_by clause"],
    ["attribute.run_id DESC blah", "Invalid order_by clause"],
    ["attribute.run_id `DESC`", "Invalid order_by clause"],
    ["datasets.name", "Invalid order_by entity: dataset"],
    ["", "Invalid order_by clause"],
  ])("refuse %s in the reference's words", (entry, words) => {
    expect(refusal("runs", entry)?.message.slice(0, words.length)).toBe(words);
  });

  test("refuse the same field twice, by whatever name, and say which entry", () => {
    expect(refusal("runs", "start_time", "metrics.a", "created DESC")).toMatchObject({
      entry: 2,
      message: expect.stringContaining("`order_by` contains duplicate fields"),
    });
  });
});

test.each<[Subject, string[], string[]]>([
  ["experiments", [], ["attribute.creation_time-", "attribute.experiment_id+"]],
  ["experiments", ["name"], ["attribute.name+", "attribute.experiment_id-"]],
  ["registeredModels", [], ["attribute.name+"]],
  [
    "registeredModels",
    ["timestamp DESC"],
    ["attribute.last_updated_timestamp-", "attribute.name+"],
  ],
  ["registeredModels", ["name DESC"], ["attribute.name-"]],
  [
    "modelVersions",
    [],
    ["attribute.last_updated_timestamp-", "attribute.name+", "attribute.version_number-"],
  ],
  [
    "modelVersions",
    ["creation_timestamp"],
    ["attribute.creation_timestamp+", "attribute.name+", "attribute.version_number-"],
  ],
])("%s sort by %s", (subject, entries, terms) => {
  expect(drawn(subject, ...entries)).toEqual(terms);
});

test.each<[Subject, string, string]>([
  ["experiments", "tags.a", "Invalid order_by entity: tag"],
  ["experiments", "created", "Invalid attribute key 'created' specified. Valid keys are ['name'"],
  ["registeredModels", "version_number", "Invalid order by key 'version_number' specified"],
  ["registeredModels", "timestamp ACS", "Invalid ordering key"],
  ["modelVersions", "run_id", "Invalid order by key 'run_id' specified. Valid keys are ['name'"],
])("%s refuse %s", (subject, entry, words) => {
  expect(refusal(subject, entry)?.message.slice(0, words.length)).toBe(words);
});

test("a list and an entry may be as long as their limits, and no longer", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `metrics.m${index}`);
  expect(refusal("runs", ...many(MAX_ORDER_BY_TERMS))).toBeNull();
  expect(refusal("runs", ...many(MAX_ORDER_BY_TERMS + 1))?.message).toContain("at most 20 entries");
  const long = (length: number) => `tags.${"a".repeat(length - 5)}`;
  expect(refusal("runs", long(MAX_ORDER_BY_LENGTH))).toBeNull();
  expect(refusal("runs", long(MAX_ORDER_BY_LENGTH + 1))?.message).toContain("at most 1000");
});

describe("logged models", () => {
  const order = (...entries: LoggedModelOrderBy[]) => parseLoggedModelOrder(entries);
  const plain = { datasetName: null, datasetDigest: null };
  const ties = [
    { entity: "attribute", key: "creation_timestamp", ascending: false, ...plain },
    { entity: "attribute", key: "model_id", ascending: true, ...plain },
  ];

  test("are newest first when nothing is asked for", () => {
    expect(order()).toEqual({ ok: true, terms: ties });
  });

  test("sort by a metric on a dataset, whose key may hold dots", () => {
    const asked = { field_name: "metrics.val.loss", ascending: false, dataset_name: "d" };
    expect(order(asked)).toEqual({
      ok: true,
      terms: [
        {
          entity: "metric",
          key: "val.loss",
          ascending: false,
          datasetName: "d",
          datasetDigest: null,
        },
        ...ties,
      ],
    });
  });

  test("know the older names of a time", () => {
    expect(order({ field_name: "creation_time" })).toEqual({
      ok: true,
      terms: [
        { entity: "attribute", key: "creation_timestamp", ascending: true, ...plain },
        ties[1],
      ],
    });
  });

  test.each<[LoggedModelOrderBy, string]>([
    [{}, "`field_name` in the `order_by` clause must be specified."],
    [{ field_name: "params.a" }, "Invalid order by field name: params, only `metrics.<name>`"],
    [{ field_name: "foo" }, "Invalid order by field name: foo."],
    [
      { field_name: "metrics.a", dataset_digest: "x" },
      "`dataset_digest` can only be specified if `dataset_name` is also specified.",
    ],
  ])("refuse %j", (entry, words) => {
    expect(order({ field_name: "name" }, entry)).toMatchObject({
      ok: false,
      error: { entry: 1, message: expect.stringContaining(words) },
    });
  });

  test("take as many entries as the limit and no more", () => {
    const entry = { field_name: "metrics.a" };
    const many = (count: number) => order(...Array.from({ length: count }, () => entry)).ok;
    expect(many(MAX_ORDER_BY_TERMS)).toBe(true);
    expect(many(MAX_ORDER_BY_TERMS + 1)).toBe(false);
  });
});
