import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { findCheck } from "../queries/find-check";
import { bank } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { lifecycle, type RunSeed, wholeRun as whole } from "../testing/lifecycle";

let place: Awaited<ReturnType<typeof bank>>;
let write: ReturnType<typeof lifecycle>;
beforeAll(async () => {
  place = await bank();
  write = lifecycle(place);
});
afterAll(() => place.database.drop());

const ago = (days: number) => daysAfter(MONDAY, -days);
const seen = async (slug: string, check: string, day = MONDAY) =>
  (await collectEvidence.run(place.at(place.ana, day), { slug })).results.find(
    (one) => one.check === check,
  );
const wrong = async (slug: string, check: string) =>
  (await findCheck.run(place.at(place.ana), { slug, check, limit: 1 })).offenders.map(
    ({ label }) => label,
  );

describe("models in production", () => {
  test("are those said to be, or with a version in Production, after two weeks, and no prompts", async () => {
    const { slug, id: team } = await place.newTeam();
    const owner = place.ana.memberId;
    const old = { createdAt: ago(20), team, owner };
    await write.model({ ...old, name: "said" });
    const staged = await write.model({ ...old, name: "staged", lifecycle: "development" });
    await write.version(staged, 1, { createdAt: ago(20), stage: "Production" });
    const retired = await write.model({ ...old, name: "retired", lifecycle: "retired" });
    await write.version(retired, 1, { createdAt: ago(20), stage: "Production" });
    await write.model({ ...old, name: "young", createdAt: ago(13) });
    await write.model({ ...old, name: "prompt", isPrompt: true });
    await write.model({ ...old, name: "trying", lifecycle: "validation" });
    await write.model({ ...old, name: "homeless", team: null });
    const found = await seen(slug, "C01");
    expect(found).toMatchObject({ good: 2, eligible: 2, value: 1 });
    expect(found?.reason).toBe(
      "1 model in production belongs to no team; the owner's team is set on the model.",
    );
    expect(await seen(slug, "C01", daysAfter(MONDAY, 2))).toMatchObject({ eligible: 3 });
    const other = await place.newTeam();
    expect(await seen(other.slug, "C01")).toMatchObject({ status: "no_population", value: null });
    await place.within((db) =>
      db.execute(
        sql`delete from registered_model where org_id = ${place.orgId} and name = 'homeless'`,
      ),
    );
    expect((await seen(other.slug, "C01"))?.reason).not.toContain("belong");
  });

  test("have an owner who is there, and somebody who can stand in (C01)", async () => {
    const gone = await place.person("Gone Gil", ["engineer"]);
    await place.within((db) =>
      db.execute(
        sql`update member set status = 'disabled' where org_id = ${place.orgId} and id = ${gone.memberId}`,
      ),
    );
    const { slug, id: team } = await place.newTeam([place.ana]);
    const made = { createdAt: ago(20), team };
    const [ana, ben] = [place.ana.memberId, place.ben.memberId];
    await write.model({ ...made, name: "a none" });
    await write.model({ ...made, name: "b gone", owner: gone.memberId, deputy: ben });
    await write.model({ ...made, name: "c alone", owner: ana });
    await write.model({ ...made, name: "d deputy gone", owner: ana, deputy: gone.memberId });
    await write.model({ ...made, name: "e whole", owner: ana, deputy: ben });
    expect(await seen(slug, "C01")).toMatchObject({ good: 1, eligible: 5, value: 0.25 });
    expect(await wrong(slug, "C01")).toEqual([
      "a none: nobody owns it; nobody can stand in",
      "b gone: Gone Gil owns it and has no access any more",
      "c alone: nobody can stand in",
      "d deputy gone: nobody can stand in",
    ]);
    const two = await place.newTeam();
    await write.model({ ...made, team: two.id, name: "f", owner: ana });
    expect(await seen(two.slug, "C01")).toMatchObject({ good: 1, eligible: 1 });
  });

  test("are known to several people (C89)", async () => {
    const { slug, id: team } = await place.newTeam();
    const [ana, ben] = [place.ana.memberId, place.ben.memberId];
    const experiment = await write.experiment();
    const two = await write.model({ name: "known", createdAt: ago(300), team });
    const runId = await write.run(experiment, { startedAt: ago(20), createdBy: ben });
    await write.version(two, 1, { createdAt: ago(20), createdBy: ana, runId, champion: true });
    const one = await write.model({ name: "lone", createdAt: ago(300), team });
    const old = await write.run(experiment, { startedAt: ago(181), createdBy: ben });
    await write.version(one, 1, { createdAt: ago(20), createdBy: ana, runId: old, champion: true });
    await write.model({ name: "quiet", createdAt: ago(300), team });
    expect(await seen(slug, "C89")).toMatchObject({ good: 1, eligible: 3, value: 0.25 });
    expect(await wrong(slug, "C89")).toEqual([
      "lone: only one person worked on it",
      "quiet: nobody worked on it",
    ]);
  });
});

describe("versions in production", () => {
  const io = { inputs: "[]", outputs: "[]" };

  test("say what goes in and out (C07) and what changed (C08)", async () => {
    const { slug, id: team } = await place.newTeam();
    const experiment = await write.experiment();
    const runId = await write.run(experiment, { startedAt: ago(20) });
    const notes = "Trained on the payments of October, with the new limits.";
    const seeds = {
      "a whole": { signature: io, description: notes, runId },
      "b no output": { signature: { inputs: "[]" }, description: `${" ".repeat(40)}short`, runId },
      "c nothing": { signature: null, description: notes },
    };
    for (const [name, seed] of Object.entries(seeds)) {
      const model = await write.model({ name, createdAt: ago(300), team });
      await write.version(model, 1, { createdAt: ago(20), champion: true, ...seed });
      await write.version(model, 2, { createdAt: ago(20) });
    }
    const late = await write.model({ name: "d old", createdAt: ago(300), team });
    await write.version(late, 1, { createdAt: ago(181), stage: "Production", signature: io });
    expect(await seen(slug, "C07")).toMatchObject({ good: 2, eligible: 4, value: 0.5 });
    expect(await wrong(slug, "C07")).toEqual([
      "b no output 1: no output schema",
      "c nothing 1: no signature",
    ]);
    expect(await seen(slug, "C08")).toMatchObject({ good: 1, eligible: 3, value: 0.25 });
    expect(await wrong(slug, "C08")).toEqual([
      "b no output 1: nothing says what changed",
      "c nothing 1: no run and no link",
    ]);
  });

  test("can be followed back to where they came from, and the missing hop is named (C30)", async () => {
    const { slug, id: team } = await place.newTeam();
    const experiment = await write.experiment();
    const add = async (name: string, seed: Partial<RunSeed> | null) => {
      const model = await write.model({ name, createdAt: ago(300), team });
      const runId =
        seed === null ? null : await write.run(experiment, { startedAt: ago(200), ...seed });
      await write.version(model, 1, { createdAt: ago(20), champion: true, runId });
    };
    await add("a full", whole);
    await add("b part", { ...whole, data: [], files: [] });
    await add("c absent", null);
    await add("d deleted", { ...whole, isDeleted: true });
    await write.model({ name: "e unnamed", createdAt: ago(300), team });
    expect(await seen(slug, "C30")).toMatchObject({ good: 1, eligible: 5, value: 0.25 });
    expect(await wrong(slug, "C30")).toEqual([
      "b part 1: no data with a digest, no list of packages and no image digest",
      "c absent 1: no run",
      "d deleted 1: no run",
      "e unnamed: no version is its champion or in Production",
    ]);
  });

  test("come with ten trials below one parent (C36)", async () => {
    const { slug, id: team } = await place.newTeam();
    const experiment = await write.experiment();
    const tuned = async (name: string, trials: number, isTrial: boolean) => {
      const parent = await write.run(experiment, { startedAt: ago(20) });
      const tags = { "mlflow.parentRunId": parent.replaceAll("-", "") };
      const ids = [];
      for (let trial = 0; trial < trials; trial += 1)
        ids.push(await write.run(experiment, { startedAt: ago(20), tags }));
      const model = await write.model({ name, createdAt: ago(300), team });
      const runId = isTrial ? (ids[3] ?? null) : parent;
      await write.version(model, 1, { createdAt: ago(20), champion: true, runId });
    };
    await tuned("a root", 10, false);
    await tuned("b trial", 11, true);
    await tuned("c few", 9, false);
    const bare = await write.model({ name: "d bare", createdAt: ago(300), team });
    await write.version(bare, 1, { createdAt: ago(20), champion: true });
    expect(await seen(slug, "C36")).toMatchObject({ good: 2, eligible: 4, value: 0.5 });
    expect(await wrong(slug, "C36")).toEqual(["c few 1: 9 trials logged", "d bare 1: no run"]);
  });

  test("were trained a second time with the same result (C28), which is untested until somebody tries", async () => {
    const { slug, id: team } = await place.newTeam();
    const experiment = await write.experiment();
    const commit = (text: string) => ({ "mlflow.source.git.commit": text });
    const add = async (name: string, ...reruns: Partial<RunSeed>[]) => {
      const first = { ...whole, tags: commit(name), metrics: { loss: 0.5, "system/cpu": 7 } };
      const runId = await write.run(experiment, { ...first, startedAt: ago(100) });
      for (const rerun of reruns)
        await write.run(experiment, { ...first, startedAt: ago(10), ...rerun });
      const model = await write.model({ name, createdAt: ago(300), team });
      await write.version(model, 1, { createdAt: ago(20), champion: true, runId });
    };
    await add("a never");
    await add("b other data", { data: ["customers"] }, { params: { depth: "4" } });
    await add("c failed", { status: "FAILED" }, { startedAt: ago(181) }, { isDeleted: true });
    expect(await seen(slug, "C28")).toMatchObject({ status: "untested", value: null });
    await add("d off", { metrics: { loss: 0.5051 } });
    await add("e close", { metrics: { loss: 0.5049, "system/cpu": 99 } });
    await add("f second time lucky", { metrics: { loss: 0.9 } }, {});
    await add("g other metric", { metrics: { auc: 0.9 } });
    expect(await seen(slug, "C28")).toMatchObject({ good: 2, eligible: 7, value: 0.25 });
    expect(await wrong(slug, "C28")).toEqual([
      "a never 1: never trained again",
      "b other data 1: never trained again",
      "c failed 1: never trained again",
      "d off 1: trained again with other metrics",
      "g other metric 1: trained again with other metrics",
    ]);
  });
});
