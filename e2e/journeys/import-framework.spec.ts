import { expect, test } from "../fixtures";
import { lensNamed } from "../lens";

const badRule = "alerts && brakes";

test("an AWS lens is read, corrected, published after seeing its effect, taken along and retired", async ({
  adminPage: page,
  complaints,
}) => {
  const name = "Journey Care";
  await page.goto("/frameworks");
  await page.getByRole("link", { name: "Import a framework" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import a framework");
  const file = page.getByLabel("The framework");
  const save = page.getByRole("button", { name: "Read and save as a draft" });

  // A rule that names no choice: the line is named, and pressing it goes there.
  await file.fill(lensNamed(name, badRule));
  await expect(async () => {
    await save.click();
    await expect(page.getByText('the question has no choice "brakes"')).toBeVisible({
      timeout: 2000,
    });
  }).toPass();
  await page.getByRole("button", { name: /^Line \d+$/ }).click();
  await expect(file).toBeFocused();

  await test.step("A defect is shown and keeps the draft from being published", async () => {
    await file.fill(lensNamed(name, "alerts && !alerts"));
    await save.click();
    await expect(page.getByText("dead_risk_rule")).toBeVisible();
    await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
  });

  await test.step("The corrected file replaces the draft", async () => {
    await page.getByRole("link", { name: "Change the file" }).click();
    await page.getByLabel("The framework").fill(lensNamed(name));
    await page.getByRole("button", { name: "Read and save as a draft" }).click();
    await expect(page.getByText("The linter finds no defect")).toBeVisible();
    await page.getByText("Show each with its line").click();
    await expect(
      page.getByText("Improvement plans are not carried", { exact: false }),
    ).toBeVisible();
    await expect(page.getByText("No team is assessed with an earlier version")).toBeVisible();
  });

  await test.step("Publishing, with the keyboard", async () => {
    await page.getByRole("button", { name: "Publish" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/frameworks/aws-journey-care");
  });

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download YAML" }).click();
  expect((await downloading).suggestedFilename()).toBe("aws-journey-care-1.0.0.yaml");

  await page.getByRole("button", { name: "Retire" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retire" }).click();
  await expect(page.getByText("retired", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Assess a team with it" })).toHaveCount(0);
  expect(complaints.filter((one) => !one.includes("400"))).toEqual([]);
});
