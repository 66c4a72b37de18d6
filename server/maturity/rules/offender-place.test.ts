import { describe, expect, test } from "vitest";
import { offenderPlace } from "./offender-place";

describe("an offender leads to the page that mends it", () => {
  test.each([
    ["team:card-fraud", "/teams/card-fraud"],
    ["person:card-fraud/7b", "/teams/card-fraud#person-7b"],
    ["improvement:7b", "/maturity/card-fraud#improvement-7b"],
    ["roadmap:card-fraud", "/maturity/card-fraud/roadmap"],
    ["parked:five-levels/S3-04", "/maturity/card-fraud/roadmap?framework=five-levels#S3-04"],
    ["assessment:7b", "/assessments/7b"],
    ["answer:7b/S3-04", "/assessments/7b/check"],
    ["run:12/0a1b", "/experiments/12/runs/0a1b"],
    ["model:Card fraud & more", "/models/Card%20fraud%20%26%20more"],
    ["version:card-fraud/3", "/models/card-fraud/versions/3"],
    ["dataset:s3://lake/payments", "/datasets/s3%3A%2F%2Flake%2Fpayments"],
    ["feature:amount", "/features/amount"],
    ["column:amount", "/features?candidates=1"],
  ])("%s to %s", (id, place) => expect(offenderPlace(id, "card-fraud")).toBe(place));

  test.each(["lead", "", "7b-without-kind", "constructor:x", "else:7b"])("%j names no page", (id) =>
    expect(offenderPlace(id, "card-fraud")).toBeNull(),
  );

  test("no id leads out of Cairn", () => {
    expect(offenderPlace("team://evil.example/x?y=<z>", "t")).toBe("/teams/");
    expect(offenderPlace("assessment:..?x=1#y", "t")).toBe("/assessments/..%3Fx%3D1%23y");
  });
});
