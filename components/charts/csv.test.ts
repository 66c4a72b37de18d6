import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvField, toCsv, toMarkdown } from "./csv";

/** A reader written from RFC 4180 alone, to check the writer against. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu;
  for (const [whole, quoted, plain = "", end] of text.matchAll(field)) {
    if (whole === "" && record.length === 0) break;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}

describe("a saved table", () => {
  test("a formula is text", () => {
    expect(csvField("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)");
    expect(csvField("+cmd|'/C calc'!A0")).toBe("'+cmd|'/C calc'!A0");
    expect(csvField("-2+3")).toBe("'-2+3");
    expect(csvField("@SUM(A1)")).toBe("'@SUM(A1)");
    expect(csvField("\t=1")).toBe("'\t=1");
    expect(csvField("\r=1")).toBe(`"'\r=1"`);
  });

  test("a negative number stays a number", () => {
    expect(csvField("-0.3")).toBe("-0.3");
    expect(csvField("+1e5")).toBe("+1e5");
    expect(csvField(-0.3)).toBe("-0.3");
    expect(csvField(0.1 + 0.2)).toBe("0.30000000000000004");
  });

  test("not known is empty, not 0", () => {
    expect(csvField(null)).toBe("");
    expect(csvField(Number.NaN)).toBe("");
    expect(csvField(0)).toBe("0");
  });

  test("commas, quotation marks and line ends are kept inside a field", () => {
    expect(csvField('a,"b"\r\nc')).toBe('"a,""b""\r\nc"');
  });

  test("any text comes back as it was, with at most an apostrophe in front", () => {
    const cells = fc.array(
      fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 2 }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(cells, (rows) => {
        const table = { columns: [{ label: "a" }, { label: "b" }], rows };
        const read = readCsv(toCsv(table)).slice(1);
        // Only an apostrophe in front may be added, and only where a spreadsheet would see a formula.
        const bare = read.map((row, at) =>
          row.map((cell, index) => (cell === `'${rows[at]?.[index]}` ? cell.slice(1) : cell)),
        );
        expect(bare).toEqual(rows);
        const formulas = read.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell));
        expect(formulas.filter((cell) => !Number.isFinite(Number(cell)))).toEqual([]);
      }),
    );
  });

  test("says where it comes from, after the data", () => {
    const csv = toCsv({ columns: [{ label: "a" }], rows: [[1]] }, [
      "Cairn, team Fraud, as of 2026-11-21",
    ]);
    expect(csv).toBe('a\r\n1\r\n"# Cairn, team Fraud, as of 2026-11-21"\r\n');
  });

  test("as Markdown, bars are escaped and not known is a dash", () => {
    const table = {
      columns: [{ label: "a|b" }, { label: "n", numeric: true }],
      rows: [["x", null]],
    };
    expect(toMarkdown(table)).toBe("| a\\|b | n |\n| --- | ---: |\n| x | – |");
  });
});
