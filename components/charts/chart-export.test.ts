import { describe, expect, test } from "vitest";
import { tableCsv, toMarkdown } from "./chart-export";

describe("the table of a chart", () => {
  test("says where it comes from, after the data", () => {
    const csv = tableCsv({ columns: [{ label: "a" }], rows: [[1]] }, [
      "Cairn, team Fraud, as of 2026-11-21",
    ]);
    expect(csv).toBe('a\r\n1\r\n"# Cairn, team Fraud, as of 2026-11-21"\r\n');
  });

  test("is as safe in a spreadsheet as every other export", () => {
    const table = { columns: [{ label: "team" }], rows: [["=HYPERLINK(1)"], [null]] };
    expect(tableCsv(table)).toBe("team\r\n'=HYPERLINK(1)\r\n\r\n");
  });

  test("as Markdown, bars are escaped and not known is a dash", () => {
    const table = {
      columns: [{ label: "a|b" }, { label: "n", numeric: true }],
      rows: [["x", null]],
    };
    expect(toMarkdown(table)).toBe("| a\\|b | n |\n| --- | ---: |\n| x | – |");
  });
});
