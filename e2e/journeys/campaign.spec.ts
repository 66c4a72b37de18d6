import { expect, test } from "../fixtures";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const name = "Before the audit";

test("a campaign needs a name, a day and a team, and then shows how far each team is", async ({
  adminPage,
}) => {
  await adminPage.goto("/maturity");
  await adminPage.getByRole("link", { name: "Campaigns" }).click();
  await adminPage.getByRole("link", { name: "Start a campaign" }).click();
  await adminPage.getByRole("button", { name: "Start campaign" }).click();
  await expect(adminPage.getByText("Choose at least one team.").first()).toBeVisible();
  await adminPage.getByLabel("Name").fill(name);
  await adminPage.getByLabel("Framework").selectOption("aws-phases");
  await adminPage.getByLabel("Due").fill("2099-06-30");
  await adminPage.getByRole("checkbox", { name: "Demo Card fraud" }).check();
  await expect(adminPage.getByText(/^1 of \d+ teams chosen/)).toBeVisible();
  await adminPage.getByRole("button", { name: "Start campaign" }).click();
  await expect(adminPage.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(adminPage.getByText(/0 of 1 team signed off.+due 30 Jun 2099/)).toBeVisible();
  await expect(adminPage.getByRole("row", { name: /Card fraud.+Not started/i })).toBeVisible();
});

test("its date can be moved, and it is cancelled only with a reason", async ({ adminPage }) => {
  await adminPage.goto("/maturity/campaigns");
  await adminPage.getByRole("link", { name }).click();
  await adminPage.getByRole("button", { name: "Change due date" }).click();
  const moving = adminPage.getByRole("dialog", { name: "Change the due date" });
  await moving.getByLabel("Due").fill("2099-07-31");
  await moving.getByRole("button", { name: "Change it" }).click();
  await expect(adminPage.getByText(/due 31 Jul 2099/)).toBeVisible();
  await adminPage.getByRole("button", { name: "End campaign" }).click();
  const ending = adminPage.getByRole("dialog", { name: "End this campaign" });
  await ending.getByRole("radio", { name: /^Cancel it/ }).check();
  await ending.getByRole("button", { name: "End campaign" }).click();
  await expect(ending.getByText(/Enter why it is cancelled/).first()).toBeVisible();
  await ending.getByRole("textbox", { name: /^Reason/ }).fill("The audit is next year.");
  await ending.getByRole("button", { name: "End campaign" }).click();
  await expect(adminPage.getByText("This campaign is cancelled")).toBeVisible();
  await expect(adminPage.getByText(/The audit is next year\./)).toBeVisible();
  await expect(adminPage.getByRole("button", { name: "End campaign" })).toBeHidden();
});
