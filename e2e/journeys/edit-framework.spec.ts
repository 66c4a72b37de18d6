import type { Page } from "playwright/test";
import { expect, test } from "../fixtures";

const key = "our-journey-levels";

const saveButton = (page: Page) => page.getByRole("button", { name: "Save the draft" });
const linter = (page: Page) => page.getByRole("region", { name: "Linter" });
const source = (page: Page) => page.getByLabel("Source file");
const part = (page: Page, name: string | RegExp) => page.getByRole("treeitem", { name });

/** The page is alive: what is typed shows in the source. */
async function named(page: Page, title: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel("Title", { exact: true }).fill(title);
    await expect(source(page)).toHaveValue(new RegExp(`title: ${title}`), { timeout: 3000 });
  }).toPass();
}

test("a framework is written in the form, with the keyboard and in the source, saved and published", async ({
  adminPage: page,
  complaints,
}) => {
  await page.goto("/frameworks");
  await page.getByRole("link", { name: "Write a framework" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Our framework");
  await expect(linter(page)).toContainText("No defect");
  await named(page, "Journey levels");
  await page.getByLabel("Key", { exact: true }).fill(key);

  await test.step("With the keyboard: down to the dimension, a second practice, its fields", async () => {
    await part(page, "The framework").focus();
    await page.keyboard.press("End");
    await expect(part(page, /^P1/)).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(part(page, /^First dimension/)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("region", { name: "Selected part" }).getByLabel("Title"),
    ).toBeFocused();
    await page.getByRole("button", { name: "Add a practice" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Practice P2" })).toBeVisible();
  });

  await test.step("The linter names what is missing and leads to its field", async () => {
    await expect(linter(page)).toContainText("defect");
    await linter(page).getByRole("button", { name: "Show in the form" }).first().press("Enter");
    await expect(page.getByRole("region", { name: "Selected part" }).locator(":focus")).toHaveCount(
      1,
    );
    await page.getByLabel(/^Statement/).fill("Somebody owns every model.");
    await page.getByLabel("Question", { exact: true }).fill("Does somebody own every model?");
    await page.getByLabel("Why it matters").fill("Nobody repairs what nobody owns.");
    await page.getByLabel("Place in the source").fill("Our own words");
    await expect(linter(page)).toContainText("No defect");
  });

  await test.step("It is shown as an assessor sees it, and nothing there can be filled in", async () => {
    const preview = page.getByRole("group", { name: "Preview of P2" });
    await expect(preview.getByText("Does somebody own every model?")).toBeVisible();
    await expect(preview.getByRole("radio").first()).toBeDisabled();
    await expect(preview.getByRole("textbox", { name: /^Note/ })).toBeDisabled();
    await page.getByLabel("Question", { exact: true }).fill("Does a person own every model?");
    await expect(preview.getByText("Does a person own every model?")).toBeVisible();
  });

  await test.step("A circle is refused with its line; a step back takes it away", async () => {
    await page.getByLabel("Builds on", { exact: true }).selectOption("P1");
    await part(page, /^P1/).click();
    await page.getByLabel("Builds on", { exact: true }).selectOption("P2");
    await expect(linter(page)).toContainText("dependency_cycle");
    await linter(page)
      .getByRole("button", { name: /^Line \d+$/ })
      .first()
      .click();
    await expect(source(page)).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(linter(page)).toContainText("No defect");
    await page.keyboard.press("Control+Shift+z");
    await expect(linter(page)).toContainText("dependency_cycle");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(linter(page)).toContainText("No defect");
  });

  await test.step("What is not saved survives a reload", async () => {
    await part(page, /^P2/).click();
    await expect(page).toHaveURL(/[?&]node=practices\.P2/);
    await page.reload();
    await expect(page.getByText("What you left unsaved here was brought back")).toBeVisible();
    await expect(source(page)).toHaveValue(/Somebody owns every model/);
  });

  await test.step("The source and the form show the same; comments stay", async () => {
    const text = await source(page).inputValue();
    await source(page).fill(text.replace("publisher:", "# After the workshop.\npublisher:"));
    await expect(linter(page)).toContainText("No defect");
    await part(page, "The framework").click();
    await page.getByLabel("Publisher").fill("The platform team");
    await expect(source(page)).toHaveValue(/# After the workshop\.\npublisher: The platform team/);
  });

  await test.step("A text that cannot be read says where, and keeps the rest", async () => {
    const text = await source(page).inputValue();
    await source(page).fill(text.replace("kind: levels", "kind: [levels"));
    await expect(linter(page)).toContainText("neither YAML nor JSON");
    await expect(saveButton(page)).toBeDisabled();
    await source(page).fill(text);
    await expect(linter(page)).toContainText("No defect");
  });

  await test.step("Saving, and somebody else who saved meanwhile", async () => {
    await page.keyboard.press("Control+s");
    await expect(page.getByText(`Saved as ${key}, version 1.0.0.`)).toBeVisible();
    const text = await source(page).inputValue();
    const headers = { origin: new URL(page.url()).origin, "x-cairn": "1" };
    const other = await page.request.post("/api/trpc/maturity.saveFrameworkDraft", {
      data: { json: { text, expectedRevision: 1 } },
      headers,
    });
    expect(other.ok()).toBe(true);
    await page.getByLabel("Summary").fill("Levels for a journey.");
    await expect(saveButton(page)).toBeEnabled();
    await saveButton(page).click();
    await expect(page.getByRole("alert").filter({ hasText: key })).toContainText(
      "is a draft already, saved last by",
    );
    await page.getByRole("button", { name: "Replace it with mine" }).click();
    await expect(page.getByText(`Saved as ${key}, version 1.0.0.`)).toBeVisible();
  });

  await test.step("Its effect is seen, then it is published", async () => {
    await page.getByRole("link", { name: "See its effect and publish" }).click();
    await expect(page.getByText("No team is assessed with an earlier version")).toBeVisible();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await expect(page).toHaveURL(`/frameworks/${key}`);
  });

  await test.step("The next version shows its lines against the published one; the address opens the same part", async () => {
    await page.goto(`/frameworks/edit?key=${key}&version=1.0.0&node=practices.P2`);
    await expect(page.getByRole("heading", { name: "Practice P2" })).toBeVisible();
    await page.getByLabel(/^Statement/).fill("A person owns every model.");
    await expect(source(page)).toHaveValue(/A person owns every model/);
    await expect(saveButton(page)).toBeEnabled();
    await saveButton(page).click();
    await expect(page).toHaveURL(/version=1\.1\.0&node=practices\.P2/);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Practice P2" })).toBeVisible();
    await page.getByRole("link", { name: "See its effect and publish" }).click();
    const changed = page.getByRole("region", { name: "Lines changed since version 1.0.0" });
    const removed = changed.getByRole("row", { name: /Removed .*Somebody owns every model/ });
    await expect(removed).toBeVisible();
    await expect(
      changed.getByRole("row", { name: /Added .*A person owns every model/ }),
    ).toBeVisible();
    await page.goto(`/frameworks/${key}`);
    await page.getByRole("link", { name: "Copy as a draft" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Journey levels, our copy");
  });
  expect(complaints.filter((one) => !one.includes("409"))).toEqual([]);
});
