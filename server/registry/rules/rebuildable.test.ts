import { expect, test } from "vitest";
import { type Provenance, rebuildable } from "./rebuildable";

const known: Provenance = {
  run: {
    gitCommit: "abc",
    dirty: false,
    params: 3,
    datasets: [{ name: "train", digest: "d1" }],
  },
  environmentFile: "conda.yaml",
  artifactDigest: "a".repeat(64),
  filesIntact: true,
  hasSignature: true,
};
const run = { gitCommit: "abc", dirty: false, params: 3, datasets: [{ name: "t", digest: "d" }] };

test("a version of which everything is known can be built again", () =>
  expect(rebuildable(known)).toEqual({ rebuildable: true, missing: [], checked: 9 }));

test.each<[string, Partial<Provenance>]>([
  ["git_commit", { run: { ...run, gitCommit: "" } }],
  ["clean_tree", { run: { ...run, dirty: true } }],
  ["clean_tree", { run: { ...run, dirty: null } }],
  ["dataset", { run: { ...run, datasets: [] } }],
  ["dataset", { run: { ...run, datasets: [{ name: "t", digest: "" }] } }],
  ["params", { run: { ...run, params: 0 } }],
  ["environment", { environmentFile: null }],
  ["artifact_digest", { artifactDigest: null }],
  ["files_intact", { filesIntact: false }],
  ["signature", { hasSignature: false }],
])("without %s it cannot, and that is what is missing", (key, change) => {
  const verdict = rebuildable({ ...known, ...change });
  expect([verdict.rebuildable, verdict.missing.map((one) => one.key)]).toEqual([false, [key]]);
});

test("without a run everything the run would say is missing", () => {
  const { missing } = rebuildable({ ...known, run: null });
  expect(missing.map(({ key }) => key)).toEqual([
    "run",
    "git_commit",
    "clean_tree",
    "dataset",
    "params",
  ]);
});
