import { expect, test } from "vitest";
import { isCurrency, isTimeZone } from "./place";

test("time zones by their IANA name", () => {
  expect(
    ["UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires"].filter(isTimeZone),
  ).toHaveLength(3);
  expect(["", "Mars/Olympus", "Zurich", "../etc"].filter(isTimeZone)).toEqual([]);
});

test("currencies by their ISO 4217 code", () => {
  expect(["EUR", "CHF", "USD", "JPY"].filter(isCurrency)).toHaveLength(4);
  expect(["", "eur", "XQQ", "EURO"].filter(isCurrency)).toEqual([]);
});
