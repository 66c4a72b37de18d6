import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcome } from "~/server/api/testing/matrix";
import { versioned } from "~/server/api/testing/registry-fixtures";
import { openWorld, type Side, type World } from "~/server/api/testing/world";

let world: World;
let side: Side;
let cards: Side["everyone"]["cards"];

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  ({ cards } = side.everyone);
});
afterAll(() => world.close());

const overview = "It scores payments and says which of them look like fraud.";
const limits = "It is weak for merchants that it has never seen before.";

describe("the words of a card", () => {
  test("are empty at first, and completeness rises with what is written", async () => {
    const place = await versioned(side);
    const empty = await cards.findCard(place);
    expect(empty.prose).toMatchObject({ revision: 0, writtenByName: null });
    expect(empty.facts.run?.params["depth"]).toBe("CANARY-A-run param");
    expect(empty.facts.datasets[0]?.name).toBe("CANARY-A-data");
    const saved = await cards.editCard({
      ...place,
      expectedRevision: 0,
      content: { sections: { overview, limitations: limits }, licence: "mit" },
      note: "First words",
    });
    expect(saved).toMatchObject({ revision: 1, changed: ["What it is", "Limitations", "Licence"] });
    const now = await cards.findCard(place);
    expect(now.completeness.present).toBe(empty.completeness.present + 3);
    expect(now.completeness.total).toBe(empty.completeness.total);
  });

  test("are never written over: who comes second is told what stands, and may restore", async () => {
    const place = await versioned(side);
    const write = (expectedRevision: number, text: string) =>
      cards.editCard({ ...place, expectedRevision, content: { sections: { overview: text } } });
    await write(0, overview);
    const second = await outcome(write(0, limits));
    expect(second.code).toBe("CONFLICT");
    expect(second.said).toContain(overview);
    await write(1, limits);
    expect((await outcome(write(2, limits))).said).toContain("Nothing differs");
    const restored = await cards.restoreCard({ ...place, expectedRevision: 2, revision: 1 });
    expect(restored.revision).toBe(3);
    expect((await cards.findCard(place)).prose.content.sections["overview"]).toBe(overview);
    const { rows, total } = await cards.listRevisions({ ...place, limit: 2 });
    expect([total, rows.map(({ revision, restoredFrom }) => [revision, restoredFrom])]).toEqual([
      3,
      [
        [3, 1],
        [2, null],
      ],
    ]);
    const { sections } = await cards.compareRevisions({ ...place, from: 1, to: 2 });
    expect(sections.map(({ title, added, removed }) => [title, added, removed])).toEqual([
      ["What it is", 1, 1],
    ]);
    const first = await cards.compareRevisions({ ...place, from: 0, to: 1 });
    expect(first.sections.map(({ added, removed }) => [added, removed])).toEqual([[1, 0]]);
    const gone = cards.restoreCard({ ...place, expectedRevision: 3, revision: 9 });
    expect((await outcome(gone)).code).toBe("NOT_FOUND");
  });

  test("of two who save at the same moment one is told so", async () => {
    const place = await versioned(side);
    const write = (text: string) =>
      outcome(
        cards.editCard({
          ...place,
          expectedRevision: 0,
          content: { sections: { overview: text } },
        }),
      );
    const codes = (await Promise.all([write(overview), write(limits)])).map(({ code }) => code);
    expect(codes.toSorted()).toEqual(["CONFLICT", "OK"]);
  });

  test("cannot be changed in the database, not even by its owner", async () => {
    const place = await versioned(side);
    await cards.editCard({ ...place, expectedRevision: 0, content: { sections: { overview } } });
    const change = world.owner`update model_card_revision set note = 'x' where org_id = ${side.orgId}`;
    await expect(change).rejects.toThrow("never changed");
  });

  test("of an earlier version are offered to begin from", async () => {
    const place = await versioned(side);
    await cards.editCard({ ...place, expectedRevision: 0, content: { sections: { overview } } });
    const source = "s3://bucket/model";
    const { version } = await side.everyone.registry.createVersion({ name: place.name, source });
    const next = await cards.findCard({ name: place.name, version });
    expect(next.earlier).toMatchObject({ version: 1, content: { sections: { overview } } });
    expect(next.completeness.items.find(({ key }) => key === "metrics")?.state).toBe("unknown");
    expect((await cards.findCard(place)).earlier).toBeNull();
  });

  test("that are no words of a card are refused by name", async () => {
    const place = { ...(await versioned(side)), expectedRevision: 0 };
    const said = async (content: object) =>
      (await outcome(cards.editCard({ ...place, content }))).code;
    expect(await said({ sections: { gossip: "x" } })).toBe("BAD_REQUEST");
    expect(await said({ sections: { overview: "x".repeat(20_001) } })).toBe("BAD_REQUEST");
    expect(await said({ sections: { overview: "a\0b" } })).toBe("BAD_REQUEST");
    expect(await said({ task: "magic" })).toBe("BAD_REQUEST");
    expect(await said({ languages: ["English"] })).toBe("BAD_REQUEST");
  });
});
