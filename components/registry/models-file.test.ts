import { expect, test } from "vitest";
import { collectModels, modelsCsv, modelsJson } from "./models-file";

type Model = Awaited<ReturnType<typeof collectModels>>[number];

const model = (name: string): Model => ({
  name,
  description: 'Says who, "when"',
  riskTier: null,
  useCase: "",
  lifecycle: "production",
  createdAt: new Date("2026-11-01T10:00:00Z"),
  updatedAt: new Date("2026-11-02T10:00:00Z"),
  archivedAt: null,
  keptUntil: null,
  tags: { team: "fraud", why: "=1+1" },
  aliases: [{ alias: "champion", version: 2, since: new Date("2026-11-02T10:00:00Z") }],
  ownerTeam: null,
  owner: { id: "1", name: "Ana" },
  deputy: null,
  versionCount: 2,
  latestVersion: 2,
});

test("every page is read, and each says how many there are so far", async () => {
  const told: number[] = [];
  const pages = [
    { rows: [model("a"), model("b")], nextCursor: "x", matching: 3, total: 3 },
    { rows: [model("c")], nextCursor: null, matching: 3, total: 3 },
  ];
  const asked: (string | undefined)[] = [];
  const models = await collectModels(
    (cursor) => {
      asked.push(cursor);
      return Promise.resolve(
        pages[asked.length - 1] ?? { rows: [], nextCursor: null, matching: 0, total: 0 },
      );
    },
    (count) => told.push(count),
  );
  expect([models.map(({ name }) => name), told, asked]).toEqual([
    ["a", "b", "c"],
    [2, 3],
    [undefined, "x"],
  ]);
});

test("a file has one line for each model, and what nobody said is empty", () => {
  const [head, line] = modelsCsv([model("a")]).split("\r\n");
  expect(head).toContain("name,description,use_case,owner");
  expect(line).toContain('a,"Says who, ""when""",,Ana,,,,production,2,2,champion=2,');
  expect(line).toContain("2026-11-01T10:00:00.000Z");
});

test("as JSON nothing is lost", () =>
  expect(JSON.parse(modelsJson([model("a")]))).toMatchObject([
    { name: "a", riskTier: null, aliases: [{ alias: "champion", version: 2 }] },
  ]));
