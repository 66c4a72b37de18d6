import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChain } from "~/server/audit/queries/verification";
import { createModel } from "~/server/registry/commands/create-model";
import { createRun } from "~/server/tracking/commands/create-run";
import { as, house, MONDAY, type Person } from "../testing/house";
import { loadDemo } from "./load-demo";
import { removeDemo } from "./remove-demo";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof house>>;
let ana: Person;
let lead: Person;
const at = (person: Person, day = MONDAY) => as(place.orgId, person, day);

/** The trail outlives what it tells of; a key repeats an answer and holds nothing of the demonstration. */
const outlives = ["audit_chain", "audit_event", "audit_head", "idempotency"];

/** How many rows each table of an organisation holds, the tables read from the catalogue. */
const contents = () =>
  place.within(async (db) => {
    const tables = await db.execute<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      if (outlives.includes(name)) continue;
      const [row] = [
        ...(await db.execute<{ n: number }>(
          sql`select count(*)::int as n from ${sql.identifier(name)} where org_id = ${place.orgId}`,
        )),
      ];
      counts[name] = row?.n ?? 0;
    }
    return counts;
  });

beforeAll(async () => {
  place = await house();
  ana = await place.person("Ana Ruiz", ["admin"]);
  lead = await place.person("Lea Lead", ["lead"]);
  const real = await place.team("Real", [{ person: lead, leads: true }]);
  await startAssessment.run(at(lead), { slug: real.slug, framework: "google" });
  const engineer = await place.person("Eva Engineer", ["engineer"]);
  await createRun.run(at(engineer), {
    experimentId: 0,
    name: "a real run",
    userName: "",
    tags: [],
  });
  await createModel.run(at(engineer), { name: "a real model", description: "", tags: [] });
});
afterAll(() => place.database.drop());

test("the demonstration comes and goes whole, leaves nothing in any table, and the trail stays intact", async () => {
  const before = await contents();
  expect(Object.keys(before).length).toBeGreaterThan(15);
  await expect(loadDemo.run(at(lead), {})).rejects.toMatchObject({ code: "forbidden" });
  const { teams } = await loadDemo.run(at(ana), {});
  expect(teams).toHaveLength(5);
  expect(teams.every(({ isDemo }) => isDemo)).toBe(true);
  const full = await contents();
  const filled = [
    "alias_assignment",
    "dataset",
    "dataset_version",
    "experiment",
    "metric_point",
    "model_version",
    "registered_model",
    "run",
    "run_input",
    "assessment",
    "answer",
    "answer_sheet",
    "check_result",
    "dispute_resolution",
    "improvement",
    "member",
    "milestone",
    "parked_practice",
    "target_override",
    "team_context",
    "team_member",
  ];
  expect(filled.filter((table) => full[table] === before[table])).toEqual([]);
  await expect(loadDemo.run(at(ana), {})).rejects.toMatchObject({ code: "conflict" });
  await expect(verifyChain.run(at(ana), {})).resolves.toMatchObject({ intact: true });
  await expect(removeDemo.run(at(ana), {})).resolves.toEqual({ removed: 5 });
  expect(await contents()).toEqual(before);
  await expect(verifyChain.run(at(ana), {})).resolves.toMatchObject({ intact: true });
});
