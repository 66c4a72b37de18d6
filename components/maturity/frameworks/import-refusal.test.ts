import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { refusalOf } from "./import-refusal";

const refused = (data: unknown) =>
  TRPCClientError.from({
    error: {
      code: -32600,
      message: "Not saved.",
      data: { code: "BAD_REQUEST", httpStatus: 400, data },
    },
  });

test("a refused file shows every problem with its line", () => {
  const problems = [
    { path: "floor", line: 3, message: "Must be a number." },
    { path: "", line: null, message: "Is empty." },
    "not a problem",
  ];
  expect(refusalOf(refused({ problems }))).toEqual({
    message: "Not saved.",
    problems: [
      { line: 3, message: "Must be a number." },
      { line: null, message: "Is empty." },
    ],
    revision: null,
  });
});

test("a draft that stands in the way can be replaced by its revision", () => {
  expect(refusalOf(refused({ by: "Ana", revision: 4 }))).toMatchObject({
    problems: [],
    revision: 4,
  });
});

test("what was not refused by Cairn has words too", () => {
  expect(refusalOf(new Error("boom"))).toEqual({
    message: "Something unexpected happened. Try again.",
    problems: [],
    revision: null,
  });
});
