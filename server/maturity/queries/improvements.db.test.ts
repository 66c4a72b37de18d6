import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectEvidence } from "../commands/collect-evidence";
import { planImprovement } from "../commands/plan-improvement";
import { updateImprovement } from "../commands/update-improvement";
import { listImprovements } from "../queries/improvements";
import { bank } from "../testing/bank";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

describe("an improvement", () => {
  test("starts from the practice's own words and effort, one open item per practice", async () => {
    const team = await place.newTeam();
    const input = {
      slug: team.slug,
      framework: "five-levels",
      practice: "S2-04",
      ownerId: place.ana.memberId,
      dueOn: "2026-12-01",
    };
    await planImprovement.run(place.at(place.ana), input);
    await expect(planImprovement.run(place.at(place.ana), input)).rejects.toMatchObject({
      code: "conflict",
    });
    const list = await listImprovements.run(place.at(place.ben), { slug: team.slug, limit: 50 });
    expect(list.rows).toMatchObject([
      {
        practice: "S2-04",
        effortDays: 8,
        status: "planned",
        owner: { name: "Ana Ruiz" },
        doneButRed: false,
      },
    ]);
  });

  test("that is done while evidence still says no is shown as done but red; unseen is another thing", async () => {
    const team = await place.newTeam();
    await place.planned(team.slug, ["S2-01", "S2-02", "S2-03"]);
    for (const improvementId of await place.planned(team.slug, ["SX-11", "S3-01"])) {
      await updateImprovement.run(place.at(place.ana), {
        improvementId,
        status: "done",
        effortDays: 2,
      });
    }
    await collectEvidence.run(place.at(place.ana), { slug: team.slug });
    const { rows } = await listImprovements.run(place.at(place.ana), {
      slug: team.slug,
      status: "closed",
      limit: 50,
    });
    const by = new Map(rows.map((row) => [row.practice, row]));
    expect(by.get("SX-11")).toMatchObject({
      status: "done",
      doneButRed: true,
      doneButUnseen: false,
    });
    expect(by.get("S3-01")).toMatchObject({
      status: "done",
      doneButRed: false,
      doneButUnseen: true,
    });
  });

  test("cannot be reopened beside an open one, nor given to somebody who is not here", async () => {
    const team = await place.newTeam();
    const input = {
      slug: team.slug,
      framework: "five-levels",
      practice: "S2-04",
      ownerId: null,
      dueOn: null,
    };
    const { improvementId } = await planImprovement.run(place.at(place.ana), input);
    await updateImprovement.run(place.at(place.ana), { improvementId, status: "dropped" });
    await planImprovement.run(place.at(place.ana), input);
    await expect(
      updateImprovement.run(place.at(place.ana), { improvementId, status: "doing" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      updateImprovement.run(place.at(place.ana), {
        improvementId,
        ownerId: "01890000-0000-7000-8000-000000000000",
      }),
    ).rejects.toMatchObject({
      code: "invalid",
      detail: { fields: { ownerId: expect.any(String) } },
    });
  });

  test("of two that are reopened at once for one practice, one is refused as a conflict", async () => {
    const team = await place.newTeam();
    const plan = { slug: team.slug, framework: "five-levels", practice: "S2-04" };
    const open = { ...plan, ownerId: null, dueOn: null };
    const dropped: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const { improvementId } = await planImprovement.run(place.at(place.ana), open);
      await updateImprovement.run(place.at(place.ana), { improvementId, status: "dropped" });
      dropped.push(improvementId);
    }
    const outcomes = await Promise.allSettled(
      dropped.map((improvementId) =>
        updateImprovement.run(place.at(place.ana), { improvementId, status: "doing" }),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((one) => one.status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "conflict" } });
  });
});
