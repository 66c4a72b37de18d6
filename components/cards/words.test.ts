import { expect, test } from "vitest";
import { bundlePath, cardPath, exportPath, sizeWords } from "./words";

test("addresses carry any name", () => {
  const place = { name: "Fraud & co? 100%", version: 3 };
  expect(cardPath(place)).toBe("/models/Fraud%20%26%20co%3F%20100%25/versions/3/card");
  expect(exportPath(place, "ml-bom")).toBe(
    "/api/v1/models/Fraud%20%26%20co%3F%20100%25/versions/3/exports/ml-bom",
  );
  expect(bundlePath(place)).toMatch(/\/versions\/3\/bundle$/u);
});

test("sizes are in the largest unit that keeps a digit before the point", () => {
  expect([0, 5, 1023, 1024, 1_258_291, 209_715_200].map(sizeWords)).toEqual([
    "0 bytes",
    "5 bytes",
    "1023 bytes",
    "1.0 KiB",
    "1.2 MiB",
    "200 MiB",
  ]);
});
