import { expect, test } from "vitest";
import { featuresAsked } from "./features-asked";

const asked = (q: string, more = "") =>
  featuresAsked(new URLSearchParams(`q=${encodeURIComponent(q)}${more}`));

test("words are searched and fields are asked for", () => {
  expect(asked("velocity entity:card status:certified use:skewed").asked).toEqual({
    limit: 50,
    search: "velocity",
    entity: "card",
    status: "certified",
    use: "skewed",
  });
  expect(asked("owner:me").asked).toMatchObject({ owner: "me" });
});

test("order and page come from the address", () => {
  expect(asked("", "&sort=-models&page=abc").asked).toMatchObject({
    sort: "models",
    direction: "desc",
    cursor: "abc",
  });
});

test("what the server cannot be asked is named and nothing is left out in silence", () => {
  const { asked: input, unused } = asked("-entity:card owner:ana status:certified,deprecated");
  expect(input).toEqual({ limit: 50 });
  expect(unused).toEqual(["-entity:card", "owner:ana", "status:certified,deprecated"]);
});
