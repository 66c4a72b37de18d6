import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvText, delimiterOf } from "./csv-text";

type Row = { readonly line: number; readonly fields: readonly string[] };

/** Read in pieces that end with a line break, as files are. */
function read(pieces: readonly string[], delimiter = ","): Row[] {
  const rows: Row[] = [];
  const reader = new CsvText(
    delimiter,
    (fields, line) => void rows.push({ line, fields: [...fields] }),
  );
  for (const [at, piece] of pieces.entries()) reader.push(piece, at === pieces.length - 1);
  return rows;
}
const fieldsOf = (text: string, delimiter?: string) =>
  read([text], delimiter).map(({ fields }) => fields);

function outcomeOf(text: string): string {
  try {
    read([text]);
    return "read";
  } catch (error) {
    return error instanceof Error ? error.name : "something else";
  }
}

describe("a CSV", () => {
  test.each([
    [
      "plain",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "without a last line break",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "with carriage returns",
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "with empty fields",
      ",\n,\n",
      [
        ["", ""],
        ["", ""],
      ],
    ],
    ["with a field that ends the file empty", "a,", [["a", ""]]],
    ["with quotes", '"a,b","c ""d"""\n', [["a,b", 'c "d"']]],
    ["with a line break in quotes", '"a\nb",c\n', [["a\nb", "c"]]],
    ["with an empty field in quotes", '"",a\n', [["", "a"]]],
    ["with a quote inside a field", 'a"b,c\n', [['a"b', "c"]]],
    ["with blank lines", "a\n\nb\n", [["a"], ["b"]]],
  ])("%s", (_what, text, rows) => {
    expect(fieldsOf(text)).toEqual(rows);
  });

  test("tells the line on which each row begins, whatever its fields hold", () => {
    const rows = read(['a,b\n"x\ny\nz",1\n', "2,3\n"]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test("whose quote is never closed names the line it begins on", () => {
    expect(() => read(['a\nb\n"c\n', "d\n"])).toThrow("begins on line 3");
  });

  test("with text after a closing quote names the line", () => {
    expect(() => read(['a\n"b"c\n'])).toThrow("Line 2");
  });

  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "é", " ") });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  });

  test("that quotes everything comes back as it was, wherever it is cut", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const lines = rows.map((row) =>
          row.map((each) => `"${each.replaceAll('"', '""')}"`).join(","),
        );
        const text = `${lines.join("\n")}\n`;
        expect(fieldsOf(text)).toEqual(rows);
        expect(read(text.split(/(?<=\n)/u)).map(({ fields }) => fields)).toEqual(rows);
      }),
    );
  });

  test("of any text is read or refused, and never hangs", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r") }), (text) => {
        expect(["read", "UnreadableFile"]).toContain(outcomeOf(text));
      }),
    );
  });
});

test.each([
  ["a,b,c\n1,2,3\n", ","],
  ["a;b;c\n1,5;2;3\n", ";"],
  ["a\tb\n1\t2\n", "\t"],
  ["a|b\n1|2\n", "|"],
  ["name\nAnna\n", ","],
])("the delimiter of %j is found", (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
});
