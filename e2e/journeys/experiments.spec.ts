import { tokenFor } from "../compat/token";
import { expect, furnished, test } from "../fixtures";
import { logRuns } from "../tracked-runs";
import { tabTo } from "./keys";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const experiment = "Late deliveries";
const shared = { seed: "7", rows: "120000" };

test("a script logs runs, and they stand in their experiment; a filter says where it cannot be read", async ({
  adminPage,
}) => {
  const { origin } = furnished();
  const token = await tokenFor(adminPage.request, origin);
  const logged = await logRuns(adminPage.request, {
    token,
    experiment,
    runs: [
      { name: "shallow", params: { ...shared, depth: "3" }, accuracy: [0.5, 0.6, 0.7] },
      { name: "deep", params: { ...shared, depth: "9" }, accuracy: [0.5, 0.8, 0.9] },
      { name: "middle", params: { ...shared, depth: "6" }, accuracy: [0.4, 0.7, 0.8] },
    ],
  });
  // The address that the client prints at the end of a run.
  await adminPage.goto(`/#/experiments/${logged.experimentId}/runs/${logged.runIds[0]}`);
  await expect(adminPage.getByRole("heading", { level: 1, name: "shallow" })).toBeVisible();
  await adminPage.goto("/");
  await adminPage.getByRole("link", { name: "Experiments", exact: true }).click();
  await adminPage.getByRole("link", { name: experiment }).click();
  await expect(adminPage.getByRole("heading", { level: 1, name: experiment })).toBeVisible();
  await expect(adminPage.getByText("3 runs.")).toBeVisible();
  await expect(adminPage.getByRole("row", { name: /deep.+Finished.+45 s.+0\.9/ })).toBeVisible();

  const filter = adminPage.getByRole("textbox", { name: "Filter runs" });
  await filter.fill("metrics.accuracy >> 0.7");
  await filter.press("Enter");
  await expect(adminPage.getByText(/Invalid comparator '>>'.+column 18/)).toBeVisible();
  await expect(adminPage.locator("mark")).toHaveText(">>");
  await filter.fill("metrics.accuracy > 0.75 and params.depth != '9'");
  await filter.press("Enter");
  await expect(adminPage.getByText("1 of 3 runs match the filter.")).toBeVisible();
  await expect(adminPage.getByRole("link", { name: "middle" })).toBeVisible();
  await filter.fill("metrics.accuracy > 7");
  await filter.press("Enter");
  await expect(adminPage.getByRole("heading", { name: "0 of 3 match" })).toBeVisible();
});

test("two runs are marked and compared without a mouse; equal lines are counted", async ({
  adminPage,
}) => {
  await adminPage.goto("/experiments");
  await adminPage.getByRole("link", { name: experiment }).press("Enter");
  await expect(adminPage.getByText("3 runs.")).toBeVisible();
  await tabTo(adminPage, adminPage.getByRole("checkbox", { name: "Select shallow" }));
  await adminPage.keyboard.press("Space");
  await adminPage.getByRole("checkbox", { name: "Select deep" }).focus();
  await adminPage.keyboard.press("Space");
  await expect(adminPage.getByText("2 selected on this page")).toBeVisible();
  await adminPage.keyboard.press("c");
  await expect(
    adminPage.getByRole("heading", { level: 1, name: "2 runs side by side" }),
  ).toBeVisible();
  await expect(
    adminPage.getByText("2 runs differ in 1 of 3 parameters and 1 of 1 metric."),
  ).toBeVisible();
  await expect(adminPage.getByRole("rowheader", { name: "seed" })).toBeHidden();
  await adminPage.getByRole("link", { name: "Pin as baseline shallow" }).first().press("Enter");
  await expect(
    adminPage.getByRole("row", { name: /accuracy.+0\.9\s*\+0\.2/ }).first(),
  ).toBeVisible();
  await expect(adminPage.getByText(/^accuracy: deep ends highest at 0\.9/).first()).toBeVisible();
  await expect(adminPage.getByText("All 6 points shown.")).toBeVisible();
  await adminPage.getByRole("link", { name: "Show equal lines too" }).press("Enter");
  await expect(adminPage.getByRole("rowheader", { name: "seed" })).toBeVisible();
});

test("a run is noted, deleted and brought back", async ({ adminPage }) => {
  await adminPage.goto("/experiments");
  await adminPage.getByRole("link", { name: experiment }).click();
  await adminPage.getByRole("link", { name: "middle" }).click();
  await expect(adminPage.getByText("Finished after 45 s: accuracy 0.8.")).toBeVisible();
  await adminPage.getByRole("button", { name: "Write a note" }).click();
  const writing = adminPage.getByRole("dialog", { name: "Note" });
  await writing.getByRole("textbox", { name: /^Note/ }).fill("The one to beat.");
  await writing.getByRole("button", { name: "Save" }).click();
  await expect(adminPage.getByText("The one to beat.")).toBeVisible();
  await adminPage.getByRole("button", { name: "Delete" }).click();
  await expect(adminPage.getByText("This run is deleted")).toBeVisible();
  await adminPage.getByRole("button", { name: "Undo" }).last().click();
  await expect(adminPage.getByText("This run is deleted")).toBeHidden();
});
