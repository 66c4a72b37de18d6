import { expect, test } from "vitest";
import { arrangeRows } from "./arrange-rows";
import { parseQuery, type QueryField } from "./ui/table/query";
import type { TableSort } from "./ui/table/table-params";

type Person = { name: string; roles: string[]; joined: Date | null; teams: number };

const people: Person[] = [
  { name: "Ana", roles: ["lead"], joined: new Date("2026-11-01T15:00:00Z"), teams: 2 },
  { name: "ben", roles: ["admin", "viewer"], joined: null, teams: 10 },
  { name: "Chris", roles: ["viewer"], joined: new Date("2026-01-15"), teams: 0 },
];
const accessors = {
  name: (row: Person) => row.name,
  role: (row: Person) => row.roles,
  joined: (row: Person) => row.joined,
  teams: (row: Person) => row.teams,
};
const fields: QueryField[] = [
  { name: "name", label: "Name", kind: "text" },
  { name: "role", label: "Role", kind: "choice", options: ["lead", "admin", "viewer"] },
  { name: "joined", label: "Joined", kind: "date" },
  { name: "teams", label: "Teams", kind: "number" },
];
const now = new Date("2026-11-21");
const names = (text: string, sort: TableSort | null = null) =>
  arrangeRows(people, accessors, { query: parseQuery(text, fields), sort, now }).map(
    ({ name }) => name,
  );

test("words are found in every column, whatever their case", () => {
  expect(names("AN")).toEqual(["Ana"]);
  expect(names("admin")).toEqual(["ben"]);
  expect(names("")).toEqual(["Ana", "ben", "Chris"]);
});

test("a term narrows its own column, and a minus turns it round", () => {
  expect(names("role:viewer")).toEqual(["ben", "Chris"]);
  expect(names("-role:viewer")).toEqual(["Ana"]);
  expect(names("role:lead,admin")).toEqual(["Ana", "ben"]);
});

test("numbers and dates are compared as what they are", () => {
  expect(names("teams:>2")).toEqual(["ben"]);
  expect(names("teams:0..2")).toEqual(["Ana", "Chris"]);
  expect(names("joined:>=-30d")).toEqual(["Ana"]);
  expect(names("joined:<2026-06-01")).toEqual(["Chris"]);
  expect(names("joined:<=2026-11-01")).toEqual(["Ana", "Chris"]);
  expect(names("joined:>2026-11-01")).toEqual([]);
});

test("what is not known is found by that word and fits no comparison", () => {
  expect(names("joined:unknown")).toEqual(["ben"]);
  expect(names("joined:>2020-01-01")).toEqual(["Ana", "Chris"]);
});

test("rows are ordered by value, unknown last in both directions", () => {
  expect(names("", { column: "teams", direction: "descending" })).toEqual(["ben", "Ana", "Chris"]);
  expect(names("", { column: "joined", direction: "ascending" })).toEqual(["Chris", "Ana", "ben"]);
  expect(names("", { column: "joined", direction: "descending" })).toEqual(["Ana", "Chris", "ben"]);
  expect(names("", { column: "name", direction: "descending" })).toEqual(["Chris", "ben", "Ana"]);
});

test("a filter that was not understood changes nothing", () => {
  expect(names("colour:red")).toEqual(["Ana", "ben", "Chris"]);
});
