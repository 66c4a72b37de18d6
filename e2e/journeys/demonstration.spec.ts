import { expect, test } from "../fixtures";

const over = "demo-card-fraud";
const result = `/maturity/${over}?framework=five-levels`;

// One story in order; the last step takes the demonstration away and brings it back.
test.describe.configure({ mode: "serial" });

test("a manager sees at a glance which team needs help most, why, and what it costs", async ({
  adminPage,
}) => {
  await adminPage.goto("/?framework=five-levels");
  await expect(
    adminPage.getByText(
      /^Demo Card fraud needs help most: \d+ of its claims are above what evidence shows\. Its plan takes about EUR.[\d,]+\.$/,
    ),
  ).toBeVisible();
  const list = adminPage.getByRole("listitem").filter({ hasText: "Why it stands here" });
  await expect(list.first()).toContainText("Demo Card fraud");
  await list.first().getByText("Why it stands here").click();
  await expect(
    list.first().getByText(/SX-11 .+The evidence contradicts the claim\./),
  ).toBeVisible();
  await expect(list.first().getByText(/days of work × EUR.850 a day = EUR/)).toBeVisible();
  await expect(list.filter({ hasText: "Demo Route planning" })).toHaveCount(0);
});

test("figures on the home page open how they were computed, with the teams' own levels", async ({
  adminPage,
}) => {
  await adminPage.goto("/?framework=five-levels");
  const tile = adminPage.getByRole("region", { name: "Confirmed maturity" });
  await tile.getByText("How this is computed").click();
  await expect(
    tile.getByText(/^Confirmed: \d teams? on 1.*the middle of these 5 is/),
  ).toBeVisible();
});

test("a level, a share, a price and a practice open their arithmetic", async ({ adminPage }) => {
  await adminPage.goto(result);
  await adminPage.getByText("How Claimed is computed").click();
  await expect(
    adminPage
      .getByRole("region", { name: "Claimed" })
      .getByText(/^Level 4 Automated: \d+ of \d+ met.*reached/),
  ).toBeVisible();
  await adminPage.getByText("How the shares are computed").click();
  await expect(adminPage.getByText(/^Strategy: Claimed 7 of 7 met = 100\s%/)).toBeVisible();
  await adminPage.getByText("How the price is computed").first().click();
  await expect(
    adminPage.getByText("It is certainly the cheapest way by these estimates."),
  ).toBeVisible();
  const practice = adminPage.locator("#SX-11");
  await practice.locator("summary").first().click();
  await practice.getByText("How this is computed").click();
  await expect(practice.getByText(/at least 0\s% and at most 0\s% \(C92 0\s%/)).toBeVisible();
});

test("what a check found wrong is a link to where it is mended", async ({ adminPage }) => {
  await adminPage.goto(result);
  const practice = adminPage.locator("#SX-11");
  await practice.locator("summary").first().click();
  const offender = practice.getByRole("link", { name: /Know what retraining costs: no owner/ });
  await offender.click();
  await expect(adminPage).toHaveURL(/#improvement-[0-9a-f-]{36}$/);
  const item = adminPage.locator(new URL(adminPage.url()).hash);
  await expect(item).toContainText("no owner yet");
  await expect(item.getByRole("button", { name: /Change/ })).toBeVisible();
});

test("everything a check has seen is there, month by month, with the query it was counted by", async ({
  adminPage,
}) => {
  await adminPage.goto("/maturity/demo-demand-forecast/evidence/C92");
  await expect(adminPage.getByText("0 of 3 as they should be.")).toBeVisible();
  await expect(adminPage.getByRole("cell", { name: "2 of 3" }).first()).toBeVisible();
  await expect(
    adminPage
      .getByRole("row")
      .nth(1)
      .getByText(/^[0-9a-f]{12}$/),
  ).toBeVisible();
  await expect(adminPage.getByRole("link", { name: /its owner has left/ }).first()).toBeVisible();
  await adminPage.goto(`/maturity/${over}/evidence/C63`);
  await expect(
    adminPage.getByText("Not connected: it waits for monitors and their results."),
  ).toBeVisible();
});

test("somebody who left is named, and the link leads to their line on the team", async ({
  adminPage,
}) => {
  await adminPage.goto(`/maturity/${over}/evidence/T04`);
  await adminPage.getByRole("link", { name: /Ines Costa is on the team/ }).click();
  await expect(adminPage).toHaveURL(new RegExp(`/teams/${over}#person-`));
  await expect(adminPage.locator(new URL(adminPage.url()).hash)).toContainText(
    "Access switched off",
  );
});

test("one press removes the demonstration with its people, and it can be loaded again", async ({
  adminPage,
}) => {
  test.setTimeout(120_000);
  await adminPage.goto("/settings/members");
  await expect(adminPage.getByText("Marek Novak")).toBeVisible();
  await adminPage.getByRole("button", { name: "Remove demo data" }).click();
  await expect(adminPage.getByText("5 demonstration teams are removed.")).toBeVisible();
  await expect(adminPage.getByText("Marek Novak")).toBeHidden();
  const answer = await adminPage.request.post("/api/trpc/maturity.loadDemo", {
    data: { json: {} },
    headers: { origin: new URL(adminPage.url()).origin, "x-cairn": "1" },
    timeout: 90_000,
  });
  expect(answer.ok()).toBe(true);
  await adminPage.goto("/maturity");
  await expect(adminPage.getByRole("link", { name: "Demo Customer churn" }).first()).toBeVisible();
});
