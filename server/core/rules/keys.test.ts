import { expect, expectTypeOf, test } from "vitest";
import { keysOf } from "./keys";

test("the names come in the order in which they were written, with their own type", () => {
  const names = keysOf({ viewer: 1, lead: 2, admin: 3 } as const);
  expect(names).toEqual(["viewer", "lead", "admin"]);
  expectTypeOf(names).toEqualTypeOf<("viewer" | "lead" | "admin")[]>();
});
