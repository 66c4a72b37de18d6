import { expect, test } from "vitest";
import { collectRuns, runsCsv } from "./runs-csv";

const run = (name: string, logged: object = {}) => ({
  runId: name.repeat(32),
  name,
  experimentId: 1,
  status: "FINISHED" as const,
  userName: "ada",
  startedMs: 0,
  endedMs: null,
  artifactUri: "",
  deletedAt: null,
  frozenAt: null,
  sealedDigest: null,
  metrics: {},
  params: {},
  tags: {},
  datasets: [],
  modelInputs: [],
  modelOutputs: [],
  ...logged,
});

test("every page is read once, and how far it is is told", async () => {
  const told: number[] = [];
  const pages = [
    { runs: [run("a"), run("b")], nextPageToken: "next" },
    { runs: [run("c")], nextPageToken: null },
  ];
  const asked: (string | undefined)[] = [];
  const runs = await collectRuns(
    async (token) => {
      asked.push(token);
      return pages[asked.length - 1] ?? { runs: [], nextPageToken: null };
    },
    (count) => told.push(count),
  );
  expect(runs.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  expect([asked, told]).toEqual([
    [undefined, "next"],
    [2, 3],
  ]);
});

test("a column for everything any run logged; what a run did not log stays empty", () => {
  const point = (value: number | null) => ({ value, timestamp: 0, step: 0 });
  const csv = runsCsv([
    run("a", { metrics: { acc: point(0.123456789), odd: point(null) }, params: { depth: "=1+1" } }),
    run("b", { tags: { team: "x" } }),
  ]);
  const [header, first, second] = csv.split("\r\n");
  expect(header).toBe(
    "run_id,name,status,user,started,ended,metrics.acc,metrics.odd,params.depth,tags.team",
  );
  expect(first).toContain("1970-01-01T00:00:00.000Z,,0.123456789,NaN,'=1+1,");
  expect(second).toMatch(/,,,,x$/u);
});
