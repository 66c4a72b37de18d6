import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bank } from "../testing/bank";
import { catalogue, reads } from "../testing/catalogue";
import { daysAfter, MONDAY } from "../testing/house";
import { lifecycle } from "../testing/lifecycle";
import { writtenOut } from "./check";
import { checks } from "./index";
import { measure } from "./measure";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const ago = (days: number) => daysAfter(MONDAY, -days);

/** Runs, a model in production, data and a feature, so that most checks have something to count. */
async function busyTeam(): Promise<string> {
  const [write, tell] = [lifecycle(place), catalogue(place)];
  const team = await place.newTeam();
  const experiment = await write.experiment({ "cairn.team": team.slug });
  const tags = { "mlflow.source.git.commit": "abc", "mlflow.source.git.dirty": "false" };
  const runId = await write.run(experiment, { startedAt: ago(20), data: ["ledger"], tags });
  await write.run(experiment, { startedAt: ago(10), data: ["ledger"], tags });
  await write.run(experiment, { startedAt: ago(9) });
  const model = await write.model({ name: "of all", createdAt: ago(30), team: team.id });
  const signature = reads("amount");
  await write.version(model, 1, { createdAt: ago(20), runId, champion: true, signature });
  await tell.data("ledger", { source: "warehouse", team: team.id });
  return team.id;
}

test("what all checks count together is what the hashed text of each counts alone", async () => {
  const teams = [await busyTeam(), (await place.newTeam()).id];
  const work = place.at(place.ana, MONDAY);
  const [together, alone] = await place.within(async (db) => {
    const scope = {
      orgId: place.orgId,
      teams: sql`${sql.param(teams)}::uuid[]`,
      now: MONDAY,
      once: writtenOut,
    };
    const counted = await Promise.all(
      checks.map(async (check) => {
        const rows = await db.execute<{ team: string; good: number; eligible: number }>(sql`
          select team, count(*)::int as eligible, (count(*) filter (where good))::int as good
          from (${check.items(scope)}) item group by team`);
        return teams.map((id) => rows.find(({ team }) => team === id) ?? null);
      }),
    );
    return [await measure(checks, { ...work, db }, teams), counted];
  });
  const said = checks.map((_check, place) =>
    teams.map((team) => {
      const finding = together.get(team)?.[place];
      if (finding?.status !== "measured") return null;
      return { team, good: finding.good, eligible: finding.eligible };
    }),
  );
  expect(said).toEqual(alone);
  expect(said.filter(([busy]) => busy !== null).length).toBeGreaterThan(12);
});
