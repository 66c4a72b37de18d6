import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { frameworkShape } from "../adapters/framework-file/shape";
import { exportFramework } from "../queries/export-framework";
import { findFramework, listFrameworks } from "../queries/frameworks";
import { listOwnFrameworks } from "../queries/own-framework-list";
import { portfolio } from "../queries/portfolio";
import { teamResult } from "../queries/team-result";
import { as, organisation } from "../testing/house";
import { library } from "../testing/library";
import { brought, draft, publish } from "../testing/own-framework";
import { retireFramework } from "./retire-framework";
import { signOff } from "./sign-off";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof library>>;
let adele: Context;
const fresh = () => place.fresh();

beforeAll(async () => {
  place = await library();
  adele = place.adele;
});
afterAll(() => place.database.drop());

describe("retiring", () => {
  test("while in use keeps every assessment readable and begins no new one", async () => {
    const one = fresh();
    await brought(adele, one);
    const [team, other] = [await place.newTeam(), await place.newTeam()];
    const ana = place.at(place.ana);
    const { assessmentId } = await startAssessment.run(ana, {
      slug: team.slug,
      framework: one.key,
    });
    expect(await retireFramework.run(adele, { key: one.key })).toEqual({
      versions: ["1.0.0"],
      openAssessments: 1,
    });
    for (const practice of ["p1", "p2", "p3"]) await place.chosen(assessmentId, practice);
    const result = await teamResult.run(ana, { slug: team.slug, framework: one.key });
    expect(result.headline.claimed).toMatchObject({ level: 3 });
    const { milestoneId } = await signOff.run(ana, { assessmentId, statementAccepted: true });
    expect(milestoneId).toBeTruthy();
    await expect(
      startAssessment.run(ana, { slug: other.slug, framework: one.key }),
    ).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringContaining("was retired"),
    });
    expect((await listFrameworks.run(ana, {})).map(({ key }) => key)).not.toContain(one.key);
    const { frameworks } = await portfolio.run(ana, { limit: 5 });
    expect(frameworks.map(({ key }) => key)).toContain(one.key);
    const own = await listOwnFrameworks.run(ana, {});
    expect(own).toContainEqual(expect.objectContaining({ key: one.key, status: "retired" }));
  });

  test("while somebody begins an assessment, counts it or prevents it", async () => {
    for (let round = 0; round < 8; round += 1) {
      const one = fresh();
      await brought(adele, one);
      const { slug } = await place.newTeam();
      const [began, retired] = await Promise.allSettled([
        startAssessment.run(place.at(place.ana), { slug, framework: one.key }),
        retireFramework.run(adele, { key: one.key }),
      ]);
      const open = began.status === "fulfilled" ? 1 : 0;
      expect(retired).toMatchObject({ status: "fulfilled", value: { openAssessments: open } });
    }
  });

  test("is refused for what is built in, for drafts and the second time", async () => {
    await expect(retireFramework.run(adele, { key: "google" })).rejects.toMatchObject({
      code: "precondition",
    });
    const one = fresh();
    await draft(adele, one);
    const retiring = () => retireFramework.run(adele, { key: one.key });
    await expect(retiring()).rejects.toMatchObject({ code: "not-found" });
    await publish(adele, one);
    await retiring();
    await expect(retiring()).rejects.toMatchObject({ code: "not-found" });
  });

  test("ends when a higher version is published", async () => {
    const one = fresh();
    await brought(adele, one);
    await retireFramework.run(adele, { key: one.key });
    await brought(adele, { ...one, version: "1.0.1" });
    expect(await findFramework.run(adele, { key: one.key })).toMatchObject({ version: "1.0.1" });
  });
});

describe("every framework can be taken along", () => {
  test.each(["yaml", "json"] as const)("as %s, built in or own", async (format) => {
    const one = fresh();
    await brought(adele, one);
    const file = await exportFramework.run(adele, { key: one.key, format });
    expect(file.filename).toBe(`${one.key}-1.0.0.${format}`);
    const google = await exportFramework.run(adele, { key: "google", format });
    expect(google.body).toContain("Google MLOps levels 0 to 2");
  });

  test("and what was stored is the same content that was read", async () => {
    const one = fresh();
    await brought(adele, one);
    const { body } = await exportFramework.run(adele, { key: one.key, format: "json" });
    expect(frameworkShape.parse(JSON.parse(body))).toEqual(one);
  });
});

test("frameworks of one organisation do not exist for another", async () => {
  const one = fresh();
  await brought(adele, one);
  const there = await organisation(place.database, "Elsewhere");
  const eve = as(there.orgId, await there.person("Eve", ["admin", "lead"]));
  await expect(findFramework.run(eve, { key: one.key })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await listOwnFrameworks.run(eve, {})).toEqual([]);
  const theirs = { ...one, title: "Theirs" };
  await brought(eve, theirs);
  expect(await findFramework.run(eve, { key: one.key })).toMatchObject({ title: "Theirs" });
  expect(await findFramework.run(adele, { key: one.key })).toMatchObject({ title: one.title });
});
