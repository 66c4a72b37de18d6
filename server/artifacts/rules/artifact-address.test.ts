import { expect, test } from "vitest";
import { placeOf } from "./artifact-address";

const id = "8110d54a39d54f2fb46a71dbf9ff44a1";
const uuid = "8110d54a-39d5-4f2f-b46a-71dbf9ff44a1";

test("the protocol's address names an experiment, an owner and a path", () => {
  expect(placeOf(`2/${id}/artifacts/notes/a.txt`)).toEqual({
    experimentId: 2,
    owner: { kind: "run", id: uuid },
    path: "notes/a.txt",
  });
  expect(placeOf(`2/models/m-${id}/artifacts`)).toEqual({
    experimentId: 2,
    owner: { kind: "model", id: uuid },
    path: "",
  });
  expect(placeOf(`2/${id}/artifacts/`)?.path).toBe("");
  expect(placeOf(`2/${id}/artifacts/a/../b`)?.path).toBe("a/../b");
});

test.each([
  "",
  "2",
  `2/${id}`,
  `2/${id}/artifact/a`,
  `2/${id.toUpperCase()}/artifacts/a`,
  `/2/${id}/artifacts/a`,
  `x/${id}/artifacts/a`,
  `2/../2/${id}/artifacts/a`,
  `2/models/${id}/artifacts/a`,
  `2/${id}0/artifacts/a`,
  `1234567890123456/${id}/artifacts/a`,
])("%j is not one", (address) => expect(placeOf(address)).toBeNull());
