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
  test.each([
    ["", depth, "9", "params.`max depth` = '9'"],
    [
      "metrics.auc > 1 OR metrics.auc < 0",
      depth,
      "it's",
      '(metrics.auc > 1 OR metrics.auc < 0) AND params.`max depth` = "it\'s"',
    ],
    ["", depth, null, "params.`max depth` IS NULL"],
    ["", { kind: "attributes", key: "user" } as const, "ana", "attributes.user_id = 'ana'"],
  ] as const)("%j grouped by %j with %j", (filter, group, value, wanted) => {
    const made = filterOfGroup(filter, group, value);
    expect(made).toBe(wanted);
    expect(parseFilter("runs", made ?? "").ok).toBe(true);
  });
  test("is not made where the grammar has no words for a value", () =>
    expect(filterOfGroup("", depth, `both ' and "`)).toBeNull());
});
