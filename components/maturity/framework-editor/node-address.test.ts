import { expect, test } from "vitest";
import { addressOf, partNamed } from "./node-address";

const data = {
  dimensions: [{ key: "care" }, { key: "data" }],
  practices: [{ key: "P.1" }, { key: "" }, { key: "P2" }],
};

test("every part comes back from its address, also when its key has a dot", () => {
  const paths = [
    [],
    ["levels"],
    ["scoring"],
    ["dimensions", 1],
    ["practices", 0],
    ["practices", 2],
  ];
  for (const path of paths) {
    expect(partNamed(data, addressOf(data, path) ?? undefined)).toEqual(path);
  }
});

test("a part is found where it stands now, and an unknown one shows the whole", () => {
  const moved = { ...data, practices: data.practices.toReversed() };
  expect(partNamed(moved, addressOf(data, ["practices", 2]) ?? undefined)).toEqual([
    "practices",
    0,
  ]);
  for (const strange of ["practices.gone", "practices", "nothing", "", "levels.1", "__proto__.x"]) {
    expect(partNamed(data, strange)).toEqual([]);
  }
});

test("a practice without a key has no address", () => {
  expect(addressOf(data, ["practices", 1])).toBeNull();
});
