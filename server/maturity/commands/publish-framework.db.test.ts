import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/server/core/context";
import { findFrameworkDraft } from "../queries/framework-draft";
import { listFrameworks } from "../queries/frameworks";
import { previewPublication } from "../queries/preview-publication";
import { teamResult } from "../queries/team-result";
import { waitingForMe } from "../queries/waiting";
import { practice } from "../rules/testing/sample";
import { library } from "../testing/library";
import { brought, draft, publish } from "../testing/own-framework";
import { publishFramework } from "./publish-framework";
import { startAssessment } from "./start-assessment";

let place: Awaited<ReturnType<typeof library>>;
let adele: Context;
const fresh = () => place.fresh();

beforeAll(async () => {
  place = await library();
  adele = place.adele;
});
afterAll(() => place.database.drop());

describe("publishing", () => {
  test("puts it beside those that come with Cairn, and a team can be assessed with it", async () => {
    const one = fresh();
    await brought(adele, one);
    expect((await listFrameworks.run(adele, {})).map(({ key }) => key)).toContain(one.key);
    const team = await place.newTeam();
    const ana = place.at(place.ana);
    const { assessmentId } = await startAssessment.run(ana, {
      slug: team.slug,
      framework: one.key,
    });
    await place.chosen(assessmentId, "p1");
    const result = await teamResult.run(ana, { slug: team.slug, framework: one.key });
    expect(result.headline.claimed).toMatchObject({ level: 1 });
    const waiting = await waitingForMe.run(ana, {});
    expect(waiting.assessments).toContainEqual(
      expect.objectContaining({
        assessmentId,
        framework: { key: one.key, title: one.title },
        asked: 3,
      }),
    );
  });

  test("is refused with defects, which it names by line", async () => {
    const one = { ...fresh(), floor: 9 };
    await draft(adele, one);
    await expect(publish(adele, one)).rejects.toMatchObject({
      code: "precondition",
      message: expect.stringMatching(/would score wrongly.*Line 1: The floor/),
    });
  });

  test("is refused when a key changed its meaning or the version is not higher", async () => {
    const one = fresh();
    await brought(adele, { ...one, version: "2.0.0" });
    const lower = { ...one, version: "1.9.0" };
    await draft(adele, lower);
    await expect(publish(adele, lower)).rejects.toMatchObject({
      message: expect.stringContaining("needs a higher version"),
    });
    const [first, ...rest] = one.practices;
    const changed = {
      ...one,
      version: "2.1.0",
      practices: [
        { ...first, ...practice("p1", { evidence: "self_only", statement: "Something else." }) },
        ...rest,
      ],
    };
    await draft(adele, changed);
    const { findings } = await findFrameworkDraft.run(adele, changed);
    expect(findings.map(({ code }) => code)).toContain("changed_meaning");
  });

  test("is refused when the draft was saved again after its effect was looked at", async () => {
    const one = fresh();
    await draft(adele, one);
    const { hash } = await previewPublication.run(adele, one);
    await draft(adele, { ...one, title: "Changed" }, 1);
    await expect(
      publishFramework.run(adele, { key: one.key, version: one.version, hash }),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("saved again by Adele Admin"),
    });
  });

  test("by two people at the same moment happens once", async () => {
    const one = fresh();
    await draft(adele, one);
    const second = place.at(await place.person("Second Admin", ["admin"]));
    const { hash } = await previewPublication.run(adele, one);
    const both = await Promise.allSettled(
      [adele, second].map((who) =>
        publishFramework.run(who, { key: one.key, version: one.version, hash }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = both.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refused).toMatchObject([
      { code: "conflict", message: expect.stringContaining("published already") },
    ]);
  });

  test("shows every assessed team under both versions first", async () => {
    const one = fresh();
    await brought(adele, one);
    const [team, idle] = [await place.newTeam(), await place.newTeam()];
    const ana = place.at(place.ana);
    const { assessmentId } = await startAssessment.run(ana, {
      slug: team.slug,
      framework: one.key,
    });
    await place.chosen(assessmentId, "p1");
    await place.chosen(assessmentId, "p2");
    const harder = {
      ...one,
      version: "1.1.0",
      practices: [
        ...one.practices.filter(({ key }) => key !== "p2"),
        practice("p4", { level: 2, evidence: "self_only" }),
      ],
    };
    await draft(adele, harder);
    const { effects, follows, defects } = await previewPublication.run(adele, harder);
    expect([follows, defects]).toEqual(["1.0.0", 0]);
    expect(effects.map((each) => each.team.slug)).toEqual([team.slug]);
    expect(effects.map((each) => each.team.slug)).not.toContain(idle.slug);
    expect(effects[0]).toMatchObject({
      version: "1.0.0",
      before: { claimed: { level: 2 } },
      after: { claimed: { level: 1 } },
      lostAnswers: 1,
    });
    await publish(adele, harder);
    const kept = await teamResult.run(ana, { slug: team.slug, framework: one.key });
    expect(kept).toMatchObject({
      framework: { version: "1.0.0" },
      headline: { claimed: { level: 2 } },
    });
  });

  test("fixes it for good, whatever a statement says", async () => {
    const one = fresh();
    await brought(adele, one);
    await expect(draft(adele, { ...one, title: "Other" }, 1)).rejects.toMatchObject({
      message: expect.stringContaining("published and never changes"),
    });
    const inside = (statement: ReturnType<typeof sql>) =>
      place.database.pool.transaction({ "app.org_id": place.orgId }, (db) => db.execute(statement));
    for (const statement of [
      sql`update custom_framework set title = 'x' where key = ${one.key}`,
      sql`update custom_framework set status = 'draft', published_at = null, published_by = null where key = ${one.key}`,
      sql`update custom_framework set status = 'retired', hash = 'x', retired_by = saved_by, retired_at = now() where key = ${one.key}`,
      sql`delete from custom_framework where key = ${one.key}`,
    ])
      await expect(inside(statement)).rejects.toMatchObject({ code: "42501" });
  });
});
