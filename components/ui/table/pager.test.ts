import { describe, expect, test } from "vitest";
import { pageSentence } from "./pager";

describe("the line under a list", () => {
  test("says which rows of how many", () => {
    expect(pageSentence({ first: 1, total: 214 }, 50)).toBe("1–50 of 214");
    expect(pageSentence({ first: 201, total: 1214 }, 14)).toBe("201–214 of 1,214");
  });

  test("one row is not a range", () => {
    expect(pageSentence({ first: 1, total: 1 }, 1)).toBe("1 of 1");
  });

  test("does not invent what is not counted", () => {
    expect(pageSentence({ first: 51, total: null }, 50)).toBe("51–100");
    expect(pageSentence({ first: null, total: null }, 50)).toBe("50 shown");
    expect(pageSentence({ first: null, total: 214 }, 50)).toBe("50 of 214 shown");
  });
});
