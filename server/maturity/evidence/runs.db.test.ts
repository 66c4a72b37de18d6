import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { findCheck } from "../queries/find-check";
import { coverageLadder } from "../rules/coverage-ladder";
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

/** A team whose experiment says so. */
const labelled = async () => {
  const team = await place.newTeam();
  return { ...team, experiment: await write.experiment({ "cairn.team": team.slug }) };
};

describe("whose runs they are", () => {
  test("are known by the experiment's tag or by a model of the team, and never guessed", async () => {
    const team = await place.newTeam();
    const nobody = await write.experiment();
    const foreign = await write.experiment({ "cairn.team": "no-such-team" });
    await write.run(nobody, { ...whole, startedAt: ago(1), createdBy: place.ana.memberId });
    await write.run(foreign, { ...whole, startedAt: ago(1) });
    const before = await seen(team.slug, "C23");
    expect(before).toMatchObject({ status: "no_population", value: null });
    expect(before?.reason).toMatch(/2 experiments with runs belong to no team/);
    const runId = await write.run(nobody, { ...whole, startedAt: ago(1) });
    const model = await write.model({ name: "owned", createdAt: ago(1), team: team.id });
    await write.version(model, 1, { createdAt: ago(1), runId });
    expect(await seen(team.slug, "C23")).toMatchObject({ good: 1, eligible: 1 });
    const mine = await write.experiment({ "cairn.team": team.slug });
    await write.run(mine, { ...whole, startedAt: ago(1) });
    const after = await seen(team.slug, "C23");
    expect(after).toMatchObject({ good: 2, eligible: 2, value: 1 });
    expect(after?.reason).toMatch(/2 experiments with runs belong to no team/);
  });

  test("count while they are finished, kept and 90 days old at most", async () => {
    const { slug, experiment } = await labelled();
    await write.run(experiment, { ...whole, startedAt: ago(89) });
    await write.run(experiment, { ...whole, startedAt: ago(91) });
    await write.run(experiment, { ...whole, startedAt: daysAfter(MONDAY, 1) });
    await write.run(experiment, { ...whole, startedAt: ago(1), isDeleted: true });
    for (const status of ["RUNNING", "FAILED", "KILLED"] as const)
      await write.run(experiment, { startedAt: ago(1), status });
    for (const check of ["C11", "C23", "C24", "C25"])
      expect(await seen(slug, check)).toMatchObject({ good: 1, eligible: 1 });
  });
});

describe("what is recorded of runs", () => {
  const someRun = fc.record({
    status: fc.constantFrom("FINISHED", "FINISHED", "FINISHED", "FAILED", "RUNNING"),
    params: fc.constantFrom({}, { depth: "3" }),
    metrics: fc.constantFrom({}, { loss: 0.5 }),
    commit: fc.constantFrom("", "c0ffee"),
    dirty: fc.constantFrom(null, "true", "false", "False", "perhaps"),
    data: fc.constantFrom([], ["payments"], ["payments", "customers"]),
    files: fc.constantFrom([], ["model.pkl"], ["a/conda.yaml"], ["uv.lock"], ["my-uv.lock"]),
    modelFiles: fc.constantFrom(undefined, ["MLmodel"], ["requirements.txt"]),
    image: fc.constantFrom("", "registry/x:latest", `registry/x@sha256:${"0".repeat(64)}`),
    daysAgo: fc.constantFrom(1, 30, 89, 100),
  });
  type Some = typeof someRun extends fc.Arbitrary<infer One> ? One : never;

  /** The same rules a second time, over what was generated rather than over what is stored. */
  const good: Readonly<Record<string, (run: Some) => boolean>> = {
    C11: ({ data }) => data.length > 0,
    C23: ({ params, metrics, commit, data }) =>
      Object.keys(params).length > 0 &&
      Object.keys(metrics).length > 0 &&
      commit !== "" &&
      data.length > 0,
    C24: ({ commit, dirty }) => commit !== "" && dirty?.toLowerCase() === "false",
    C25: ({ files, modelFiles, image }) =>
      ["a/conda.yaml", "uv.lock"].includes(files[0] ?? "") ||
      modelFiles?.[0] === "requirements.txt" ||
      image.includes("@sha256:"),
  };

  const seedOf = (run: Some): RunSeed => ({
    startedAt: ago(run.daysAgo),
    status: run.status,
    params: run.params,
    metrics: run.metrics,
    data: run.data,
    files: run.files,
    ...(run.modelFiles === undefined ? {} : { modelFiles: run.modelFiles }),
    tags: {
      "mlflow.source.git.commit": run.commit,
      "mlflow.docker.image.uri": run.image,
      ...(run.dirty === null ? {} : { "mlflow.source.git.dirty": run.dirty }),
    },
  });

  test("is counted as it was made, whatever it was", async () => {
    const runs = fc.array(someRun, { minLength: 5, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(runs, async (all) => {
        const { slug, experiment } = await labelled();
        for (const run of all) await write.run(experiment, seedOf(run));
        const mine = all.filter(({ status, daysAgo }) => status === "FINISHED" && daysAgo < 90);
        const { results } = await collectEvidence.run(place.at(place.ana), { slug });
        for (const [check, isGood] of Object.entries(good)) {
          const expected = mine.filter(isGood).length;
          expect(results.find((one) => one.check === check)).toMatchObject(
            mine.length === 0
              ? { status: "no_population", value: null }
              : {
                  good: expected,
                  eligible: mine.length,
                  value: coverageLadder(expected, mine.length),
                },
          );
        }
      }),
      { numRuns: 8 },
    );
  });

  test("says of each run what is missing, and leads to it", async () => {
    const { slug, experiment } = await labelled();
    const runId = await write.run(experiment, {
      startedAt: ago(1),
      name: "bare",
      tags: { "mlflow.source.git.commit": "c0ffee", "mlflow.source.git.dirty": "true" },
    });
    await seen(slug, "C23");
    expect(await wrong(slug, "C23")).toEqual([
      "bare: no parameters, no metrics, no data with a digest",
    ]);
    expect(await wrong(slug, "C24")).toEqual(["bare: files were changed beside the commit"]);
    const { offenders } = await findCheck.run(place.at(place.ana), {
      slug,
      check: "C11",
      limit: 1,
    });
    expect(offenders[0]?.id).toBe(`run:${experiment}/${runId.replaceAll("-", "")}`);
  });

  test("counts as half at most when 20 runs never failed, and whole once a failure is logged", async () => {
    const { slug, experiment } = await labelled();
    for (let run = 0; run < 19; run += 1)
      await write.run(experiment, { ...whole, startedAt: ago(2) });
    expect(await seen(slug, "C23")).toMatchObject({ value: 1 });
    await write.run(experiment, { ...whole, startedAt: ago(2) });
    const held = await seen(slug, "C23");
    expect(held).toMatchObject({ good: 20, eligible: 20, value: 0.5 });
    expect(held?.reason).toMatch(/only successes/);
    expect(await seen(slug, "C24")).toMatchObject({ value: 1 });
    await write.run(experiment, { startedAt: ago(2), status: "FAILED" });
    const free = await seen(slug, "C23");
    expect(free).toMatchObject({ good: 20, eligible: 20, value: 1 });
    expect(free?.reason).not.toMatch(/only successes/);
  });
});
