import { expect, test } from "vitest";
import { datasetProblem, inputTagProblem } from "./dataset-fields";

const dataset = { name: "d", digest: "x", source_type: "local", source: "{}" };
const long = (characters: number) => "x".repeat(characters);

test.each([
  ["name", 500],
  ["digest", 36],
  ["source", 65_535],
  ["schema", 1_048_575],
  ["profile", 16_777_215],
] as const)("a dataset's %s has up to %i characters", (field, limit) => {
  const problemOf = (characters: number) =>
    datasetProblem({ ...dataset, [field]: long(characters) });
  expect(problemOf(limit - 1)).toBeNull();
  expect(problemOf(limit)).toBeNull();
  expect(problemOf(limit + 1)).toBe(`'${field}' exceeds the maximum length of ${limit} characters`);
});

test.each(["name", "digest", "source_type", "source"])("a dataset has a %s", (field) => {
  expect(datasetProblem({ ...dataset, [field]: undefined })).toBe(
    `Dataset ${field} cannot be None`,
  );
});

test("schema and profile may be missing, NUL may not be anywhere", () => {
  expect(datasetProblem({ ...dataset, schema: null })).toBeNull();
  expect(datasetProblem({ ...dataset, source_type: "\u0000" })).toContain("'source_type' cannot");
  expect(datasetProblem({ ...dataset, profile: "\u0000" })).toContain("'profile' cannot contain");
});

test("an input's tag has key and value, each up to its limit", () => {
  const problemOf = (key: number, value: number) =>
    inputTagProblem({ key: long(key), value: long(value) });
  expect(problemOf(254, 499)).toBeNull();
  expect(problemOf(255, 500)).toBeNull();
  expect(problemOf(256, 0)).toBe("'key' exceeds the maximum length of 255 characters");
  expect(problemOf(1, 501)).toBe("'value' exceeds the maximum length of 500 characters");
  expect(inputTagProblem({ key: null, value: "" })).toBe("InputTag key cannot be None");
  expect(inputTagProblem({ key: "a" })).toBe("InputTag value cannot be None");
  expect(inputTagProblem({ key: "a", value: "\u0000" })).toContain("cannot contain NUL");
});
