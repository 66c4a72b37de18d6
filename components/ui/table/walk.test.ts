import { describe, expect, test } from "vitest";
import { stepTo, walkOn, type Walk } from "./walk";

const list = "/teams";

function walked(): Walk {
  const walk: Walk = new Map();
  walkOn(walk, { list, page: null }, { next: "b", count: 200 });
  walkOn(walk, { list, page: "b" }, { next: "c", count: 200 });
  walkOn(walk, { list, page: "c" }, { next: null, count: 14 });
  return walk;
}

describe("the way back through a long list", () => {
  test("leads page by page to where one came from", () => {
    const walk = walked();
    expect(stepTo(walk, { list, page: "c" })).toEqual({ previous: "b", first: 401 });
    expect(stepTo(walk, { list, page: "b" })).toEqual({ previous: "", first: 201 });
    expect(stepTo(walk, { list, page: null })).toBeNull();
  });

  test("is not known on a page that was opened by its address, and known again after it", () => {
    const walk: Walk = new Map();
    expect(stepTo(walk, { list, page: "c" })).toBeNull();
    walkOn(walk, { list, page: "c" }, { next: "d", count: 200 });
    expect(stepTo(walk, { list, page: "d" })).toEqual({ previous: "c", first: null });
  });

  test("stays right while an earlier page still stands in the place of the one being fetched", () => {
    const walk = walked();
    walkOn(walk, { list, page: "c" }, { next: "b", count: 200 });
    walkOn(walk, { list, page: "d" }, { next: "d", count: 200 });
    expect(stepTo(walk, { list, page: "b" })).toEqual({ previous: "", first: 201 });
    expect(stepTo(walk, { list, page: "d" })).toBeNull();
  });

  test("of another filter is another way", () => {
    expect(stepTo(walked(), { list: "/teams fraud", page: "b" })).toBeNull();
  });
});
