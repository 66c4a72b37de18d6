import { describe, expect, test } from "vitest";
import { domainOf, emailOf } from "./email";

test("one address has one spelling", () => {
  expect(emailOf("  Ana.Ruiz@Northwind.Example ")).toBe("ana.ruiz@northwind.example");
  expect(domainOf("ana@northwind.example")).toBe("northwind.example");
});

describe("what is no address here", () => {
  test.each([
    "",
    "ana",
    "@northwind.example",
    "ana@",
    "ana@@northwind.example",
    "ana@evil.example@northwind.example",
    "ana＠northwind.example",
    "аna@northwind.example",
    "ana@nоrthwind.example",
    "a na@northwind.example",
    "ana@north_wind.example",
    "ana@northwind.example\nBcc: all@northwind.example",
    `${"a".repeat(250)}@x.example`,
  ])("%j", (text) => expect(emailOf(text)).toBeNull());
});
