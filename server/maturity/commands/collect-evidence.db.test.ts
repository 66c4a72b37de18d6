import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { command } from "~/server/core/operation";
import { collectAllEvidence } from "../commands/collect-all-evidence";
import { collectEvidence, collectFor } from "../commands/collect-evidence";
import { planImprovement } from "../commands/plan-improvement";
import { checkOf, checks } from "../evidence";
import type { Check } from "../evidence/check";
import { teamResult } from "../queries/team-result";
import { bank } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const seen = async (slug: string, check: string, day = MONDAY) =>
  (await collectEvidence.run(place.at(place.ana, day), { slug })).results.find(
    (one) => one.check === check,
  );

describe("collecting", () => {
  test("is appended, so that an earlier look stays as it was", async () => {
    const team = await place.newTeam();
    await seen(team.slug, "T01");
    await seen(team.slug, "T01", daysAfter(MONDAY, 1));
    const rows = await place.within(async (db) => [
      ...(await db.execute(
        sql`select as_of from check_result where team_id = ${team.id} and check_key = 'T01'`,
      )),
    ]);
    expect(rows).toHaveLength(2);
    await expect(
      place.within((db) =>
        db.execute(sql`update check_result set value = 1 where team_id = ${team.id}`),
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("goes on when one check's own SQL breaks, and says of that one that nothing is known", async () => {
    const [team, other] = [await place.newTeam(), await place.newTeam()];
    const [sound] = checks;
    if (sound === undefined) throw new Error("No checks.");
    const broken: Check = {
      ...sound,
      id: "C01",
      // Of the second team only.
      items: ({ orgId, teams }) => sql`
        select t.id as team, 'x' as id, '' as label, 1 / (case t.id when ${other.id} then 0 else 1 end) = 1 as good
        from team t where t.org_id = ${orgId} and t.id = any(${teams})`,
    };
    const look = command({
      name: "maturity.look-with-a-broken-check",
      summary: "Looks with one check that breaks and one that does not.",
      permission: "maturity:write",
      input: z.strictObject({}),
      output: z.array(z.tuple([z.string(), z.string(), z.boolean()])),
      run: async (work) => {
        const rows = await collectFor(work, [team.id, other.id], [broken, sound]);
        const result = rows.map(({ teamId, checkKey, status }): [string, string, boolean] => [
          teamId,
          checkKey,
          status === "error",
        ]);
        return { result, audit: { subject: `team:${team.id}` } };
      },
    });
    expect(await look.run(place.at(place.ana), {})).toEqual([
      [team.id, "C01", false],
      [team.id, sound.id, false],
      [other.id, "C01", true],
      [other.id, sound.id, false],
    ]);
  });

  test("of all teams at once keeps for each what it would have seen alone, under one entry in the trail", async () => {
    const teams = [await place.newTeam(), await place.newTeam()];
    const [first, second] = teams;
    if (first === undefined || second === undefined) throw new Error("No teams.");
    await planImprovement.run(place.at(place.ana), {
      slug: second.slug,
      framework: "five-levels",
      practice: "S2-01",
      ownerId: null,
      dueOn: null,
    });
    const day = daysAfter(MONDAY, 2);
    const alone: unknown[] = [];
    for (const { slug } of teams) {
      alone.push((await collectEvidence.run(place.at(place.ana, day), { slug })).results);
    }
    const later = daysAfter(MONDAY, 3);
    const { checks: tally, ...all } = await collectAllEvidence.run(place.at(place.ana, later), {});
    const stored = await place.within(async (db) =>
      Promise.all(
        teams.map(async ({ id }) => [
          ...(await db.execute(sql`
            select check_key as "check", status, good, eligible, value, reason from check_result
            where team_id = ${id} and as_of = ${later.toISOString()}::timestamptz order by check_key`)),
        ]),
      ),
    );
    expect(stored).toEqual(alone);
    expect(alone[0]).not.toEqual(alone[1]);
    expect(tally.find(({ check }) => check === "T01")).toMatchObject({
      measured: all.teams,
      broken: 0,
    });
    const entries = await place.within(async (db) => [
      ...(await db.execute<{ detail: string }>(
        sql`select detail from audit_event where org_id = ${place.orgId} and action = 'maturity.collect-all-evidence'`,
      )),
    ]);
    expect(entries).toHaveLength(1);
    const said = JSON.parse(entries[0]?.detail ?? "{}").after;
    expect(said.teams).toEqual(expect.arrayContaining(teams.map(({ id }) => id)));
    expect(said.teams).toHaveLength(all.teams);
  });

  test("of all teams leaves out those that somebody is not on", async () => {
    const foreign = await place.team("Not Ana's", []);
    await collectAllEvidence.run(place.at(place.ana, daysAfter(MONDAY, 4)), {});
    const rows = await place.within(async (db) => [
      ...(await db.execute(sql`select 1 from check_result where team_id = ${foreign.id}`)),
    ]);
    expect(rows).toEqual([]);
  });

  test("ages: a result past its validity says stale and counts as unknown", async () => {
    const team = await place.newTeam();
    await seen(team.slug, "T01");
    const on = async (days: number) => {
      const result = await teamResult.run(place.at(place.ana, daysAfter(MONDAY, days)), {
        slug: team.slug,
        framework: "five-levels",
      });
      return result.practices
        .find(({ key }) => key === "SX-10")
        ?.checks.find(({ id }) => id === "T01");
    };
    const validity = checkOf("T01")?.validityDays ?? 0;
    expect(await on(validity - 1)).toMatchObject({ status: "measured", value: 1 });
    expect(await on(validity + 1)).toMatchObject({
      status: "stale",
      value: null,
      says: expect.stringContaining("older than"),
    });
  });

  test("leaves a check without its source 'not connected', in words that name the source", async () => {
    const team = await place.newTeam();
    const result = await teamResult.run(place.at(place.ana), {
      slug: team.slug,
      framework: "google",
    });
    const checks = result.practices.flatMap((one) => one.checks);
    const waiting = checks.filter(({ id }) => checkOf(id) === undefined);
    expect(waiting.length).toBeGreaterThan(30);
    expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(["not_connected"]));
    expect(waiting.every(({ says }) => says.startsWith("Not connected: it waits for "))).toBe(true);
    const others = checks.filter(({ id }) => checkOf(id) !== undefined);
    expect(others.length).toBeGreaterThan(3);
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(["untested"]));
    expect(result.headline.proven).toMatchObject({
      level: null,
      why: expect.stringContaining("unknown and not low"),
    });
  });

  test("is refused to a viewer and for a team one is not on", async () => {
    const team = await place.newTeam();
    for (const person of [place.vera, place.olga]) {
      await expect(
        collectEvidence.run(place.at(person), { slug: team.slug }),
      ).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});
