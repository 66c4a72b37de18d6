import { expect, test } from "vitest";
import { artifactUriOf, cutTo, freeName, namesOfSource } from "./names";

const run = "0123456789abcdef0123456789abcdef";

test("a taken name gets the first ending that is free, and stays within its limit", () => {
  const taken = new Set(["churn (imported)", "churn (imported 2)"]);
  expect(freeName("churn", (name) => taken.has(name), 500)).toBe("churn (imported 3)");
  expect(freeName("x".repeat(500), () => false, 500)).toBe(`${"x".repeat(489)} (imported)`);
});

test("texts are cut by characters, not by halves of them", () => {
  expect(cutTo("ä漢😀😀", 3)).toBe("ä漢😀");
  expect(cutTo("abc", 3)).toBe("abc");
});

test("files in a bucket stay there unless they come along; those of a server's own store lie here", () => {
  const place = { experimentId: 7, hex: run, kind: "run" } as const;
  const here = `mlflow-artifacts:/7/${run}/artifacts`;
  expect(artifactUriOf("s3://bucket/a", false, place)).toBe("s3://bucket/a");
  expect(artifactUriOf("s3://bucket/a", true, place)).toBe(here);
  expect(artifactUriOf("mlflow-artifacts:/3/x/artifacts", false, place)).toBe(here);
  expect(artifactUriOf("/home/me/mlruns/0/x", false, place)).toBe(here);
  expect(artifactUriOf("", true, { ...place, kind: "logged-model" })).toBe(
    `mlflow-artifacts:/7/models/m-${run}/artifacts`,
  );
});

test.each([
  [`models:/m-${run}`, { kind: "logged-model", id: `m-${run}` }],
  [`runs:/${run}/model`, { kind: "run", id: run, path: "model" }],
  [
    `mlflow-artifacts:/3/${run}/artifacts/deep/model/`,
    { kind: "run", id: run, path: "deep/model" },
  ],
  [`file:///srv/mlruns/0/${run}/artifacts`, { kind: "run", id: run, path: "" }],
  ["s3://bucket/model", { kind: "other" }],
  ["models:/churn/3", { kind: "other" }],
])("%s names what it names", (source, names) => expect(namesOfSource(source)).toEqual(names));
