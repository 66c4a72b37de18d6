import { expect, test } from "vitest";
import { pageOfClientLink } from "./client-link";

test("the links that the client prints lead to the run and to its experiment", () => {
  const run = "0".repeat(32);
  expect(pageOfClientLink(`#/experiments/12/runs/${run}`)).toBe(`/experiments/12/runs/${run}`);
  expect(pageOfClientLink("#/experiments/12")).toBe("/experiments/12");
});

test("nothing else leads anywhere", () => {
  for (const hash of ["", "#top", "#/experiments/x", "#/models/a", "#/experiments/1/runs/../../x"])
    expect(pageOfClientLink(hash)).toBeNull();
});
