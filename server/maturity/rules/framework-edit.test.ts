import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit, applyEdits, at, type Json } from "./framework-edit";

const file = { key: "a", practices: [{ key: "p1" }, { key: "p2" }, { key: "p3" }] } as const;

describe("a change to a framework file", () => {
  test("sets what is there, and makes what is missing on the way", () => {
    expect(applyEdit(file, { kind: "set", path: ["practices", 1, "key"], value: "x" })).toEqual({
      key: "a",
      practices: [{ key: "p1" }, { key: "x" }, { key: "p3" }],
    });
    const set = applyEdit(file, { kind: "set", path: ["scoring", "rule"], value: "staged_all" });
    expect(at(set, ["scoring", "rule"])).toBe("staged_all");
  });

  test("removes, inserts and moves", () => {
    const keys = (data: Json) =>
      [0, 1, 2, 3].flatMap((index) => at(data, ["practices", index, "key"]) ?? []);
    expect(keys(applyEdit(file, { kind: "remove", path: ["practices", 0] }))).toEqual(["p2", "p3"]);
    expect(
      keys(applyEdit(file, { kind: "insert", path: ["practices", 3], value: { key: "p4" } })),
    ).toEqual(["p1", "p2", "p3", "p4"]);
    expect(keys(applyEdit(file, { kind: "move", path: ["practices", 2], to: 0 }))).toEqual([
      "p3",
      "p1",
      "p2",
    ]);
    const first = { kind: "insert", path: ["gates", 0], value: { key: "g" } } as const;
    expect(at(applyEdit(file, first), ["gates", 0, "key"])).toBe("g");
  });

  test("that reaches nothing changes nothing", () => {
    expect(
      applyEdits(file, [
        { kind: "set", path: ["practices", 9, "key"], value: "x" },
        { kind: "set", path: ["key", "below"], value: "x" },
        { kind: "remove", path: ["practices", 9] },
        { kind: "remove", path: ["nothing", "here"] },
        { kind: "move", path: ["practices", 0], to: 7 },
        { kind: "insert", path: ["key", 0], value: "x" },
      ]),
    ).toEqual(file);
  });

  test("touches nobody else's data, whatever the key is called", () => {
    const made = applyEdit({}, { kind: "set", path: ["__proto__", "polluted"], value: true });
    expect(at(made, ["__proto__", "polluted"])).toBe(true);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("never changes the data it is given", () => {
    fc.assert(
      fc.property(fc.nat(4), fc.jsonValue(), (index, value) => {
        const before = JSON.stringify(file);
        applyEdits(file, [
          { kind: "set", path: ["practices", index, "key"], value: JSON.stringify(value) },
          { kind: "move", path: ["practices", index], to: 0 },
          { kind: "remove", path: ["practices", index] },
        ]);
        expect(JSON.stringify(file)).toBe(before);
      }),
    );
  });
});
