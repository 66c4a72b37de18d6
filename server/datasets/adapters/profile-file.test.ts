import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { profileFile } from "./profile-file";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cairn-profile-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function look(content: string | Uint8Array) {
  const file = join(folder, "file");
  await writeFile(file, content);
  return profileFile(file, () => undefined);
}

const parquet = (rows: number) =>
  new Uint8Array(
    parquetWriteBuffer({
      rowGroupSize: 1000,
      columnData: [
        { name: "id", data: Array.from({ length: rows }, (_, at) => at), type: "INT32" },
        { name: "big", data: Array.from({ length: rows }, (_, at) => BigInt(at)), type: "INT64" },
        {
          name: "name",
          data: Array.from({ length: rows }, (_, at) => `n${at % 7}`),
          type: "STRING",
        },
        {
          name: "score",
          data: Array.from({ length: rows }, (_, at) => (at % 10 === 0 ? null : at / 2)),
          type: "DOUBLE",
        },
        {
          name: "at",
          data: Array.from({ length: rows }, (_, at) => new Date(at * 86_400_000)),
          type: "TIMESTAMP",
        },
        {
          name: "ok",
          data: Array.from({ length: rows }, (_, at) => at % 2 === 0),
          type: "BOOLEAN",
        },
      ],
    }),
  );

describe("a CSV", () => {
  test("is read column by column: types, missing values, extremes, frequent values", async () => {
    const { profile, columns } = await look(
      "id,amount,when,city,ok\n1,2.5,2026-01-01,Ulm,true\n2,,2026-01-03,Bonn,false\n3,7.5,2026-01-02,Ulm,true\n",
    );
    expect(profile).toMatchObject({ format: "csv", rows: 3, delimiter: ",", ragged: 0 });
    expect(columns.map(({ name, type, canBeMissing }) => [name, type, canBeMissing])).toEqual([
      ["id", "integer", false],
      ["amount", "number", true],
      ["when", "date", false],
      ["city", "string", false],
      ["ok", "boolean", false],
    ]);
    const [id, amount, when, city] = columns.map((column) => column.profile);
    expect(id).toMatchObject({ values: 3, nulls: 0, distinct: 3, min: 1, max: 3, mean: 2 });
    expect(amount).toMatchObject({ values: 2, nulls: 1, mean: 5 });
    expect(when).toMatchObject({
      min: "2026-01-01T00:00:00.000Z",
      max: "2026-01-03T00:00:00.000Z",
    });
    expect(city).toMatchObject({
      minLength: 3,
      maxLength: 4,
      top: [
        { value: "Ulm", count: 2 },
        { value: "Bonn", count: 1 },
      ],
    });
  });

  test("with a byte order mark, semicolons and words for nothing says so", async () => {
    const { profile, columns } = await look('\uFEFFa;b\n1;NA\n2;"NA"\n');
    expect(profile).toMatchObject({
      byteOrderMark: true,
      delimiter: ";",
      missingWords: [{ value: "NA", count: 1 }],
    });
    expect(columns[0]?.name).toBe("a");
    expect(columns[1]?.profile).toMatchObject({ nulls: 1, values: 1 });
  });

  test("counts and names the rows with another number of fields", async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `${at},x\n`).join("");
    const { profile } = await look(`a,b\n${rows}1,2,3\n`);
    expect(profile).toMatchObject({ rows: 50, ragged: 1, raggedAt: [{ line: 52, fields: 3 }] });
  });

  test("says what keeps a column of numbers from being one, and where", async () => {
    const rows = Array.from({ length: 500 }, (_, at) => `${at}\n`).join("");
    const { columns } = await look(`n\n${rows}oops\n`);
    expect(columns[0]).toMatchObject({
      type: "string",
      profile: { odd: { count: 1, line: 502, value: "oops" } },
    });
  });

  test.each([
    ["is empty", "", "empty"],
    ["is not UTF-8", Buffer.from("a,b\n1,2\n\xff\xfe,3\n", "latin1"), "Line 3 is not UTF-8"],
    ["holds a NUL", "a,b\n1,\u0000\n", "Line 2 holds a NUL"],
    ["is UTF-16", Buffer.from("\uFEFFa,b", "utf16le"), "UTF-16"],
    ["is gzip", gzipSync("a,b\n"), "gzip"],
    ["is a ZIP", Buffer.from([0x50, 0x4b, 3, 4, 0]), "ZIP"],
    ["names a column twice", "a,a\n1,2\n", "“a” twice"],
    ["has a name of 5 MB", `${"x".repeat(5_000_000)},b\n1,2\n`, "has 5000000 characters"],
    [
      "has too many columns",
      `${Array.from({ length: 5001 }, (_, at) => `c${at}`).join(",")}\n`,
      "5001 columns",
    ],
    ["never closes a quote", 'a,b\n"1,2\n3,4\n', "begins on line 2"],
    ["has no line", "x".repeat(17_000_000), "without an end"],
    ["is cut at the wrong place", "a,b\n1,2,3\n1,2,3\n", "another number of fields"],
  ])("that %s is refused with the reason", async (_what, content, words) => {
    await expect(look(content)).rejects.toThrow(words);
  });
});

describe("a Parquet file", () => {
  test("is read over all its row groups", async () => {
    const { profile, columns } = await look(parquet(2500));
    expect(profile).toMatchObject({ format: "parquet", rows: 2500 });
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ["id", "int32"],
      ["big", "int64"],
      ["name", "string"],
      ["score", "double"],
      ["at", "timestamp"],
      ["ok", "boolean"],
    ]);
    const [id, big, name, score, at] = columns.map((column) => column.profile);
    for (const counted of [id, big])
      expect(counted).toMatchObject({ values: 2500, nulls: 0, min: 0, max: 2499, mean: 1249.5 });
    expect(name).toMatchObject({ distinct: 7, distinctExact: true });
    expect(score).toMatchObject({ nulls: 250, values: 2250 });
    expect(at).toMatchObject({ min: "1970-01-01T00:00:00.000Z" });
  });

  test.each([0.1, 0.5, 0.9, 0.999])("cut after %f of it is refused", async (share) => {
    const whole = parquet(1000);
    await expect(look(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toThrow(
      "cannot be read",
    );
  });
});
