import { expect, test } from "../fixtures";
import { table } from "../import-file";

const experiment = "From the old tracker";

test("a table of runs is looked over, imported, opened and taken back", async ({ adminPage }) => {
  await adminPage.goto("/experiments");
  await adminPage.getByRole("link", { name: "Import", exact: true }).click();
  await adminPage.getByRole("radio", { name: /A table of runs/ }).check();
  await adminPage.getByRole("button", { name: "Look at what would come" }).click();
  await expect(adminPage.getByText("Choose a file.").first()).toBeVisible();
  await adminPage
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await adminPage.getByLabel("Experiment for rows that name none").fill(experiment);
  await adminPage.getByRole("button", { name: "Look at what would come" }).click();
  await expect(adminPage.getByRole("heading", { level: 1, name: "runs.csv" })).toBeVisible();
  await expect(
    adminPage.getByText("2 experiments and 4 runs would come. Nothing was brought yet."),
  ).toBeVisible({ timeout: 30_000 });

  await adminPage.getByRole("button", { name: "Start the import" }).click();
  await expect(adminPage.getByText("2 experiments and 4 runs came.")).toBeVisible({
    timeout: 30_000,
  });
  await adminPage.getByRole("link", { name: experiment }).click();
  await expect(adminPage.getByText("3 runs.")).toBeVisible();
  await adminPage.goBack();

  await adminPage.getByRole("button", { name: "Take back" }).click();
  await adminPage.getByRole("button", { name: "Remove 2 experiments and 4 runs" }).click();
  await expect(adminPage.getByText("2 experiments and 4 runs were removed again.")).toBeVisible({
    timeout: 30_000,
  });
});
