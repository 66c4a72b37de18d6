import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcome } from "~/server/api/testing/matrix";
import { teamOf } from "~/server/api/testing/team-fixtures";
import { openWorld, type Side, type World } from "~/server/api/testing/world";

let world: World;
let side: Side;
let features: Side["everyone"]["features"];

beforeAll(async () => {
  world = await openWorld();
  side = await world.side("A");
  ({ features } = side.everyone);
});
afterAll(() => world.close());

const names = async (asked: Parameters<typeof features.listFeatures>[0]) =>
  (await features.listFeatures(asked)).rows.map(({ name }) => name);
const codeOf = async (asked: Promise<unknown>) => (await outcome(asked)).code;

describe("a feature", () => {
  test("keeps what people say, and is found by all of it", async () => {
    const { id: ownerTeamId, slug } = await teamOf(side);
    const sources = [
      { dataset: "payments", column: "amount" },
      { dataset: "cards", column: "limit" },
    ];
    await features.defineFeature({
      name: "velocity_1h",
      entity: "card",
      description: "Payments in the last hour",
      definition: "count(*) over 1 h",
      ownerTeamId,
      ownerMemberId: side.memberIds.lead,
      freshMinutes: 60,
      status: "certified",
      sources,
    });
    await features.defineFeature({ name: "other" });
    expect(await features.findFeature({ name: "velocity_1h" })).toMatchObject({
      ownerTeam: { slug },
      owner: { id: side.memberIds.lead },
      freshMinutes: 60,
      sources: sources.toReversed(),
      saidInTraining: null,
      training: "unknown",
      consumers: [],
    });
    for (const asked of [
      { search: "VELO" },
      { search: "last hour" },
      { search: "payments" },
      { entity: "card" },
      { team: slug },
      { status: "certified" },
    ] as const)
      expect(await names(asked)).toEqual(["velocity_1h"]);
    expect(await names({ search: "%" })).toEqual([]);
    expect(await names({ owner: "nobody" })).toEqual(["other"]);
    expect(await names({ use: "unused", sort: "name", direction: "desc" })).toEqual([
      "velocity_1h",
      "other",
    ]);
    const first = await features.listFeatures({ limit: 1, sort: "models", direction: "desc" });
    expect(first).toMatchObject({ matching: 2, entities: ["card"] });
    const cursor = first.nextCursor ?? "";
    const next = await features.listFeatures({
      limit: 1,
      sort: "models",
      direction: "desc",
      cursor,
    });
    expect([first.rows[0]?.name, next.rows[0]?.name, next.nextCursor]).toEqual([
      "other",
      "velocity_1h",
      null,
    ]);
  });

  test("changes only where it is told to", async () => {
    await features.updateFeature({ name: "velocity_1h", description: "New", sources: [] });
    expect(await features.findFeature({ name: "velocity_1h" })).toMatchObject({
      description: "New",
      entity: "card",
      freshMinutes: 60,
      sources: [],
    });
    await features.updateFeature({ name: "velocity_1h", freshMinutes: null, ownerTeamId: null });
    expect(await features.findFeature({ name: "velocity_1h" })).toMatchObject({
      freshMinutes: null,
      ownerTeam: null,
      owner: { id: side.memberIds.lead },
    });
  });

  test("is refused with a name that is taken, people who are not there, and no name", async () => {
    const nobody = "00000000-0000-4000-8000-000000000001";
    expect(await codeOf(features.defineFeature({ name: " other " }))).toBe("CONFLICT");
    expect(await codeOf(features.defineFeature({ name: " " }))).toBe("BAD_REQUEST");
    expect(await codeOf(features.defineFeature({ name: "x".repeat(251) }))).toBe("BAD_REQUEST");
    expect(await codeOf(features.defineFeature({ name: "x", ownerTeamId: nobody }))).toBe(
      "NOT_FOUND",
    );
    expect(await codeOf(features.updateFeature({ name: "other", ownerMemberId: nobody }))).toBe(
      "NOT_FOUND",
    );
    expect(await codeOf(features.findFeature({ name: "not there" }))).toBe("NOT_FOUND");
    expect(await codeOf(features.removeFeature({ name: "not there" }))).toBe("NOT_FOUND");
    expect(await codeOf(features.updateFeature({ name: "other", freshMinutes: 0 }))).toBe(
      "BAD_REQUEST",
    );
    expect(await codeOf(features.listFeatures({ cursor: "x" }))).toBe("BAD_REQUEST");
  });
});
