import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paletteGroups, readPaletteQuery, type PaletteItem } from "./palette-rank";

const item = (id: string, label: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
  id,
  label,
  group: "Go to",
  kind: "page",
  ...more,
});
const local = [
  item("models", "Models"),
  item("monitoring", "Monitoring"),
  item("approve", "Approve v12", { group: "Actions", kind: "action" }),
  item("txn", "txn_daily", { group: "Datasets", kind: "dataset" }),
];
const labels = (input: string, found: readonly PaletteItem[] = []) =>
  paletteGroups(input, local, found).flatMap((group) => group.items.map((one) => one.label));

describe("the command palette", () => {
  test("shows everything local before a letter is typed", () => {
    expect(labels("")).toEqual(["Models", "Monitoring", "Approve v12", "txn_daily"]);
  });

  test("> is for actions, # for datasets, @ for people, ? for help", () => {
    expect(labels(">")).toEqual(["Approve v12"]);
    expect(labels("# txn")).toEqual(["txn_daily"]);
    expect(labels("@ana")).toEqual([]);
    expect(readPaletteQuery("?drift")).toEqual({ text: "drift", kind: "help" });
  });

  test("a start beats the inside of a word, which beats letters in order", () => {
    expect(labels("mo")).toEqual(["Models", "Monitoring"]);
    expect(labels("daily")).toEqual(["txn_daily"]);
    expect(labels("mtr")).toEqual(["Monitoring"]);
  });

  test("an answer that arrives late never moves what is already shown", () => {
    const words = fc.string({
      unit: fc.constantFrom("m", "o", "n", "d", "t", "a", "i"),
      maxLength: 3,
    });
    const late = fc.array(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        label: fc.string({ maxLength: 8 }),
      }),
    );
    fc.assert(
      fc.property(words, late, (text, found) => {
        const before = labels(text);
        const after = labels(
          text,
          found.map((one) => item(one.id, one.label, { group: "Found" })),
        );
        expect(after.slice(0, before.length)).toEqual(before);
      }),
    );
  });

  test("what is known locally is not listed twice", () => {
    expect(labels("models", [item("models", "Models")])).toEqual(["Models"]);
  });
});
