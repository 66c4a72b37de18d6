import { expect, test } from "vitest";
import { chosenColumns, orderOf, readColumn, runsAsked, usualColumns } from "./run-columns";

const params = (search: string) => new URLSearchParams(search);

test("a column of what was logged keeps its whole name, dots and spaces too", () => {
  expect(readColumn("metrics.val.loss at 5")).toEqual({
    id: "metrics.val.loss at 5",
    kind: "metrics",
    key: "val.loss at 5",
  });
  expect(readColumn("status")).toBeNull();
  expect(readColumn("metrics.")).toBeNull();
});

test("the address tells the columns, each once and at most twenty", () => {
  expect(
    chosenColumns(params("cols=status,params.depth,metrics.a,params.depth")).map(({ id }) => id),
  ).toEqual(["params.depth", "metrics.a"]);
  const many = Array.from({ length: 30 }, (_, at) => `tags.t${at}`).join(",");
  expect(chosenColumns(params(`cols=${many}`))).toHaveLength(20);
});

test("without a choice there are three metrics and three parameters", () => {
  const keys = ["a", "b", "c", "d"];
  const known = { keys, more: false };
  expect(usualColumns({ metrics: known, params: known, tags: known }).map(({ id }) => id)).toEqual([
    "metrics.a",
    "metrics.b",
    "metrics.c",
    "params.a",
    "params.b",
    "params.c",
  ]);
});

test("an order names the attribute, or the key in quotation marks", () => {
  expect(orderOf({ column: "started", direction: "descending" })).toEqual([
    "attributes.start_time DESC",
  ]);
  expect(orderOf({ column: "metrics.val loss", direction: "ascending" })).toEqual([
    "metrics.`val loss` ASC",
  ]);
  expect(orderOf(null)).toEqual([]);
});

test("the address is the question: filter, order, page and deleted ones", () => {
  const asked = runsAsked(params("q=metrics.a > 1&sort=-metrics.a&page=abc&deleted=1"), 7);
  expect(asked).toEqual({
    experimentIds: [7],
    filter: "metrics.a > 1",
    orderBy: ["metrics.`a` DESC"],
    view: "deleted",
    limit: 50,
    cursor: "abc",
  });
  expect(runsAsked(params("sort=nonsense"), 7).orderBy).toEqual([]);
});
