import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type Side, type World } from "~/server/api/testing/world";
import { filterOf, orderOf } from "../search-input";
import { runOrder } from "./run-order";
import { partOf, searched } from "./run-search";

const RUNS = 100_000;

let world: World;
let side: Side;
let experimentId: number;

/** Beside the big experiment a hundred small ones, as there are in a house. */
const load = (orgId: string, big: number) => `
  set session_replication_role = replica;
  insert into experiment (org_id, id, name, artifact_root, created_at, updated_at)
    select '${orgId}', ${big} + n, 'e' || n, 'x:/', now(), now() from generate_series(1, 100) n;
  create temp table made as select n, gen_random_uuid() as id, case when n % 5 = 0 then ${big} + 1 + n % 100 else ${big} end as experiment
    from generate_series(1, ${RUNS * 1.25}) n;
  insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    select '${orgId}', id, experiment, 'run ' || n, 'ada', 'FINISHED', 1700000000000 + n, 'x:/' from made;
  insert into run_param select '${orgId}', id, k, case k when 'lr' then (n % 64)::text else n::text end, experiment
    from made, unnest(array['lr', 'seed']) k;
  insert into run_tag select '${orgId}', id, 'team', 'team ' || n % 200, experiment from made;
  insert into metric_latest select '${orgId}', id, k, experiment, case when n % 1000 = 0 then 'NaN' else random() end, 1, 1
    from made, unnest(array['acc', 'loss']) k where n % 100 <> 1;
  set session_replication_role = default;
  analyze run; analyze run_param; analyze run_tag; analyze metric_latest;`;

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  ({ experimentId } = await side.everyone.tracking.createExperiment({ name: "big" }));
  await world.owner.unsafe(load(side.orgId, experimentId));
}, 120_000);
afterAll(() => world.close());

type Asked = {
  readonly filter?: string;
  readonly order?: string;
  readonly after?: readonly (string | number)[];
};

/** How the server reads the first stretch of a search. */
async function planOf({ filter = "", order, after }: Asked): Promise<string> {
  const scope = { orgId: side.orgId, experimentIds: [experimentId] };
  const [stretch] = runOrder(scope, orderOf("runs", order === undefined ? [] : [order]));
  if (stretch === undefined) throw new Error("An order has a first stretch.");
  const parsed = filterOf("runs", filter);
  const where = searched(side.orgId, { ...scope, view: "active", filter: parsed });
  const part = partOf({ stretch, where, place: { after: after ?? null, offset: 0 }, limit: 101 });
  const rows = await world.database.pool.read({ "app.org_id": side.orgId }, (db) =>
    db.execute<{ "QUERY PLAN": string }>(sql`explain (costs off) ${part}`),
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

describe("of 100,000 runs a search reads what an index leads to", () => {
  const middle = [0.5, 1_700_000_050_000, "00000000-0000-4000-8000-000000000000"];
  test.each<[string, Asked, RegExp]>([
    ["the newest", {}, /Index.* using run_recent/],
    ["the newest, far back", { after: middle.slice(1) }, /Index.* using run_recent/],
    ["the best by a metric", { order: "metrics.acc DESC" }, /using metric_latest_value/],
    ["the worst by a metric", { order: "metrics.acc ASC" }, /using metric_latest_value/],
    [
      "the best, far back",
      { order: "metrics.acc DESC", after: middle },
      /using metric_latest_value/,
    ],
    ["those with a parameter", { filter: "params.seed = '4711'" }, /using run_param_value/],
    ["those with a tag", { filter: "tags.team = 'team 7'" }, /using run_tag_value/],
    ["those above a value", { filter: "metrics.acc > 0.9999" }, /metric_latest_value/],
    [
      "the best with a parameter and above a value",
      { filter: "metrics.acc > 0.95 AND params.lr = '7'", order: "metrics.loss" },
      /using run_param_(value|pkey)/,
    ],
    ["one by its id", { filter: `run_id = '${"0".repeat(32)}'` }, /using run_(pkey|of_experiment)/],
  ])("%s", async (_what, asked, index) => {
    const plan = await planOf(asked);
    expect(plan).toMatch(index);
    expect(plan).not.toContain("Seq Scan on run");
    expect(plan).not.toContain("Seq Scan on metric");
  });

  test("and answers with a hundred of them in the order asked for", async () => {
    const { runs } = await side.everyone.tracking.searchRuns({
      experimentIds: [experimentId],
      orderBy: ["metrics.acc DESC"],
      maxResults: 100,
    });
    const values = runs.map(({ metrics }) => metrics["acc"]?.value ?? -1);
    expect(values).toHaveLength(100);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });
});
