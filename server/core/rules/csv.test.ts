import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, toCsv } from "./csv";

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

describe("a table as CSV", () => {
  test("a formula is text", () => {
    expect(csvCell("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)");
    expect(csvCell("+cmd|'/C calc'!A0")).toBe("'+cmd|'/C calc'!A0");
    expect(csvCell("-2+3")).toBe("'-2+3");
    expect(csvCell("@SUM(A1)")).toBe("'@SUM(A1)");
    expect(csvCell("\t=1")).toBe("'\t=1");
    expect(csvCell("\r=1")).toBe(`"'\r=1"`);
    expect(csvCell("\n=1")).toBe(`"'\n=1"`);
    expect(csvCell("\0=1")).toBe("'\0=1");
    expect(csvCell("＝1+1")).toBe("'＝1+1");
    expect(csvCell("1+1")).toBe("1+1");
  });

  test("a negative number stays a number", () => {
    expect(csvCell("-0.3")).toBe("-0.3");
    expect(csvCell("+1e5")).toBe("+1e5");
    expect(csvCell(-0.3)).toBe("-0.3");
    expect(csvCell(0.1 + 0.2)).toBe("0.30000000000000004");
  });

  test("not known is empty, not 0", () => {
    expect(csvCell(null)).toBe("");
    expect(csvCell(undefined)).toBe("");
    expect(csvCell(Number.NaN)).toBe("");
    expect(csvCell(Number.POSITIVE_INFINITY)).toBe("");
    expect(csvCell(0)).toBe("0");
  });

  test("moments are in UTC, yes and no are words", () => {
    expect(csvCell(new Date("2026-11-21T10:00:00+02:00"))).toBe("2026-11-21T08:00:00.000Z");
    expect(csvCell(true)).toBe("true");
    expect(csvCell(false)).toBe("false");
  });

  test("the header is guarded like every other cell", () => {
    expect(toCsv(["=1+1", "b"], [[1, null]])).toBe("'=1+1,b\r\n1,\r\n");
  });

  test("commas, quotation marks and line ends are kept inside a field", () => {
    expect(csvCell('a,"b"\r\nc')).toBe('"a,""b""\r\nc"');
  });

  test("any text comes back as it was, with at most an apostrophe in front", () => {
    const cells = fc.array(
      fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 2 }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(cells, (rows) => {
        const read = readCsv(toCsv(["a", "b"], rows)).slice(1);
        // Only an apostrophe in front may be added, and only where a spreadsheet would see a formula.
        const bare = read.map((row, at) =>
          row.map((cell, index) => (cell === `'${rows[at]?.[index]}` ? cell.slice(1) : cell)),
        );
        expect(bare).toEqual(rows);
        const formulas = read.flat().filter((cell) => /^[=+\-@\t\r\n\0＝＋－＠]/u.test(cell));
        expect(formulas.filter((cell) => !Number.isFinite(Number(cell)))).toEqual([]);
      }),
    );
  });
});
