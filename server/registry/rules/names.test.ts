import { describe, expect, test } from "vitest";
import { problemOfAlias } from "./alias";
import { canonical } from "./canonical";
import { contentsIn } from "./model-history";
import { problemOfModelName } from "./model-name";
import { withRegistration } from "./registrations";
import { stageOf } from "./stage";

test("a model may be called what is no path and no address", () => {
  for (const name of ["credit", "Kredit-Prüfung 2", "a.b", "x".repeat(256), "😀".repeat(256)]) {
    expect(problemOfModelName(name)).toBeNull();
  }
  for (const name of ["", " ", "a/b", "a:b", ".", "..", "../x", "x".repeat(257), "a\0"]) {
    expect(problemOfModelName(name)).toEqual(expect.any(String));
  }
});

test("an alias may be called what no client reads as something else", () => {
  for (const alias of ["champion", "v", "vx1", "latest-1", "1", "-", "x".repeat(255)]) {
    expect(problemOfAlias(alias)).toBeNull();
  }
  for (const alias of ["", "latest", "Latest", "v1", "V01", "a b", "a@b", "x".repeat(256)]) {
    expect(problemOfAlias(alias)).toEqual(expect.any(String));
  }
});

test("a stage is known in any case", () => {
  expect([stageOf("production"), stageOf("NONE"), stageOf("live")]).toEqual([
    "Production",
    "None",
    null,
  ]);
});

describe("the list of registrations on a logged model", () => {
  test("grows as the reference writes it", () => {
    const first = withRegistration(undefined, { name: "a", version: 1 });
    expect(first).toBe('[{"name": "a", "version": 1}]');
    expect(withRegistration(first, { name: "b", version: 2 })).toBe(
      '[{"name": "a", "version": 1}, {"name": "b", "version": 2}]',
    );
  });

  test.each(["", "x", "{}", "[1]", "null"])("begins anew after %j", (text) =>
    expect(withRegistration(text, { name: "a", version: 1 })).toBe('[{"name": "a", "version": 1}]'),
  );
});

describe("what a run says of its models", () => {
  const history = JSON.stringify([
    { artifact_path: "model", signature: { inputs: "old" }, flavors: {} },
    { artifact_path: "model", signature: { inputs: "new" }, flavors: { sklearn: {} } },
    { artifact_path: "other" },
  ]);

  test("is found by the folder the files lie in, the last one counts", () => {
    expect(contentsIn(history, "mlflow-artifacts:/1/r/artifacts/model")).toEqual({
      signature: { inputs: "new" },
      flavors: { sklearn: {} },
    });
    expect(contentsIn(history, "x/other")).toEqual({ signature: null, flavors: null });
  });

  test.each([undefined, "", "{", "{}", "[1, null]"])("is nothing in %j", (text) =>
    expect(contentsIn(text, "x/model")).toEqual({ signature: null, flavors: null }),
  );
});

test("equal values have equal texts, whatever the order of their keys", () => {
  expect(canonical({ b: [1, { d: null, c: "x" }], a: undefined })).toBe(
    canonical({ a: undefined, b: [1, { c: "x", d: null }] }),
  );
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: "1" }));
});
