import { afterAll, beforeAll, expect, test } from "vitest";
import { lifecycle, type RunSeed, wholeRun } from "~/server/maturity/testing/lifecycle";
import { evidenceDifferences } from "./testing/evidence-differences";
import { ago, collected, measured, placeOf, TODAY } from "./testing/evidence-twins";
import { teamOf } from "./testing/team-fixtures";
import { arrange, prepareTwins, twinOf } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
});
afterAll(() => world.close());

const committed = (commit: string) => ({
  ...wholeRun,
  tags: { "mlflow.source.git.commit": commit, "mlflow.source.git.dirty": "false" },
});

/** Models and runs of a team of this side: one as it should be, and others that lack one thing each. */
async function recordsOf(side: Side): Promise<{ slug: string }> {
  const { id: team, slug } = await teamOf(side);
  const write = lifecycle(placeOf(world, side));
  const mine = await write.experiment({ "cairn.team": slug });
  const createdBy = side.memberIds.lead;
  const add = async (name: string, seed: Partial<RunSeed>, owned: object = {}) => {
    const runId = await write.run(mine, { startedAt: ago(20), createdBy, name, ...seed });
    const model = await write.model({ name, createdAt: ago(30), team, ...owned });
    const signature = { inputs: JSON.stringify([{ name: `of ${name}`, type: "double" }]) };
    const at = { createdAt: ago(20), createdBy, runId };
    await write.version(model, 1, { ...at, champion: true, signature });
    await write.version(model, 2, at);
    return runId;
  };
  const again = (name: string, seed: Partial<RunSeed>) =>
    write.run(mine, { startedAt: ago(10), name, ...seed });
  await add("whole", committed("c1"), { owner: createdBy, deputy: side.memberIds.engineer });
  await again("whole again", committed("c1"));
  const bare = await add("bare", { modelFiles: ["MLmodel"] });
  await again("trial", {
    tags: { "mlflow.parentRunId": bare.replaceAll("-", "") },
    isDeleted: true,
  });
  await add("naked", {});
  await add("once", committed("c2"));
  await add("failed", committed("c3"));
  await again("failed again", { ...committed("c3"), status: "FAILED" });
  await add("uncommitted", { ...wholeRun, tags: {} });
  await write.model({ name: "unnamed", createdAt: ago(30), team });
  await write.model({ name: "in trial", createdAt: ago(30), team, lifecycle: "development" });
  await write.model({ name: "nobody's", createdAt: ago(30) });
  await write.run(await write.experiment(), { startedAt: ago(20), name: "stray" });
  await write.run(await write.experiment({ "cairn.team": "elsewhere" }), { startedAt: ago(20) });
  await write.experiment({ why: "empty" });
  return { slug };
}

const counts = {
  C01: [1, 7],
  C05: [0, 1],
  C07: [0, 6],
  C08: [0, 6],
  C11: [5, 7],
  C15: [0, 1],
  C18: [0, 6],
  C23: [4, 7],
  C24: [4, 7],
  C25: [5, 7],
  C28: [1, 6],
  C30: [3, 7],
  C36: [0, 6],
  C89: [0, 7],
} as const;

test("a twin whose records differ: they count for no check of this organisation", async () => {
  const mine = await world.side("A");
  const { slug } = await recordsOf(mine);
  mine.clock.stopped = TODAY;
  const alone = await collected(mine, slug);
  for (const said of measured(counts)) expect(alone.said).toContain(said);
  expect(alone.said).toContain("2 experiments with runs belong to no team");
  expect(alone.said).toContain("1 model in production belongs to no team");
  const theirs = await twinOf(world.owner, mine);
  expect(await collected(mine, slug)).toEqual(alone);
  const same = await collected(theirs, slug);
  expect(same).toEqual(alone);
  for (const statement of evidenceDifferences)
    await arrange(world.owner, statement, [theirs.orgId]);
  expect(await collected(mine, slug)).toEqual(alone);
  expect(await collected(theirs, slug)).not.toEqual(same);
});
