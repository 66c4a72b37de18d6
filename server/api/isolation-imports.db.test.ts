import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import type { Shape } from "~/server/imports/testing/small-source";
import { contentsOf, linesOf, whileHeld } from "./testing/contents";
import { waitingImport } from "./testing/import-fixtures";
import { before, workOff, workOnce } from "./testing/import-worker";
import { arrange, asTwin, type Pair, prepareTwins, twinsOf, withoutChance } from "./testing/twin";
import { openWorld, type Side, type World } from "./testing/world";

// What works on imports runs long after they were asked for, and no request is there to be judged: so a twin is made
// in the middle of it, and the work goes on for one while every row of the other is held.

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
  provideDatabase(world.database.anotherPool({ queryMs: 2500 }));
});
afterAll(() => world.close());

/** The same on both sides, so that a look at the wrong one finds something. */
const shape: Shape = { seed: "tw", runs: 3, experiment: "imported", model: "imported model" };

type Place = { readonly importId: string };

/** Twins that hold an import as `make` leaves it. */
async function twinsWith(make: (side: Side) => Promise<Place>) {
  const places: Place[] = [];
  const pair = await twinsOf(world, async (side) => {
    places.push(await make(side));
    side.clock.stopped = new Date();
  });
  const [place] = places;
  if (place === undefined) throw new Error("Nothing was prepared");
  return { pair, place };
}

async function looked(side: Side): Promise<Place> {
  const place = await waitingImport(side);
  await workOff(side, shape);
  return place;
}

async function started(side: Side): Promise<Place> {
  const place = await looked(side);
  await side.everyone.imports.startImport(place);
  return place;
}

async function imported(side: Side): Promise<Place> {
  const place = await started(side);
  await workOff(side, shape);
  return place;
}

async function takenBack(side: Side): Promise<Place> {
  const place = await imported(side);
  await side.everyone.imports.undoImport(place);
  return place;
}

/** How long it took is by chance. */
async function contentsWithoutTimes(side: Side) {
  await world.owner`update import_job set worked_ms = 0 where org_id = ${side.orgId}`;
  return contentsOf(world.owner, side.orgId);
}

/** Works for one side while every row of the other is held, of which not a byte may change. */
async function workBeside([side, other]: Pair): Promise<Map<string, string>> {
  const untouched = await contentsOf(world.owner, other.orgId);
  await whileHeld(world.owner, other.orgId, async () => {
    await workOff(side, shape);
    return true;
  });
  expect(await contentsOf(world.owner, other.orgId)).toEqual(untouched);
  return contentsWithoutTimes(side);
}

const stateOf = async (side: Side, { importId }: Place) => {
  const { phase, status, problem } = await side.everyone.imports.findImport({ importId });
  return [phase, status, problem];
};

describe("what works on an import leaves a twin alone, and does for the twin what it did here", () => {
  const stages: [string, (side: Side) => Promise<Place>, string][] = [
    ["looked over", waitingImport, "check"],
    ["brought", started, "import"],
    ["taken back", takenBack, "undo"],
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(
      (step): [string, (side: Side) => Promise<Place>, string] => [
        `brought from its step ${step} on`,
        async (side) => {
          const place = await started(side);
          await workOnce(side, shape, before(step));
          return place;
        },
        "import",
      ],
    ),
    ...[1, 2, 3, 5, 7].map((step): [string, (side: Side) => Promise<Place>, string] => [
      `taken back from its step ${step} on`,
      async (side) => {
        const place = await takenBack(side);
        await workOnce(side, shape, before(step));
        return place;
      },
      "undo",
    ]),
  ];

  test.each(stages)("a twin whose import is %s", async (_, make, phase) => {
    const { pair, place } = await twinsWith(make);
    const [mine, theirs] = pair;
    const known = [...(await contentsOf(world.owner, mine.orgId)).values()].join("\n");
    const here = await workBeside(pair);
    expect(await stateOf(mine, place)).toEqual([phase, "done", ""]);
    expect([...here.values()].join("\n")).not.toContain("CANARY-B");
    const there = await workBeside([theirs, mine]);
    expect(await stateOf(theirs, place)).toEqual([phase, "done", ""]);
    const tidy = (said: string) => withoutChance(said, known);
    expect(linesOf(there, tidy)).toEqual(linesOf(here, (rows) => tidy(asTwin(rows, mine, theirs))));
  });
});

describe("a twin whose imports differ", () => {
  const left = async (side: Side) => {
    const [row] = await world.owner<{ runs: number; models: number; experiments: number }[]>`
      select (select count(*)::int from run where org_id = ${side.orgId}) as runs,
        (select count(*)::int from registered_model where org_id = ${side.orgId} and deleted_at is null) as models,
        (select count(*)::int from experiment where org_id = ${side.orgId} and deleted_at is null) as experiments`;
    return row;
  };

  /** What is left on both sides when each has worked off what was due. */
  async function outcomes(pair: Pair) {
    const found = [];
    for (const side of pair) {
      await workOff(side, shape);
      found.push(await left(side));
    }
    return found;
  }

  test("what was changed there goes here, and stays there", async () => {
    const { pair } = await twinsWith(takenBack);
    for (const [table, column] of [
      ["run_tag", "value"],
      ["registered_model_tag", "value"],
      ["logged_model_tag", "value"],
      ["experiment_tag", "value"],
    ] as const)
      await arrange(world.owner, `update ${table} set ${column} = 'changed' where org_id = $1`, [
        pair[1].orgId,
      ]);
    const [here, there] = await outcomes(pair);
    expect(here).toEqual({ runs: 0, models: 0, experiments: 1 });
    expect(there).toEqual({ runs: 3, models: 1, experiments: 2 });
  });

  test("a name that is taken here only is told apart here only", async () => {
    const { pair } = await twinsWith(async (side) => {
      const { experiment, model } = shape;
      await side.everyone.tracking.createExperiment({ name: experiment });
      await side.everyone.registry.createModel({ name: model });
      return started(side);
    });
    const { registry, tracking } = pair[1].everyone;
    await registry.deleteModel({ name: shape.model });
    const { experimentId } = await tracking.findExperimentByName({
      experimentName: shape.experiment,
    });
    await tracking.deleteExperiment({ experimentId });
    const [here, there] = await outcomes(pair);
    // Into the experiment that is there, and beside the model.
    expect(here).toEqual({ runs: 3, models: 2, experiments: 2 });
    // Neither is in use there: a new experiment, and the model under its own name.
    expect(there).toEqual({ runs: 3, models: 1, experiments: 2 });
  });

  test("what came before there is new here", async () => {
    const { pair } = await twinsWith(async (side) => {
      await imported(side);
      return started(side);
    });
    await arrange(world.owner, "delete from import_item where org_id = $1", [pair[1].orgId]);
    const notes = [];
    for (const side of pair) {
      await workOff(side, shape);
      const [row] = await world.owner<{ known: number }[]>`
        select count(*) filter (where how = 'known')::int as known from import_item where org_id = ${side.orgId}`;
      notes.push((row?.known ?? 0) > 0);
    }
    expect(notes).toEqual([true, false]);
  });
});
