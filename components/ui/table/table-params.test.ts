import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeTable, nextSort, paramsOf, readTableState, type TableState } from "./table-params";

const rules = { columns: ["name", "owner", "value"], sortable: ["name", "value"] };
const read = (search: string) => readTableState(new URLSearchParams(search), rules);

describe("a table's address", () => {
  test("says everything that is shown", () => {
    expect(
      read("q=owner:ana&sort=-value&page=abc&cols=name,value&dens=compact&view=prod").state,
    ).toEqual({
      q: "owner:ana",
      sort: { column: "value", direction: "descending" },
      page: "abc",
      columns: ["name", "value"],
      density: "compact",
      view: "prod",
    });
  });

  test("parameters that make no sense are left out and named", () => {
    const { state, ignored } = read("sort=-colour&dens=huge&cols=name,secret&view=../x");
    expect(state).toMatchObject({ sort: null, density: "default", columns: null, view: null });
    expect(ignored).toEqual(["sort=-colour", "cols=name,secret", "dens=huge", "view=../x"]);
  });

  test("a new filter or order goes back to the first page", () => {
    const now = new URLSearchParams("page=abc&from=-30d");
    expect(changeTable(now, { q: "ana" })).toBe("?from=-30d&q=ana");
    expect(changeTable(now, { sort: { column: "value", direction: "descending" } })).toBe(
      "?from=-30d&sort=-value",
    );
    expect(changeTable(now, { density: "compact" })).toContain("page=abc");
  });

  test("two tables on one page do not touch each other", () => {
    const now = new URLSearchParams("runs.q=ana&q=ben");
    expect(changeTable(now, { q: "" }, "runs.")).toBe("?q=ben");
    expect(readTableState(now, { ...rules, prefix: "runs." }).state.q).toBe("ana");
  });

  test("any state is written and read back as the same", () => {
    const state: fc.Arbitrary<TableState> = fc.record({
      q: fc.string({ maxLength: 200 }),
      sort: fc.option(
        fc.record({
          column: fc.constantFrom("name", "value"),
          direction: fc.constantFrom("ascending" as const, "descending" as const),
        }),
      ),
      page: fc.option(fc.string({ minLength: 1, maxLength: 80 })),
      columns: fc.option(fc.subarray([...rules.columns], { minLength: 1 })),
      density: fc.constantFrom("default" as const, "compact" as const, "touch" as const),
      view: fc.option(fc.stringMatching(/^[\w-]{1,20}$/u)),
    });
    fc.assert(
      fc.property(state, (wanted) => {
        const search = changeTable(new URLSearchParams("q=old&sort=name"), wanted);
        expect(read(search)).toEqual({ state: wanted, ignored: [] });
      }),
    );
  });

  test("no address makes reading fail", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (search) => {
        expect(Array.isArray(read(search).ignored)).toBe(true);
      }),
    );
  });

  test("a repeated parameter counts once, and names of the language itself are not parameters", () => {
    const reader = paramsOf({ q: ["a", "b"], sort: undefined });
    expect([reader.get("q"), reader.get("sort"), reader.get("toString")]).toEqual([
      "a",
      null,
      null,
    ]);
  });
});

describe("pressing a column's head", () => {
  test("goes through first direction, other direction, no order", () => {
    const first = nextSort(null, "value", "descending");
    expect(first).toEqual({ column: "value", direction: "descending" });
    const second = nextSort(first, "value", "descending");
    expect(second).toEqual({ column: "value", direction: "ascending" });
    expect(nextSort(second, "value", "descending")).toBeNull();
  });

  test("another column starts at its own first direction", () => {
    const sort = { column: "value", direction: "ascending" } as const;
    expect(nextSort(sort, "name", "ascending")).toEqual({ column: "name", direction: "ascending" });
  });
});
