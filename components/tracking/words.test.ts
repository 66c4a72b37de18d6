import { expect, test } from "vitest";
import { durationWords, labelsOf } from "./words";

test("a time is told by its two largest parts", () => {
  expect(durationWords(480)).toBe("480 ms");
  expect(durationWords(9000)).toBe("9 s");
  expect(durationWords(192_000)).toBe("3 min 12 s");
  expect(durationWords(3_600_000)).toBe("1 h");
  expect(durationWords(187_200_000)).toBe("2 d 4 h");
  expect(durationWords(-5)).toBe("0 ms");
});

test("runs of one name are told apart by their ids, others keep their names", () => {
  const [a, b, c] = ["a".repeat(32), "b".repeat(32), "c".repeat(32)];
  const labels = labelsOf([
    { runId: a, name: "tidy" },
    { runId: b, name: "tidy" },
    { runId: c, name: "wild" },
  ]);
  expect([...labels.values()]).toEqual(["tidy (aaaaa)", "tidy (bbbbb)", "wild"]);
});
