import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideDatabase } from "~/db/client";
import { newId } from "~/server/core/ids";
import { contentsOf, linesOf, whileHeld } from "./testing/contents";
import { call } from "./testing/fixture";
import { commands, fixtureOf, outcome, queries, signedIn } from "./testing/matrix";
import { asTwin, prepareTwins, twinOf, withOpenCursors, withoutChance } from "./testing/twin";
import { moreCardCommands } from "./testing/twin-cards";
import { type Case, moreCommands } from "./testing/twin-commands";
import { moreModelCommands } from "./testing/twin-registry";
import { moreRunCommands } from "./testing/twin-runs";
import { moreQueries } from "./testing/twin-queries";
import { openWorld, type Side, type World } from "./testing/world";

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await prepareTwins(world.owner);
  // Who waits for a row of the other organisation shall not wait long.
  provideDatabase(world.database.anotherPool({ queryMs: 2500 }));
});
afterAll(() => world.close());

const pagesRead = 3;

/** Everything a query answers, from its first page on. */
async function readAll(side: Side, path: string, input: unknown): Promise<string> {
  const pages: string[] = [];
  let asked = input;
  for (let page = 0; page < pagesRead; page += 1) {
    const { code, said } = await outcome(call(side.everyone, path, asked));
    pages.push(`${code} ${withOpenCursors(said)}`);
    const cursor = /"nextCursor":"([\w+/=-]+)"/.exec(said)?.[1];
    if (cursor === undefined) break;
    asked = { ...Object(input), cursor };
  }
  return pages.join("\n");
}

describe("a twin with the same ids shows in no answer", () => {
  type Reading = { readonly input: unknown; readonly alone: string };
  const readings = new Map<string, Reading[]>();
  let mine: Side;
  let theirs: Side;

  beforeAll(async () => {
    mine = await world.side("A");
    // Everything there is to prepare, so that every table holds something.
    const asked = new Map<string, unknown>();
    for (const path of signedIn) asked.set(path, await fixtureOf(path).input(mine));
    const inputs = new Map<string, unknown[]>();
    for (const path of queries) {
      inputs.set(path, [asked.get(path)]);
      for (const more of moreQueries[path] ?? []) inputs.get(path)?.push(await more(mine));
    }
    mine.clock.stopped = new Date();
    for (const [path, all] of inputs) {
      readings.set(path, []);
      for (const input of all)
        readings.get(path)?.push({ input, alone: await readAll(mine, path, input) });
    }
    theirs = await twinOf(world.owner, mine);
    // As the database does by itself after a while: without it, it reads a trail that has doubled as a short one.
    await world.owner`analyze`;
  }, 180_000);

  test("every query answers, and the twin has a row of every table that holds one", async () => {
    const all = [...readings].flatMap(([path, each]) => each.map(({ alone }) => [path, alone]));
    expect(all.filter(([, alone]) => !alone?.startsWith("OK "))).toEqual([]);
    const held = async ({ orgId }: Side) =>
      [...(await contentsOf(world.owner, orgId))].map(([table, rows]) => [
        table,
        rows === "" ? 0 : rows.split("\n").length,
      ]);
    expect(await held(theirs)).toEqual(await held(mine));
    // The last holds something only while an import is under way.
    expect((await held(mine)).filter(([, count]) => count === 0)).toEqual([
      ["idempotency", 0],
      ["import_link", 0],
    ]);
  });

  test.each(queries)("%s", async (path) => {
    for (const { input, alone } of readings.get(path) ?? []) {
      expect(await readAll(mine, path, input)).toEqual(alone);
      const same: unknown = JSON.parse(asTwin(JSON.stringify(input), mine, theirs));
      const answer = await readAll(theirs, path, same);
      const chanceless = (said: string) => withoutChance(said, said);
      expect(chanceless(answer)).toEqual(chanceless(asTwin(alone, mine, theirs)));
    }
  });
});

describe("a twin with the same ids is not touched by any command", () => {
  const usual = commands.map((path): Case => {
    const code = path === "identity.changePassword" ? "BAD_REQUEST" : "OK";
    return { path, when: "as usual", input: fixtureOf(path).input, code };
  });

  /** Calls as `side` while somebody holds every row of `other`, of which not a byte may change. */
  async function act({ path }: Case, [side, other]: readonly [Side, Side], input: unknown) {
    const before = await contentsOf(world.owner, other.orgId);
    const caller = side.having({
      idempotencyKey: newId(),
      handOver: async () => undefined,
    });
    const answer = await whileHeld(world.owner, other.orgId, () =>
      outcome(call(caller, path, input)),
    );
    expect(await contentsOf(world.owner, other.orgId)).toEqual(before);
    return answer;
  }

  const further = [...moreCommands, ...moreModelCommands, ...moreRunCommands, ...moreCardCommands];
  test.each([...usual, ...further])("$path, when $when", async (each) => {
    const mine = await world.side("A");
    const input = await each.input(mine);
    const theirs = await twinOf(world.owner, mine);
    mine.clock.stopped = new Date();
    const before = await contentsOf(world.owner, mine.orgId);
    const known = [...before.values()].join("\n") + JSON.stringify(input);

    const answer = await act(each, [mine, theirs], input);
    expect(answer.code).toBe(each.code);
    const after = await contentsOf(world.owner, mine.orgId);
    expect(after).not.toEqual(before);
    expect([answer.said, ...after.values()].join("\n")).not.toContain("CANARY-B");

    // What it did to this one it does to the twin, and leaves this one alone.
    const same: unknown = JSON.parse(asTwin(JSON.stringify(input), mine, theirs));
    const theirAnswer = await act(each, [theirs, mine], same);
    const drawn = /"prefix":"([\w-]+)"/;
    const tidy = (said: string, made: string) =>
      withoutChance(said.replaceAll(drawn.exec(made)?.[1] ?? "\0", "drawn"), known);
    const expected = tidy(asTwin(answer.said, mine, theirs), answer.said);
    expect(tidy(theirAnswer.said, theirAnswer.said)).toEqual(expected);
    const theirAfter = await contentsOf(world.owner, theirs.orgId);
    expect(linesOf(theirAfter, (rows) => tidy(rows, theirAnswer.said))).toEqual(
      linesOf(after, (rows) => tidy(asTwin(rows, mine, theirs), answer.said)),
    );
  });
});
