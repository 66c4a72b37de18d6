import { describe, expect, test } from "vitest";
import type { Clause, Filter } from "./ast";
import { parseFilter } from "./parse";
import { SUBJECTS, type SubjectName } from "./subjects/index";

const read = (text: string, subject: SubjectName = "runs"): Filter | null => {
  const filter = parseFilter(subject, text);
  expect(filter).toMatchObject({ ok: true });
  return filter.ok ? filter.value : null;
};

/** The clauses from left to right, without their places. */
const clausesOf = (filter: Filter | null): readonly object[] => {
  if (filter === null) return [];
  switch (filter.kind) {
    case "not":
      return clausesOf(filter.term);
    case "and":
    case "or":
      return filter.terms.flatMap(clausesOf);
    default: {
      const { at: _, ...clause } = filter;
      return [clause];
    }
  }
};

/** `and(0, or(1, not(2)))`: how the clauses hang together. */
const shapeOf = (text: string): string => {
  let next = 0;
  const draw = (filter: Filter): string => {
    if (filter.kind === "not") return `not(${draw(filter.term)})`;
    if (filter.kind === "and" || filter.kind === "or")
      return `${filter.kind}(${filter.terms.map(draw).join(",")})`;
    next += 1;
    return String(next);
  };
  const filter = read(text);
  return filter === null ? "" : draw(filter);
};

const compare = (entity: Clause["entity"], key: string, operator: string) => ({
  kind: "compare",
  entity,
  key,
  operator,
});

/** Source of these rows: what the reference's own tests accept (`tests/utils/test_search_utils.py`). */
test.each([
  ["metric.acc >= 0.94", { ...compare("metric", "acc", ">="), value: 0.94 }],
  ["metric.acc>=100", { ...compare("metric", "acc", ">="), value: 100 }],
  ["params.m!='tf'", { ...compare("param", "m", "!="), value: "tf" }],
  ['params."m"!="tf"', { ...compare("param", "m", "!="), value: "tf" }],
  ['metric."legit name" >= 0.243', { ...compare("metric", "legit name", ">="), value: 0.243 }],
  ['metrics."X//Y#$$@&Z" = 3', { ...compare("metric", "X//Y#$$@&Z", "="), value: 3 }],
  ["`metric`.a >= 0.1", { ...compare("metric", "a", ">="), value: 0.1 }],
  ["`tags`.source_name = 'a b'", { ...compare("tag", "source_name", "="), value: "a b" }],
  ['metrics."accuracy.2.0" > 5', { ...compare("metric", "accuracy.2.0", ">"), value: 5 }],
  ["metrics.`spacey name` > 5", { ...compare("metric", "spacey name", ">"), value: 5 }],
  ["tags.version = 'commit-hash'", { ...compare("tag", "version", "="), value: "commit-hash" }],
  ["tags.mlflow.user = 'x'", { ...compare("tag", "mlflow.user", "="), value: "x" }],
  [
    "attribute.artifact_uri = '1/23/4'",
    { ...compare("attribute", "artifact_uri", "="), value: "1/23/4" },
  ],
  ["attribute.start_time >= 1234", { ...compare("attribute", "start_time", ">="), value: 1234 }],
  ["run.status = 'RUNNING'", { ...compare("attribute", "status", "="), value: "RUNNING" }],
  ["dataset.name = 'd'", { ...compare("dataset", "name", "="), value: "d" }],
  ['params.m = "L\'Hosp"', { ...compare("param", "m", "="), value: "L'Hosp" }],
  ["tags.version IS NULL", { kind: "null", entity: "tag", key: "version", negated: false }],
  ["params.lr is not null", { kind: "null", entity: "param", key: "lr", negated: true }],
  [
    "datasets.digest NOT IN ('a', \"b\",)",
    { kind: "in", entity: "dataset", key: "digest", negated: true, values: ["a", "b"] },
  ],
])("%s is read as the reference reads it", (text, clause) => {
  expect(clausesOf(read(text))).toEqual([clause]);
});

describe("values and names", () => {
  const valueOf = (literal: string) => clausesOf(read(`metrics.a > ${literal}`))[0];

  test.each([
    ["-1.5e-3", -0.0015],
    ["+2", 2],
    ["-0", 0],
    [".5", 0.5],
    ["5.", 5],
    ["1E5", 100_000],
    ["-.5e+2", -50],
    ["1e999", Number.POSITIVE_INFINITY],
  ])("the number %s", (literal, value) => {
    expect(valueOf(literal)).toMatchObject({ value });
  });

  test("a quote inside quotes is written twice", () => {
    expect(clausesOf(read("params.a = 'it''s' AND params.`a``b` = \"\"\"\""))).toMatchObject([
      { value: "it's" },
      { key: "a`b", value: '"' },
    ]);
  });

  test("a backslash, a new line and other alphabets are ordinary characters", () => {
    expect(clausesOf(read("params.größe\n=\t'C:\\dir\\'"))).toMatchObject([
      { key: "größe", value: "C:\\dir\\" },
    ]);
  });

  test.each(["Run Name", "Run name", "run name"])("`%s` is the run's name", (alias) => {
    expect(clausesOf(read(`attributes.\`${alias}\` = 'x' AND "${alias}" = 'y'`))).toMatchObject([
      { entity: "attribute", key: "run_name" },
      { entity: "attribute", key: "run_name" },
    ]);
  });

  test("created is the run's start", () => {
    expect(clausesOf(read("created > 1 AND Created < 2"))).toMatchObject([
      { key: "start_time" },
      { key: "start_time" },
    ]);
  });

  test("every clause says where its name stands", () => {
    expect(read("tags.a = 'x' OR  params.b = 'y'")).toMatchObject({
      at: 0,
      terms: [{ at: 0 }, { at: 17 }],
    });
  });
});

describe("how conditions combine", () => {
  test.each([
    ["", ""],
    ["  \n", ""],
    ["params.a = '1' and params.b = '2' AND params.c = '3'", "and(1,2,3)"],
    ["params.a = '1' AND params.b = '2' OR params.c = '3'", "or(and(1,2),3)"],
    ["params.a = '1' OR params.b = '2' AND params.c = '3'", "or(1,and(2,3))"],
    ["(params.a = '1' OR params.b = '2') AND params.c = '3'", "and(or(1,2),3)"],
    ["NOT params.a = '1' AND params.b = '2'", "and(not(1),2)"],
    ["not (params.a = '1' or params.b = '2')", "not(or(1,2))"],
    ["NOT NOT params.a = '1'", "not(not(1))"],
    ["((params.a = '1'))", "1"],
    ["(params.a = '1' AND params.b = '2') AND params.c = '3'", "and(1,2,3)"],
    ["params.a='x'AND(params.b='y')", "and(1,2)"],
  ])("%s", (text, shape) => {
    expect(shapeOf(text)).toBe(shape);
  });

  test.each([
    "params.a = '1' params.b = '2'",
    "AND params.a = '1' AND AND params.b = '2' AND",
    "  AND params.a = '1' AND params.b = '2'",
  ])("what programs put together sloppily is read as the reference reads it: %s", (text) => {
    expect(shapeOf(text)).toBe("and(1,2)");
  });

  test("the client's own search for models is read", () => {
    expect(
      clausesOf(read("name = 'a' AND tag.`mlflow.prompt.is_prompt` != 'true'", "registeredModels")),
    ).toMatchObject([{ key: "name" }, { entity: "tag", key: "mlflow.prompt.is_prompt" }]);
  });
});

describe("each subject reads its own", () => {
  test.each<[SubjectName, string, object]>([
    ["experiments", "experiment_id IN ('1','2')", { kind: "in", key: "experiment_id" }],
    ["experiments", "last_update_time < 5", { key: "last_update_time", value: 5 }],
    ["experiments", "tags.a IS NULL", { kind: "null", entity: "tag" }],
    ["registeredModels", "attribute.name ILIKE 'a%'", { key: "name", operator: "ILIKE" }],
    ["modelVersions", "version_number >= '2'", { key: "version_number", value: 2 }],
    ["modelVersions", "run_id IN ('a')", { kind: "in", values: ["a"] }],
    ["modelVersions", "source_path = 's3://b'", { key: "source_path" }],
    ["loggedModels", "creation_time > 5", { key: "creation_timestamp", value: 5 }],
    ["loggedModels", "params.lr = 0.010", { entity: "param", value: "0.010" }],
    ["loggedModels", "tags.a in ('x')", { kind: "in", entity: "tag" }],
    ["loggedModels", "status != 'READY'", { key: "status", value: "READY" }],
    ["loggedModels", "name = 'model'", { key: "name", value: "model" }],
  ])("%s: %s", (subject, text, clause) => {
    expect(clausesOf(read(text, subject))).toMatchObject([clause]);
  });

  test.each(Object.keys(SUBJECTS))("%s: the names every object has are no keys", (name) => {
    const subject = Object.keys(SUBJECTS).find((one): one is SubjectName => one === name) ?? "runs";
    for (const key of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(parseFilter(subject, `${key} = 'x'`).ok).toBe(false);
      expect(parseFilter(subject, `${key}.a = 'x'`).ok).toBe(false);
    }
  });
});
