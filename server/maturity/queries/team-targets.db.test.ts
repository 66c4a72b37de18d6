import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clearOverride, overrideTarget } from "../commands/override-target";
import { setContext } from "../commands/set-context";
import { bank } from "../testing/bank";
import { daysAfter, MONDAY, organisation } from "../testing/house";
import { situation } from "../testing/situation";
import { teamTargets } from "./team-targets";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const framework = "five-levels";
const read = (slug: string) => teamTargets.run(place.at(place.vera), { slug, framework });
const targetOf = async (slug: string, dimension: string) =>
  (await read(slug)).targets.find((one) => one.dimension === dimension);

describe("the situation of a team", () => {
  test("is unknown until somebody on the team says it; then every target has its rule and reason", async () => {
    const { slug } = await place.newTeam();
    const before = await read(slug);
    expect(before.context).toBeNull();
    expect(before.targets.map(({ level }) => level)).toEqual(before.targets.map(() => null));
    await setContext.run(place.at(place.ana), { slug, ...situation });
    const { context, targets, modifiers } = await read(slug);
    expect(context).toMatchObject({ ...situation, setBy: "Ana Ruiz", setAt: MONDAY });
    expect(targets.map(({ level }) => level)).toEqual(targets.map(() => 2));
    expect(targets[0]?.proposed).toMatchObject({ rule: "T3" });
    expect(modifiers).toEqual(["M3"]);
  });

  test("is said again without keeping the old one, and both stand in the trail", async () => {
    const { slug, id } = await place.newTeam();
    await setContext.run(place.at(place.ana), { slug, ...situation });
    const later = { ...situation, productionModels: 30, changesPerYear: 20, mlCore: true };
    await setContext.run(place.at(place.ben, daysAfter(MONDAY, 1)), { slug, ...later });
    const { context, targets } = await read(slug);
    expect(context).toMatchObject({ productionModels: 30, setBy: "Ben Ode" });
    expect(targets[0]?.level).toBe(5);
    const trail = await place.within((db) =>
      db.execute<{ detail: string }>(
        sql`select detail::text as detail from audit_event where org_id = ${place.orgId} and subject = ${`team-context:${id}`} order by id`,
      ),
    );
    const details = [...trail].map(({ detail }): unknown => JSON.parse(detail));
    expect(details).toMatchObject([
      { before: null, after: { productionModels: 1 } },
      { before: { productionModels: 1 }, after: { productionModels: 30 } },
    ]);
  });

  test("is said by people of the team only, and not for a team elsewhere", async () => {
    const { slug } = await place.newTeam();
    const said = { slug, ...situation };
    for (const other of [place.vera, place.olga]) {
      await expect(setContext.run(place.at(other), said)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const elsewhere = await organisation(place.database, "Other Bank");
    await elsewhere.team("Far away", []);
    await expect(
      setContext.run(place.at(place.ana), { ...said, slug: "far-away" }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect((await read(slug)).context).toBeNull();
  });
});

describe("a target people set", () => {
  const own = {
    framework,
    dimension: "monitoring",
    level: 4,
    reason: "Prices change by the hour.",
  };

  test("counts, and what the rules say stays beside it; taken back, the rule counts again", async () => {
    const { slug } = await place.newTeam();
    await setContext.run(place.at(place.ana), { slug, ...situation });
    await overrideTarget.run(place.at(place.ana), { slug, ...own });
    expect(await targetOf(slug, "monitoring")).toMatchObject({
      level: 4,
      proposed: { level: 2, rule: "T3" },
      chosen: { level: 4, reason: own.reason, by: "Ana Ruiz", at: MONDAY },
    });
    await overrideTarget.run(place.at(place.ben), { slug, ...own, level: 3 });
    expect(await targetOf(slug, "monitoring")).toMatchObject({ level: 3 });
    const { dimension } = own;
    await clearOverride.run(place.at(place.ben), { slug, framework, dimension });
    expect(await targetOf(slug, "monitoring")).toMatchObject({ level: 2, chosen: null });
    await expect(
      clearOverride.run(place.at(place.ben), { slug, framework, dimension }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("is a level and a dimension the framework has, set by people of the team", async () => {
    const { slug } = await place.newTeam();
    const as = place.at(place.ana);
    await expect(overrideTarget.run(as, { slug, ...own, level: 9 })).rejects.toMatchObject({
      code: "invalid",
      detail: { fields: { level: expect.any(String) } },
    });
    await expect(
      overrideTarget.run(as, { slug, ...own, dimension: "setting" }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(overrideTarget.run(place.at(place.olga), { slug, ...own })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { dimension } = own;
    await overrideTarget.run(as, { slug, ...own });
    await expect(
      clearOverride.run(place.at(place.olga), { slug, framework, dimension }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await targetOf(slug, "monitoring")).toMatchObject({ level: 4, proposed: null });
  });

  test("is the target of one team and one framework", async () => {
    const [one, other] = [await place.newTeam(), await place.newTeam()];
    await overrideTarget.run(place.at(place.ana), { slug: one.slug, ...own });
    expect(await targetOf(other.slug, "monitoring")).toMatchObject({ level: null });
    await expect(
      clearOverride.run(place.at(place.ana), {
        slug: one.slug,
        framework: "google",
        dimension: own.dimension,
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
