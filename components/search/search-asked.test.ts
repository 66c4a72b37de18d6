import { expect, test } from "vitest";
import { searchAsked, searchPath } from "./search-asked";

const read = (search: string) => searchAsked(new URLSearchParams(search));

test("what is searched stands in the address, and comes back from it", () => {
  const asked = { text: "card fraud & more", kind: "models", cursor: "abc" };
  expect(read(searchPath(asked).split("?")[1] ?? "")).toEqual(asked);
  expect(read("q=+x+")).toEqual({ text: "x" });
});

test("a page belongs to a kind, and what is no kind is left out", () => {
  expect(read("q=x&page=abc")).toEqual({ text: "x" });
  expect(read("q=x&kind=../../etc")).toEqual({ text: "x" });
  expect(read("")).toEqual({ text: "" });
});

test("a text of any length and content gives a question that the server takes", () =>
  expect(read(`q=${"x".repeat(5000)}%00`).text).toHaveLength(120));
