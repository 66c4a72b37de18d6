import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { command } from "~/server/core/operation";
import { collectEvidence, collectFor } from "../commands/collect-evidence";
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
    const team = await place.newTeam();
    const [sound] = checks;
    if (sound === undefined) throw new Error("No checks.");
    const broken: Check = {
      ...sound,
      id: "C01",
      items: () => sql`select 1 / 0`,
    };
    const look = command({
      name: "maturity.look-with-a-broken-check",
      summary: "Looks with one check that breaks and one that does not.",
      permission: "maturity:write",
      input: z.strictObject({}),
      output: z.array(z.tuple([z.string(), z.boolean()])),
      run: async (work) => {
        const rows = await collectFor(work, team.id, [broken, sound]);
        const result = rows.map(({ checkKey, status }): [string, boolean] => [
          checkKey,
          status === "error",
        ]);
        return { result, audit: { subject: `team:${team.id}` } };
      },
    });
    expect(await look.run(place.at(place.ana), {})).toEqual([
      ["C01", true],
      [sound.id, false],
    ]);
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
    expect(checks.length).toBeGreaterThan(30);
    expect(new Set(checks.map(({ status }) => status))).toEqual(new Set(["not_connected"]));
    expect(checks.every(({ says }) => says.startsWith("Not connected: it waits for "))).toBe(true);
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
