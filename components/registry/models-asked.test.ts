import { expect, test } from "vitest";
import { modelsAsked } from "./models-asked";

const asked = (search: string) => modelsAsked(new URLSearchParams(search));

test("without anything the newest changes of models in use are asked for", () =>
  expect(asked("")).toEqual({ asked: { limit: 50, view: "active" }, unused: [] }));

test("fields, words, order and page become one question", () =>
  expect(
    asked(
      "q=owner:me+risk:high+stage:production+alias:champion+team:fraud+fraud score&sort=name&page=abc&archived=1",
    ),
  ).toEqual({
    asked: {
      limit: 50,
      view: "archived",
      search: "fraud score",
      cursor: "abc",
      sort: "name",
      direction: "asc",
      owner: "me",
      riskTier: "high",
      stage: "Production",
      alias: "champion",
      team: "fraud",
    },
    unused: [],
  }));

test("an unknown owner is nobody, a name is part of one", () => {
  expect(asked("q=owner:unknown+risk:unknown").asked).toMatchObject({
    owner: "nobody",
    riskTier: "unknown",
  });
  expect(asked("q=owner:ana").asked).toMatchObject({ person: "ana" });
});

test("what the list cannot be asked is named, not dropped", () =>
  expect(asked("q=-owner:ana+risk:low,high+team:unknown").unused).toEqual([
    "-owner:ana",
    "risk:low,high",
    "team:",
  ]));

test("deleted models have a view of their own", () =>
  expect(asked("deleted=1").asked.view).toBe("deleted"));
