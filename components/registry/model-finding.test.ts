import { describe, expect, test } from "vitest";
import { modelFinding, versionFinding } from "./model-finding";

const since = new Date(0);
const none = { versionCount: 0, aliases: [], owner: null, ownerTeam: null };

describe("what a model's title says", () => {
  test("that nothing is there yet", () =>
    expect(modelFinding(none)).toBe("No version yet; nobody answers for it."));

  test("what is in use first, and who answers", () =>
    expect(
      modelFinding({
        versionCount: 3,
        aliases: [
          { alias: "challenger", version: 3, since },
          { alias: "champion", version: 2, since },
        ],
        owner: { id: "1", name: "Ana" },
        ownerTeam: { id: "2", slug: "fraud", name: "Fraud" },
      }),
    ).toBe("champion is version 2 and 1 more alias of 3 versions; Ana, Fraud answers for it."));

  test("that versions stand without a name", () =>
    expect(modelFinding({ ...none, versionCount: 1 })).toBe(
      "No alias points at any of 1 version; nobody answers for it.",
    ));
});

describe("what a version's title says", () => {
  const version = { stage: "None", aliases: [], frozenAt: null } as const;
  test("that it can be built again", () =>
    expect(versionFinding({ ...version, rebuild: { checked: 9, missing: [] } })).toBe(
      "Can be built again: all 9 facts are recorded; no alias points at it.",
    ));
  test("how much is missing, its names, and that it is frozen", () =>
    expect(
      versionFinding({
        rebuild: { checked: 9, missing: [1, 2] },
        stage: "Production",
        aliases: [{ alias: "champion" }, { alias: "eu" }],
        frozenAt: since,
      }),
    ).toBe("Cannot be built again: 2 of 9 facts are missing; it is champion, eu and is frozen."));
  test("the stage where there is no name", () =>
    expect(
      versionFinding({ ...version, stage: "Staging", rebuild: { checked: 9, missing: [1] } }),
    ).toBe("Cannot be built again: 1 of 9 facts are missing; it stands in Staging."));
});
