import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { isParquet, parquetRecords } from "./parquet-records";

type Columns = Parameters<typeof parquetWriteBuffer>[0]["columnData"];

const written = (columnData: Columns, rowGroupSize = 2): Buffer =>
  Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize }));

describe("a Parquet table", () => {
  test("gives the records that the same table as CSV would give", async () => {
    const content = written([
      { name: "run_name", data: ["first", "second", "third"], type: "STRING" },
      { name: "metrics.auc", data: [0.5, null, Number.NaN], type: "DOUBLE" },
      { name: "params.depth", data: [3n, 4n, 5n], type: "INT64" },
      { name: "tags.final", data: [true, false, null], type: "BOOLEAN" },
      {
        name: "start_time",
        data: [new Date("2026-11-20T08:00:00Z"), null, new Date(0)],
        type: "TIMESTAMP",
      },
    ]);
    expect(isParquet(content)).toBe(true);
    expect(await parquetRecords(content)).toEqual([
      ["run_name", "metrics.auc", "params.depth", "tags.final", "start_time"],
      ["first", "0.5", "3", "true", "2026-11-20T08:00:00.000Z"],
      ["second", "", "4", "false", ""],
      ["third", "NaN", "5", "", "1970-01-01T00:00:00.000Z"],
    ]);
  });

  test("that is cut short, or none at all, is refused with a sentence", async () => {
    const whole = written([{ name: "a", data: [1, 2, 3], type: "INT32" }]);
    for (const length of [4, 20, whole.length - 1])
      await expect(parquetRecords(whole.subarray(0, length))).rejects.toThrow(/cannot be read/);
    const holed = Buffer.from(whole).fill(0xff, 4, 30);
    await expect(parquetRecords(holed)).rejects.toThrow(/Parquet file/);
    expect(isParquet(Buffer.from("PAR"))).toBe(false);
  });

  test("with more cells than a table of runs has is refused", async () => {
    const content = written([
      { name: "a", data: [1, 2, 3], type: "INT32" },
      { name: "b", data: [1, 2, 3], type: "INT32" },
    ]);
    expect(await parquetRecords(content, 6)).toHaveLength(4);
    await expect(parquetRecords(content, 5)).rejects.toThrow("more than 5 cells");
  });
});
