import { expect, test } from "vitest";
import { featurePath, minutesOf, ownerWords, promiseOf, promiseWords } from "./words";

test.each([
  [1, "At most 1 minute old"],
  [90, "At most 90 minutes old"],
  [60, "At most 1 hour old"],
  [2880, "At most 2 days old"],
])("%d minutes are said in the largest whole unit", (minutes, words) => {
  expect(promiseWords(minutes)).toBe(words);
  const { amount, unit } = promiseOf(minutes);
  expect(minutesOf(amount, unit)).toBe(minutes);
});

test("who answers is a person, a team, both or nobody", () => {
  const owner = { id: "1", name: "Ana" };
  const ownerTeam = { id: "2", slug: "fraud", name: "Fraud" };
  expect(ownerWords({ owner, ownerTeam })).toBe("Ana, Fraud");
  expect(ownerWords({ owner: null, ownerTeam })).toBe("Fraud");
  expect(ownerWords({ owner: null, ownerTeam: null })).toBeNull();
});

test("any name stands in an address", () => {
  expect(featurePath("a/b ?")).toBe("/features/a%2Fb%20%3F");
});
