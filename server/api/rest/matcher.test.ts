import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileMatcher } from "./matcher";

const targets = [
  "GET /teams",
  "POST /teams",
  "GET /teams/{slug}",
  "GET /teams/archived",
  "GET /teams/{slug}/people/{id}",
  "GET /a/{x}/c",
  "GET /a/b/{y}",
  "GET /x/{a}/one",
  "GET /{b}/{c}/two",
]
  .map((route) => route.split(" "))
  .map(([method = "", template = ""]) => ({ method, template }));
const match = compileMatcher(targets);
const found = (path: string, method = "GET") => {
  const at = match(path);
  return at && { template: at.byMethod.get(method)?.template, values: at.values };
};

describe("a path is found", () => {
  test("with its fields decoded, in order", () => {
    expect(found("/teams/fraud%20desk/people/7")).toEqual({
      template: "/teams/{slug}/people/{id}",
      values: ["fraud desk", "7"],
    });
    expect(found("/teams/a%2Fb")).toEqual({ template: "/teams/{slug}", values: ["a/b"] });
  });

  test("by its fixed parts first, and by its fields when these lead nowhere", () => {
    expect(found("/teams/archived")).toEqual({ template: "/teams/archived", values: [] });
    expect(found("/a/b/c")).toEqual({ template: "/a/b/{y}", values: ["c"] });
    expect(found("/a/z/c")).toEqual({ template: "/a/{x}/c", values: ["z"] });
    expect(found("/teams/archived/people/7")).toEqual({
      template: "/teams/{slug}/people/{id}",
      values: ["archived", "7"],
    });
  });

  test("without the fields of a way that led nowhere", () => {
    expect(found("/x/q/two")).toEqual({ template: "/{b}/{c}/two", values: ["x", "q"] });
  });

  test("not with a part too many, too few or empty", () => {
    for (const path of [
      "",
      "/",
      "/team",
      "/teams/",
      "/teams//people/7",
      "/teams/x/people",
      "/teams/x/people/7/",
      "/Teams",
    ]) {
      expect(match(path)).toBeNull();
    }
  });

  test("whatever its fields hold", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: "grapheme" }),
        fc.string({ minLength: 1, unit: "grapheme" }),
        (slug, id) => {
          fc.pre(slug !== "archived");
          const path = `/teams/${encodeURIComponent(slug)}/people/${encodeURIComponent(id)}`;
          expect(found(path)?.values).toEqual([slug, id]);
        },
      ),
    );
  });
});

test("two operations cannot have one route, whatever their fields are called", () => {
  const twice = [
    { method: "GET", template: "/teams/{slug}" },
    { method: "GET", template: "/teams/{teamId}" },
  ];
  expect(() => compileMatcher(twice)).toThrow("GET /teams/{teamId}");
});
