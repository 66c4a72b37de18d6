import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures";

const path = "/maturity/demo-card-fraud/roadmap?framework=five-levels";

// One story in the order in which a team lives it: each step stands on the one before.
test.describe.configure({ mode: "serial" });

test("a team without a situation is asked for it, and gets targets and a plan", async ({
  adminPage,
}) => {
  await adminPage.goto("/maturity/demo-demand-forecast/roadmap?framework=five-levels");
  await adminPage.getByRole("button", { name: "Describe the situation" }).click();
  const dialog = adminPage.getByRole("dialog", { name: "The team's situation" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/Enter how many models run/).first()).toBeVisible();
  await dialog.getByLabel("Models in production").fill("1");
  await dialog.getByLabel("Changes of a model in a year").fill("3");
  await dialog.getByLabel("Days a week for improvements").fill("3");
  await dialog.getByLabel("Decisions rest on what the models say").check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(adminPage.getByRole("heading", { name: /^Target 2 Repeatable/ })).toBeVisible();
  await expect(adminPage.getByText(/what it costs is not known without a day rate/)).toBeVisible();
});

test("the result leads to the roadmap, which says what the budget does not cover", async ({
  adminPage,
}) => {
  await adminPage.goto("/maturity/demo-card-fraud?framework=five-levels");
  await adminPage.getByRole("link", { name: "Roadmap" }).click();
  await expect(adminPage.getByRole("heading", { level: 1, name: "Roadmap" })).toBeVisible();
  await expect(
    adminPage.getByRole("heading", { name: /^The budget is EUR.+short$/ }),
  ).toBeVisible();
});

test("an own target needs a reason, stands beside the rule, and can be taken back", async ({
  adminPage,
}) => {
  await adminPage.goto(path);
  const row = adminPage.getByRole("row", { name: /^Retraining/ });
  await row.getByRole("button", { name: "Set the target of Retraining" }).click();
  const dialog = adminPage.getByRole("dialog", { name: "Target of Retraining" });
  await dialog.getByLabel("Level").selectOption({ label: "2 Repeatable" });
  await dialog.getByRole("button", { name: "Set the target" }).click();
  await expect(dialog.getByText("Enter why this level is right.").first()).toBeVisible();
  await dialog.getByLabel("Reason").fill("Two models that we retrain by hand are enough.");
  await dialog.getByRole("button", { name: "Set the target" }).click();
  await expect(row.getByText("Two models that we retrain by hand are enough.")).toBeVisible();
  await expect(row.getByText(/^Proposed by T\d/)).toBeVisible();
  await row.getByRole("button", { name: "Take back the own target of Retraining" }).click();
  await expect(row.getByText(/^Proposed by T\d/)).toBeHidden();
});

test("work is planned with an owner and a day, parked with a review, and put back", async ({
  adminPage,
}) => {
  await adminPage.goto(path);
  const open = adminPage.getByRole("listitem").filter({ hasText: "Not planned" }).first();
  const key = await open.locator("[id]").first().getAttribute("id");
  const item = adminPage.getByRole("listitem").filter({ has: adminPage.locator(`#${key}`) });
  await item.getByRole("button", { name: `Plan it: ${key}` }).click();
  const plan = adminPage.getByRole("dialog", { name: "Plan the improvement" });
  await plan.getByLabel("Due").fill("2027-06-30");
  await plan.getByRole("button", { name: "Plan it" }).click();
  await expect(item.getByText(/due 30 Jun 2027/)).toBeVisible();
  await item.getByRole("button", { name: `Park ${key}` }).click();
  const park = adminPage.getByRole("dialog", { name: "Park this work" });
  await park.getByLabel("Look at it again on").fill("2030-01-15");
  await park.getByLabel("Reason").fill("After the migration.");
  await park.getByRole("button", { name: "Park it" }).click();
  await expect(adminPage.getByRole("heading", { name: /^Parked: / })).toBeVisible();
  await adminPage.getByRole("button", { name: `Put back ${key}` }).click();
  await expect(adminPage.getByRole("heading", { name: /^Parked: / })).toBeHidden();
});

test("the plan can be taken away as a table", async ({ adminPage }) => {
  await adminPage.goto(path);
  const download = adminPage.waitForEvent("download");
  await adminPage.getByRole("button", { name: "CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("demo-card-fraud-five-levels-roadmap.csv");
  expect(readFileSync(await file.path(), "utf8")).toMatch(/^practice,statement,dimension,horizon/);
});

test("on a phone nothing has to be scrolled sideways", async ({ adminPage }) => {
  await adminPage.setViewportSize({ width: 390, height: 844 });
  await adminPage.goto(path);
  await expect(adminPage.getByRole("heading", { level: 1, name: "Roadmap" })).toBeVisible();
  const over = await adminPage.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBe(0);
});
