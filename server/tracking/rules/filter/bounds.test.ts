import { describe, expect, test } from "vitest";
import {
  MAX_FILTER_CLAUSES,
  MAX_FILTER_DEPTH,
  MAX_FILTER_LENGTH,
  MAX_FILTER_LIST_VALUES,
} from "../limits";
import { parseFilter } from "./parse";

const refusal = (text: string) => {
  const filter = parseFilter("runs", text);
  return filter.ok ? { message: "accepted", at: -1, length: -1 } : filter.error;
};

describe("a refusal says where", () => {
  test.each([
    ["tags.a = 'x' AND acc > 1", 17, 3],
    ["tags.a = 'x' AND metrics.b > 'y'", 29, 3],
    ["params.a > 'x'", 9, 1],
    ["params.a = 'open", 11, 5],
    ["(tags.a = 'x'", 13, 0],
    ["run_id IN ('a', 2)", 16, 1],
  ])("%s: at %i, %i long", (text, at, length) => {
    expect(refusal(text)).toMatchObject({ at, length });
    expect(refusal(text).message).toContain(`(column ${at + 1})`);
  });

  test("and what is allowed there", () => {
    expect(refusal("params.a > 'x'").message).toBe(
      "Invalid comparator '>' not one of ['=', '!=', 'LIKE', 'ILIKE', 'IS NULL', 'IS NOT NULL'] (column 10)",
    );
    expect(refusal("metrics.a IS NULL").message).toBe(
      "IS NULL / IS NOT NULL is only supported for tags and params, not for 'metric' 'a'." +
        " Allowed here: =, !=, <, <=, >, >= (column 11)",
    );
    expect(refusal("tags.a 'x'").message).toContain(
      "An operator such as =, !=, > or LIKE fits here",
    );
    expect(refusal("(tags.a = 'x' ; 1").message).toContain("the parenthesis that closes column 1");
  });

  test("a long text is shortened, and no character is cut in half", () => {
    const { message } = refusal(`${"a".repeat(99)}𝐚${"b".repeat(900)} = 'x'`);
    expect(message.length).toBeLessThan(400);
    expect(message).toContain(`${"a".repeat(99)}…`);
  });
});

describe("limits: at the limit it is read, one over it is refused", () => {
  const clauses = (count: number) => Array.from({ length: count }, () => "tags.a='x'").join(" OR ");
  const nested = (open: string, depth: number, close: string) =>
    `${open.repeat(depth)}tags.a='x'${close.repeat(depth)}`;
  const list = (count: number) =>
    `run_id IN (${Array.from({ length: count }, () => "'a'").join(",")})`;
  const long = (length: number) => `tags.a='${"x".repeat(length - 9)}'`;

  test.each([
    ["conditions", clauses, MAX_FILTER_CLAUSES, "A filter can hold at most 100 conditions"],
    [
      "parentheses",
      (depth: number) => nested("(", depth, ")"),
      MAX_FILTER_DEPTH,
      "A filter can nest at most 32",
    ],
    [
      "NOTs",
      (depth: number) => nested("NOT ", depth, ""),
      MAX_FILTER_DEPTH,
      "A filter can nest at most 32",
    ],
    ["list values", list, MAX_FILTER_LIST_VALUES, "A list can hold at most 5000 values"],
    [
      "characters",
      long,
      MAX_FILTER_LENGTH,
      "A filter can hold at most 100000 characters. Got 100001",
    ],
  ])("%s", (...[, make, limit, words]) => {
    expect(refusal(make(limit - 1)).message).toBe("accepted");
    expect(refusal(make(limit)).message).toBe("accepted");
    expect(refusal(make(limit + 1)).message).toContain(words);
  });
});
