import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provideEventBus } from "~/db/client";
import { trust } from "~/server/core/trust";
import { assessedBySeveral, fillOwnSheet, several } from "./testing/assessor-fixtures";
import { call } from "./testing/fixture";
import { drafted, ownKey, published } from "./testing/framework-fixtures";
import { framework, type Place, practice, questions } from "./testing/secrecy-questions";
import { everyScope, openWorld, type Side, type World } from "./testing/world";
import { appRouter } from "./trpc/root";

const procedures = trust<Record<string, { _def: { type: "query" | "mutation" } }>>(
  appRouter._def.procedures,
);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const reading = Object.keys(procedures).filter(
  (path) => /^(maturity|audit)\./.test(path) && procedures[path]?._def.type === "query",
);

test("every procedure that reads assessments or the trail is asked", () => {
  expect(reading.length).toBeGreaterThan(15);
  expect(Object.keys(questions).toSorted()).toEqual(reading.toSorted());
});

const clock = /"(\w*[aA]t|asOf|inputsHash|id)":"[^"]*"|asOf: .*|inputsHash: .*|at: .*/g;

type Said = Map<string, string>;
type Caller = Side["everyone"];

async function answerTo(caller: Caller, path: string, input: unknown): Promise<string> {
  try {
    return JSON.stringify(await call(caller, path, input));
  } catch (problem) {
    if (!(problem instanceof TRPCError)) throw problem;
    return `${problem.code} ${problem.message}`;
  }
}

/** Asked for what cannot be there: a document of the engineer's, and milestones, which are refused while a sheet is hidden. */
const unanswered = ["maturity.compareMilestones", "maturity.documentFile"];

/** Everything that a reader can get, without the moments at which things happened. */
async function allSaid(caller: Caller, place: Place): Promise<Said> {
  const said = new Map<string, string>();
  for (const path of reading) {
    const answer = await answerTo(caller, path, questions[path]?.(place));
    said.set(path, answer.replaceAll(clock, "").replaceAll(/\\n\s*\\n/g, ""));
  }
  return said;
}

const SECRET = "SECRET-of-the-engineer";

/** The engineer answers everything on a sheet of their own; the one with every role assesses too. */
async function opened(): Promise<{ side: Side; place: Place; readers: Map<string, Caller> }> {
  const side = await world.side("A");
  const { slug, assessmentId } = await several(side);
  const { key } = await published(side);
  const own = await assessedBySeveral(side, { slug, framework: key });
  const { version } = await drafted(side, { key, version: "1.1.0" });
  const { key: edition } = await published(side, { key: ownKey() });
  const { campaignId } = await side.everyone.maturity.startCampaign({
    name: "Everybody",
    framework,
    dueOn: "2030-01-01",
    teams: [slug],
  });
  const place = { slug, assessmentId, own: { ...own, key, version, edition }, campaignId };
  const readers = new Map([
    ["the other assessor", side.everyone],
    ["the other assessor's token", side.token(everyScope)],
    ["a lead who does not assess", side.as.lead],
    ["a viewer", side.as.viewer],
    ["an auditor", side.as.auditor],
    ["an admin", side.as.admin],
  ]);
  return { side, place, readers };
}

/** Both of the caller's sheets. */
async function fill(caller: Caller, { assessmentId, own }: Place, sheet: Sheet): Promise<void> {
  for (const id of [assessmentId, own.assessmentId])
    await fillOwnSheet(caller, { assessmentId: id, note: "", ...sheet });
}
async function submit(caller: Caller, { assessmentId, own }: Place): Promise<void> {
  for (const id of [assessmentId, own.assessmentId])
    await caller.maturity.submitOwnSheet({ assessmentId: id });
}
async function reopen(caller: Caller, { assessmentId, own }: Place): Promise<void> {
  for (const id of [assessmentId, own.assessmentId])
    await caller.maturity.reopenOwnSheet({ assessmentId: id });
}
type Sheet = { end: "best" | "worst"; note?: string; revision?: number };

/** What differs between two readings. The trail grows with every change, so it is searched and not compared. */
const differing = (one: Said, other: Said): string[] =>
  [...one.keys()].filter((path) => !path.startsWith("audit.") && one.get(path) !== other.get(path));

describe("before both have submitted", () => {
  test("the questions are real: whoever may read everything gets an answer to each", async () => {
    const { side, place } = await opened();
    const said = await allSaid(side.everyone, place);
    const refused = [...said].filter(([, answer]) => /^[A-Z_]+ /.test(answer));
    expect(refused.map(([path]) => path).toSorted()).toEqual(unanswered);
  });

  test.each(["still answering", "submitted"] as const)(
    "an assessor's answers, %s, change nothing that anybody else can read",
    async (state) => {
      const { side, place, readers } = await opened();
      const { engineer } = side.as;
      const round = async (sheet: Sheet) => {
        await fill(engineer, place, { note: SECRET, ...sheet });
        if (state === "submitted") await submit(engineer, place);
        const said = new Map<string, Said>();
        for (const [name, reader] of readers) said.set(name, await allSaid(reader, place));
        if (state === "submitted") await reopen(engineer, place);
        return said;
      };
      const [best, worst] = [
        await round({ end: "best" }),
        await round({ end: "worst", revision: 1 }),
      ];
      for (const name of readers.keys()) {
        const one: Said = best.get(name) ?? new Map();
        const other: Said = worst.get(name) ?? new Map();
        expect(one.size).toBe(reading.length);
        expect([name, differing(one, other)]).toEqual([name, []]);
        const told = [...one, ...other].filter(([, said]) => said.includes(SECRET));
        expect([name, told.map(([path]) => path)]).toEqual([name, []]);
      }
      const own = await allSaid(engineer, place);
      expect(own.get("maturity.dimensionPage")).toContain(SECRET);
    },
  );

  test("the trail names who saved what and never what was said", async () => {
    const { side, place } = await opened();
    await fill(side.as.engineer, place, { end: "best", note: SECRET });
    await expect(
      side.as.engineer.maturity.saveAnswer({
        assessmentId: place.assessmentId,
        practice,
        response: { kind: "not_applicable", reason: "out_of_scope" },
        note: "",
        expectedRevision: 1,
      }),
    ).rejects.toThrow("say in the note");
    const rows = await world.owner<{ action: string; detail: string }[]>`
      select action, detail from audit_event where org_id = ${side.orgId} and action like 'maturity.%'`;
    const saved = rows.filter(({ action }) => action === "maturity.save-answer");
    expect(saved.length).toBeGreaterThan(30);
    for (const { detail } of rows) {
      expect(detail).not.toContain(SECRET);
      expect(detail).not.toMatch(/"option"|"notApplicable"|"notKnown"/);
    }
  });

  test("what is told to open pages has a name and no content", async () => {
    const { side, place } = await opened();
    const told: unknown[] = [];
    provideEventBus({
      publish: (event) => void told.push(event),
      subscribe: () => () => undefined,
      watch: () => () => undefined,
      connected: () => true,
      close: () => undefined,
    });
    await fill(side.as.engineer, place, { end: "worst", note: SECRET });
    expect(told.length).toBeGreaterThan(30);
    const whole = { orgId: side.orgId, action: "maturity.save-answer" };
    expect(told.filter((event) => JSON.stringify(event) !== JSON.stringify(whole))).toEqual([]);
  });
});

test("after both have submitted everybody reads both, and after one reopens nobody else reads that one", async () => {
  const { side, place, readers } = await opened();
  await fill(side.as.engineer, place, { end: "worst", note: SECRET });
  await submit(side.as.engineer, place);
  await fill(side.everyone, place, { end: "best", note: "MINE" });
  const before = await allSaid(side.everyone, place);
  expect(before.get("maturity.checkPage")).not.toContain(SECRET);
  await submit(side.everyone, place);
  for (const [name, reader] of readers) {
    const said = await allSaid(reader, place);
    expect([name, said.get("maturity.disputesPage")]).toEqual([
      name,
      expect.stringContaining(SECRET),
    ]);
  }
  await reopen(side.as.engineer, place);
  for (const [name, reader] of readers) {
    const told = [...(await allSaid(reader, place))].filter(([, said]) => said.includes(SECRET));
    expect([name, told]).toEqual([name, []]);
  }
  const own = await allSaid(side.as.engineer, place);
  expect([...own].filter(([, said]) => said.includes("MINE"))).toEqual([]);
});
