import { describe, expect, test } from "vitest";
import { recordsOf } from "./csv-text";
import { momentOf, rolesOf, runOfRow } from "./read-table";

describe("a CSV file", () => {
  test.each([
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "\uFEFFa,b\n1,\n",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    ['a\n"x, ""y""\nz"\n', [["a"], ['x, "y"\nz']]],
    [
      "a,b\n\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["a,\n", [["a", ""]]],
    ["", []],
  ])("%j", (text, records) => expect(recordsOf(text)).toEqual(records));

  test("of a megabyte without an end is read at once", () => {
    const began = performance.now();
    recordsOf(`"${"x".repeat(1_000_000)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

test("columns are known by their beginning, their name, or what stands in them", () => {
  const header = [
    "run_id",
    "params.depth",
    "metrics.auc",
    "tags.team",
    "loss",
    "optimizer",
    "artifact_uri",
  ];
  const rows = [["r", "3", "0.5", "x", "nan", "adam", "s3://"]];
  expect(rolesOf(header, rows)).toEqual([
    { kind: "field", key: "id" },
    { kind: "param", key: "depth" },
    { kind: "metric", key: "auc" },
    { kind: "tag", key: "team" },
    { kind: "metric", key: "loss" },
    { kind: "param", key: "optimizer" },
    { kind: "left-out" },
  ]);
});

test.each([
  ["1700000000000", 1_700_000_000_000],
  ["1700000000.5", 1_700_000_000_500],
  ["2023-11-14 22:13:20+00:00", 1_700_000_000_000],
  ["2023-11-14 22:13:20", 1_700_000_000_000],
  ["2023-11-14T22:13:20.250Z", 1_700_000_000_250],
  ["yesterday", null],
  ["", null],
])("the moment %s is %s", (text, moment) => expect(momentOf(text)).toBe(moment));

test("a row says a run, and an empty cell says nothing", () => {
  const roles = rolesOf(["run_name", "status", "params.a", "auc"], [["n", "CRASHED", "1", "0.5"]]);
  const run = runOfRow(
    { roles, experiment: "table", id: "t" },
    { cells: ["n", "CRASHED", "", "0.5"], number: 2 },
  );
  expect(run).toMatchObject({
    id: "t row 2",
    name: "n",
    experimentId: "table",
    status: "FAILED",
    params: [],
    latest: [{ key: "auc", value: 0.5, step: 0 }],
  });
});
