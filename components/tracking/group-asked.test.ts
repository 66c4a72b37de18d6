import { describe, expect, test } from "vitest";
import { parseFilter } from "~/server/tracking/rules/filter/parse";
import { filterOfGroup, groupedBy, groupText } from "./group-asked";

const by = (group: string) => groupedBy(new URLSearchParams({ group }));

describe("what runs are grouped by", () => {
  test.each(["params.depth", "tags.team lead", "status", "user"])(
    "%s stands in the address",
    (text) => {
      const read = by(text);
      expect(read === null ? null : groupText(read)).toBe(text);
    },
  );
  test.each(["", "metrics.auc", "params.", "nonsense"])("%j groups nothing", (text) =>
    expect(by(text)).toBeNull(),
  );
});

describe("the filter of a group", () => {
  const depth = { kind: "params", key: "max depth" } as const;
  const user = { kind: "attributes", key: "user" } as const;
  const both = "metrics.auc > 1 OR metrics.auc < 0";
  test.each([
    [filterOfGroup("", depth, "9"), "params.`max depth` = '9'"],
    [filterOfGroup(both, depth, "it's"), `(${both}) AND params.\`max depth\` = "it's"`],
    [filterOfGroup("", depth, null), "params.`max depth` IS NULL"],
    [filterOfGroup("", user, "ana"), "attributes.user_id = 'ana'"],
  ])("%s can be read", (made, wanted) => {
    expect(made).toBe(wanted);
    expect(parseFilter("runs", made ?? "").ok).toBe(true);
  });
  test("is not made where the grammar has no words for a value", () =>
    expect(filterOfGroup("", depth, `both ' and "`)).toBeNull());
});
