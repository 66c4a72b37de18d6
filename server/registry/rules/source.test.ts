import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { climbs, isInside, sourceOf } from "./source";

describe("a source", () => {
  const model = `m-${"0a".repeat(16)}`;
  test.each([
    [`models:/${model}`, { kind: "logged-model", modelId: model }],
    ["models:/credit/12", { kind: "version", name: "credit", version: 12 }],
    ["models:/credit@champion", { kind: "alias", name: "credit", alias: "champion" }],
    ["runs:/abc/model/x", { kind: "run", runId: "abc", path: "model/x" }],
    ["s3://bucket/a b%2", { kind: "remote" }],
    ["mlflow-artifacts:/1/x", { kind: "remote" }],
    ["/data/x", { kind: "local" }],
    ["file:///data/x", { kind: "local" }],
    ["C:\\data", { kind: "local" }],
    ["", { kind: "local" }],
  ])("%s is read", (source, read) => expect(sourceOf(source)).toEqual(read));

  test.each([
    "models://other/credit/1",
    "models:/credit",
    "models:/m-x/",
    "runs://a/b",
    "s3://b/../x",
  ])("%s is no source", (source) => expect(sourceOf(source)).toMatchObject({ kind: "invalid" }));

  test("that climbs is seen however it is written", () => {
    const dots = fc.constantFrom("..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%25252e.");
    const slash = fc.constantFrom("/", "%2f", "%252F", "\\", "%5c");
    fc.assert(
      fc.property(dots, slash, slash, (up, before, after) => {
        expect(climbs(`s3://bucket/a${before}${up}${after}b`)).toBe(true);
      }),
    );
  });

  test("with dots in a name does not climb", () => {
    for (const source of ["s3://b/a..b/c", "s3://b/.../x", "https://h/a?v=1.0"]) {
      expect(climbs(source)).toBe(false);
    }
  });
});

test("a path is inside a folder or it is not", () => {
  expect(isInside("/data/run/model", "/data/run")).toBe(true);
  expect(isInside("file:///data/run/model", "/data/run/")).toBe(true);
  expect(isInside("/data/run", "file:///data/run")).toBe(true);
  expect(isInside("/data/runX", "/data/run")).toBe(false);
  expect(isInside("/data/run/../x", "/data/run")).toBe(false);
  expect(isInside("/data/run", "mlflow-artifacts:/data/run")).toBe(false);
  expect(isInside("/x", "")).toBe(false);
});
