import { describe, expect, test } from "vitest";
import { formatCount, formatInterval, formatNumber } from "./format-number";
import { formatTime, isoTime, relativeTime } from "./format-time";

describe("numbers", () => {
  test("what is not known is a dash, never 0", () => {
    for (const value of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(formatNumber(value)).toBe("–");
    }
    expect(formatNumber(0)).toBe("0");
  });

  test("minus is the true minus sign, and a rounded zero has none", () => {
    expect(formatNumber(-0.3, { decimals: 1 })).toBe("\u22120.3");
    expect(formatNumber(-0.04, { decimals: 1 })).toBe("0.0");
    expect(formatNumber(-0)).toBe("0");
  });

  test("three significant digits, but whole numbers keep all of theirs", () => {
    expect(formatNumber(0.123456)).toBe("0.123");
    expect(formatNumber(2.456)).toBe("2.46");
    expect(formatNumber(1204)).toBe("1,204");
    expect(formatNumber(88_214)).toBe("88,214");
  });

  test("changes carry their sign", () => {
    expect(formatNumber(0.5, { decimals: 1, signed: true })).toBe("+0.5");
    expect(formatNumber(0, { signed: true })).toBe("0");
  });

  test("units stand apart and do not break off", () => {
    expect(formatNumber(0.912, { unit: "percent" })).toBe("91.2\u00a0%");
    expect(formatNumber(-2.4, { unit: "pp", decimals: 1 })).toBe("\u22122.4\u00a0pp");
    expect(formatNumber(1_400_000, { currency: "EUR", compact: true })).toBe("EUR\u00a01.4\u00a0M");
    expect(formatNumber(-31_000, { currency: "EUR", compact: true })).toBe(
      "\u2212EUR\u00a031\u00a0k",
    );
  });

  test("intervals and counts", () => {
    expect(formatInterval(0.2, 1.4)).toBe("[0.2, 1.4]");
    expect(formatInterval(null, 1.4)).toBe("[–, 1.4]");
    expect(formatCount(1, "model")).toBe("1 model");
    expect(formatCount(27, "model")).toBe("27 models");
    expect(formatCount(2, "entry", "entries")).toBe("2 entries");
  });
});

describe("times", () => {
  const at = "2026-11-20T09:12:34.567Z";

  test("are shown in the reader's zone, with the zone's name", () => {
    expect(formatTime(at, "datetime", "Europe/Berlin")).toBe("20 Nov 2026 10:12 CET");
    expect(formatTime(at, "datetime", "UTC")).toBe("20 Nov 2026 09:12 UTC");
    expect(formatTime(at, "date", "Pacific/Auckland")).toBe("20 Nov 2026");
    expect(formatTime(at, "time", "UTC")).toBe("09:12:34");
  });

  test("an unknown zone reads as UTC and says so", () => {
    expect(formatTime(at, "datetime", "Mars/Olympus")).toBe("20 Nov 2026 09:12 UTC");
  });

  test("carry UTC in ISO 8601", () => {
    expect(isoTime(at)).toBe("2026-11-20T09:12:34Z");
  });

  test("what is not a time is a dash", () => {
    expect(formatTime("soon", "date")).toBe("–");
    expect(isoTime("soon")).toBe("");
  });

  test("a distance is said only under 24 hours", () => {
    const now = (iso: string) => new Date(iso);
    expect(relativeTime(at, now("2026-11-20T09:12:46.567Z"))).toBe("12 s ago");
    expect(relativeTime(at, now("2026-11-20T12:12:46Z"))).toBe("3 h ago");
    expect(relativeTime(at, now("2026-11-20T09:00:34.567Z"))).toBe("in 12 min");
    expect(relativeTime(at, now("2026-11-20T09:12:34.900Z"))).toBe("just now");
    expect(relativeTime(at, now("2026-11-21T09:12:34.567Z"))).toBeNull();
  });
});
