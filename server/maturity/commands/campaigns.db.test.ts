import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCampaign } from "../queries/find-campaign";
import { listCampaigns } from "../queries/list-campaigns";
import { waitingForMe } from "../queries/waiting";
import { assessed } from "../testing/answering";
import { bank, upTo } from "../testing/bank";
import { daysAfter, MONDAY } from "../testing/house";
import { endCampaign } from "./end-campaign";
import { moveCampaign } from "./move-campaign";
import { startAssessment } from "./start-assessment";
import { startCampaign } from "./start-campaign";

let place: Awaited<ReturnType<typeof bank>>;
beforeAll(async () => {
  place = await bank();
});
afterAll(() => place.database.drop());

const friday = "2026-11-20";
const framework = "google";

/** Two teams of Ana's, asked by Olga on Monday to be done on Friday. */
async function asked() {
  const [one, two] = [await place.newTeam(), await place.newTeam()];
  const { campaignId } = await startCampaign.run(place.at(place.olga), {
    name: "Autumn review",
    framework,
    dueOn: friday,
    message: "Before the budget is made.",
    teams: [one.slug, two.slug, one.slug],
  });
  return { one, two, campaignId };
}

const look = (campaignId: string, day = MONDAY) =>
  findCampaign.run(place.at(place.vera, day), { campaignId });

describe("a campaign", () => {
  test("asks each team once, and shows how far each is", async () => {
    const { one, two, campaignId } = await asked();
    expect(await look(campaignId)).toMatchObject({
      name: "Autumn review",
      startedBy: "Olga Other",
      progress: { asked: 2, done: 0, notStarted: 2, late: 0 },
    });
    await startAssessment.run(place.at(place.ana), { slug: two.slug, framework });
    await assessed(place.at(place.ana, daysAfter(MONDAY, 1)), {
      slug: one.slug,
      key: framework,
      wanted: upTo(1),
    });
    const { teams, progress } = await look(campaignId, daysAfter(MONDAY, 6));
    expect(progress).toEqual({ asked: 2, done: 1, answering: 1, notStarted: 0, late: 1 });
    expect(teams).toMatchObject([
      { team: { slug: one.slug }, state: "done", late: false, open: null },
      { team: { slug: two.slug }, state: "answering", late: true, open: { answered: 0 } },
    ]);
  });

  test("counts no signature from before it began, nor one with another framework", async () => {
    const team = await place.newTeam();
    const sitting = { slug: team.slug, wanted: upTo(1) };
    await assessed(place.at(place.ana, daysAfter(MONDAY, -9)), { ...sitting, key: framework });
    const { campaignId } = await startCampaign.run(place.at(place.olga), {
      name: "Again",
      message: "",
      framework,
      dueOn: friday,
      teams: [team.slug],
    });
    await assessed(place.at(place.ana, daysAfter(MONDAY, 1)), { ...sitting, key: "aws-phases" });
    expect((await look(campaignId)).teams).toMatchObject([{ state: "not_started" }]);
  });

  test("waits for the lead who can start it, and for its starter once it is late", async () => {
    const { one, two, campaignId } = await asked();
    const mine = async () => {
      const { campaigns } = await waitingForMe.run(place.at(place.ana), {});
      return campaigns.asked
        .filter((row) => row.campaignId === campaignId)
        .map(({ team, dueInDays }) => [team.slug, dueInDays]);
    };
    expect(await mine()).toEqual([
      [one.slug, 4],
      [two.slug, 4],
    ]);
    await startAssessment.run(place.at(place.ana), { slug: two.slug, framework });
    expect(await mine()).toEqual([[one.slug, 4]]);
    const late = async (day: Date) => {
      const { campaigns } = await waitingForMe.run(place.at(place.olga, day), {});
      return campaigns.late.filter((row) => row.campaignId === campaignId);
    };
    expect(await late(daysAfter(MONDAY, 4))).toEqual([]);
    expect(await late(daysAfter(MONDAY, 5))).toMatchObject([{ late: 2, asked: 2, dueInDays: -1 }]);
  });

  test("can be moved, and ends once: then it asks nothing and stays as it was", async () => {
    const { campaignId } = await asked();
    const olga = place.at(place.olga, daysAfter(MONDAY, 8));
    await moveCampaign.run(olga, { campaignId, dueOn: "2026-12-01" });
    expect((await look(campaignId, daysAfter(MONDAY, 8))).progress.late).toBe(0);
    await expect(
      endCampaign.run(olga, { campaignId, outcome: "cancelled", reason: "" }),
    ).rejects.toMatchObject({
      code: "invalid",
      detail: { fields: { reason: expect.stringContaining("why") } },
    });
    const reason = "The budget is made already.";
    await endCampaign.run(olga, { campaignId, outcome: "cancelled", reason });
    expect(await look(campaignId, daysAfter(MONDAY, 30))).toMatchObject({
      status: "cancelled",
      endedBy: "Olga Other",
      endReason: reason,
      progress: { late: 0 },
    });
    const twice = [
      endCampaign.run(olga, { campaignId, outcome: "closed", reason: "" }),
      moveCampaign.run(olga, { campaignId, dueOn: "2026-12-24" }),
    ];
    for (const one of twice) await expect(one).rejects.toMatchObject({ code: "conflict" });
    const { campaigns } = await waitingForMe.run(place.at(place.ana), {});
    expect(campaigns.asked.filter((row) => row.campaignId === campaignId)).toEqual([]);
  });

  test("keeps what was signed while it ran, and no more", async () => {
    const { one, two, campaignId } = await asked();
    const sitting = { key: framework, wanted: upTo(1) };
    const day = (days: number) => place.at(place.ana, daysAfter(MONDAY, days));
    await assessed(day(1), { ...sitting, slug: one.slug });
    await endCampaign.run(place.at(place.olga, daysAfter(MONDAY, 2)), {
      campaignId,
      outcome: "closed",
      reason: "",
    });
    await assessed(day(3), { ...sitting, slug: two.slug });
    expect((await look(campaignId)).progress).toMatchObject({ done: 1, notStarted: 1 });
  });

  test("is refused for a day that has passed, a team that is not there, and a strange framework", async () => {
    const team = await place.newTeam();
    const good = { name: "No", message: "", framework, dueOn: friday, teams: [team.slug] };
    const start = (bad: Partial<typeof good>) =>
      startCampaign.run(place.at(place.olga), { ...good, ...bad });
    await expect(start({ dueOn: "2026-11-15" })).rejects.toMatchObject({ code: "invalid" });
    await expect(start({ teams: [team.slug, "nobody"] })).rejects.toThrow('address "nobody"');
    await expect(start({ framework: "none" })).rejects.toMatchObject({ code: "not-found" });
    await expect(startCampaign.run(place.at(place.vera), good)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("is listed with its progress, page by page, by state and name", async () => {
    const { campaignId } = await asked();
    const list = (more: object = {}) =>
      listCampaigns.run(place.at(place.vera), { limit: 50, ...more });
    const { rows, total } = await list();
    expect(rows.map(({ id }) => id)).toContain(campaignId);
    expect(rows.find(({ id }) => id === campaignId)?.progress).toMatchObject({ asked: 2 });
    expect((await list({ status: "cancelled" })).rows.map(({ status }) => status)).toEqual([
      "cancelled",
    ]);
    expect((await list({ search: "again" })).matching).toBe(1);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(total);
  });
});
