import { expect, test } from "vitest";
import { parseFilter } from "../rules/filter/parse";
import { evaluate, isLike, type Row } from "./evaluate";

const run: Row = {
  attributes: { run_id: "r1", run_name: "Night", status: "FAILED", start_time: 5, end_time: null },
  metrics: { loss: 0.5, broken: Number.NaN },
  params: { lr: "0.01" },
  tags: { team: "risk", empty: "" },
  datasets: [
    { name: "d1", digest: "a", context: "train" },
    { name: "d2", digest: "b", context: null },
  ],
};

const holds = (text: string, row = run): boolean => {
  const filter = parseFilter("runs", text);
  if (!filter.ok || filter.value === null) throw new Error(text);
  return evaluate(filter.value, row);
};

test.each([
  "metrics.loss >= 0.5",
  "metrics.loss != 0.4",
  "metrics.broken != 1",
  "params.lr LIKE '0.%'",
  "tags.team ILIKE 'R_SK'",
  "tags.empty IS NOT NULL",
  "tags.none IS NULL",
  "NOT tags.none = 'x'",
  "run_id IN ('r0', 'r1')",
  "run_id NOT IN ('r0')",
  "datasets.name = 'd2'",
  "datasets.name = 'd1' AND datasets.digest = 'b'",
  "datasets.context IN ('train')",
  "tags.team = 'x' OR start_time < 6",
])("%s holds", (text) => {
  expect(holds(text)).toBe(true);
});

test.each([
  "metrics.none != 1",
  "metrics.broken = 1",
  "metrics.broken < 1",
  "metrics.broken >= 1",
  "params.none != 'x'",
  "tags.team LIKE 'R%'",
  "end_time != 5",
  "tags.team = 'risk' AND start_time > 5",
  "datasets.name = 'd3'",
  "NOT tags.team = 'risk'",
])("%s does not hold", (text) => {
  expect(holds(text)).toBe(false);
});

test("a model without the prompt tag is no prompt", () => {
  const tag = "tags.`mlflow.prompt.is_prompt`";
  expect(holds(`${tag} != 'true'`)).toBe(true);
  expect(holds(`${tag} = 'false'`)).toBe(true);
  expect(holds(`${tag} = 'true'`)).toBe(false);
  expect(holds(`${tag} != 'true'`, { ...run, tags: { "mlflow.prompt.is_prompt": "true" } })).toBe(
    false,
  );
});

test.each([
  ["abc", "a%c", true],
  ["abc", "%", true],
  ["", "%", true],
  ["", "_", false],
  ["a\nb", "a%b", true],
  ["𝐚b", "_b", true],
  ["aXbXc", "%X%c", true],
  ["abab", "%ab_", false],
  ["a\\%", "a\\%", true],
  ["a.c", "a.c", true],
  ["abc", "a.c", false],
])("%j like %j: %s", (text, pattern, like) => {
  expect(isLike(text, pattern)).toBe(like);
});
