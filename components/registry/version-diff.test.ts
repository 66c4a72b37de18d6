import { describe, expect, test } from "vitest";
import { diffFinding, readSignature, versionDiff } from "./version-diff";

const inputs = (...names: string[]) => ({
  inputs: JSON.stringify(names.map((name) => ({ type: "double", name, required: true }))),
});
const other = {
  version: 1,
  signature: inputs("distance"),
  run: { params: { depth: "3", seed: "7" }, metrics: { auc: 0.5, loss: "NaN" as const } },
  files: [
    { name: "MLmodel", sha256: "aa", bytes: 1 },
    { name: "old.txt", sha256: "bb", bytes: 1 },
  ],
};
const own = {
  version: 2,
  signature: inputs("distance", "weight"),
  run: { params: { depth: "9", seed: "7" }, metrics: { auc: 0.75, loss: "NaN" as const } },
  files: [{ name: "MLmodel", sha256: "cc", bytes: 1 }],
};

describe("what differs between two versions", () => {
  const parts = versionDiff(other, own);

  test("is told line by line, with what is equal counted", () =>
    expect(parts).toEqual([
      {
        title: "Metrics",
        lines: [{ name: "auc", before: "0.5", after: "0.75", delta: 0.25 }],
        equal: 1,
      },
      {
        title: "Parameters",
        lines: [{ name: "depth", before: "3", after: "9", delta: null }],
        equal: 1,
      },
      {
        title: "Signature",
        lines: [{ name: "inputs: weight", before: null, after: "double", delta: null }],
        equal: 1,
      },
      {
        title: "Files",
        lines: [
          { name: "MLmodel", before: "aa", after: "cc", delta: null },
          { name: "old.txt", before: "bb", after: null, delta: null },
        ],
        equal: 0,
      },
    ]));

  test("is summed up", () => {
    expect(diffFinding(parts, 1)).toBe(
      "Differs from version 1: 1 in metrics, 1 in parameters, 1 in signature, 2 in files.",
    );
    expect(diffFinding(versionDiff(own, own), 2)).toBe(
      "Nothing that is recorded differs from version 2.",
    );
  });

  test("of versions without a run nothing is invented", () =>
    expect(
      versionDiff(
        { ...own, run: null, signature: null, files: [] },
        { ...own, run: null, signature: null, files: [] },
      )
        .flatMap(({ lines, equal }) => [lines.length, equal])
        .every((count) => count === 0),
    ).toBe(true));
});

describe("a signature", () => {
  test("is read as clients write it, tensors and columns without a name too", () =>
    expect(
      readSignature({
        inputs: '[{"type":"tensor","tensor-spec":{"dtype":"float32","shape":[-1,28]}}]',
        outputs: [{ type: "long", name: "y", required: false }],
        params: null,
      }),
    ).toEqual({
      inputs: [{ name: "1", type: "tensor of float32 (-1 × 28)", required: true }],
      outputs: [{ name: "y", type: "long", required: false }],
      params: null,
    }));

  test.each([null, 3, "text", { inputs: "{broken" }, { inputs: "{}" }, []])(
    "%j says nothing of it",
    (signature) =>
      expect(readSignature(signature)).toEqual({ inputs: null, outputs: null, params: null }),
  );
});
