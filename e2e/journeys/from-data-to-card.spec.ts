import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright/test";
import { schemaErrors } from "../../server/cards/testing/cyclonedx-schema";
import { overflow, settled, violations } from "../access/barriers";
import { newest, pythonWith, runScript } from "../compat/python";
import { tokenFor } from "../compat/token";
import { choose, expect, furnished, test } from "../fixtures";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const dataset = "Deliveries of autumn";
const experiment = "Deliveries, late or not";
const model = "late-deliveries";
const rows = Array.from({ length: 60 }, (_, at) => {
  const [weight, distance] = [(at * 7) % 20, (at * 13) % 90];
  return `${at + 1},${weight / 2},${distance},${weight + distance / 3 > 24 ? 1 : 0}`;
});
const csv = ["parcel,weight,distance,late", ...rows, ""].join("\n");

const story = { folder: "", notRun: "" };

test.beforeAll(async () => {
  story.folder = await mkdtemp(path.join(tmpdir(), "cairn-walk-"));
});
test.afterAll(() => rm(story.folder, { recursive: true, force: true }));

/** What axe finds and what stands out sideways: at 1440 px as it is, and in dark at 390 px. */
async function expectNoBarrier(page: Page): Promise<void> {
  for (const looks of [
    { theme: "light", width: 1440 } as const,
    { theme: "dark", width: 390 } as const,
  ]) {
    await choose(page, looks);
    if (looks.theme === "dark") await page.reload();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await settled(page);
    expect.soft(await violations(page), `${page.url()}, ${looks.theme}`).toEqual([]);
    expect.soft(await overflow(page), `${page.url()}, sideways`).toEqual([]);
  }
  await choose(page, {});
}

test("data arrives through the page and is described before anybody trains on it", async ({
  adminPage,
}) => {
  await adminPage.goto("/datasets");
  await expectNoBarrier(adminPage);
  await adminPage.reload();
  await adminPage.getByRole("button", { name: "Upload a file" }).click();
  const dialog = adminPage.getByRole("dialog");
  await dialog.getByLabel("Dataset").fill(dataset);
  await dialog
    .getByLabel("File")
    .setInputFiles({ name: "deliveries.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await dialog.getByRole("button", { name: "Look into it" }).click();
  await expect(dialog.getByText(/60 rows in 4 columns.+CSV/)).toBeVisible();
  expect.soft(await violations(adminPage), "the dialog").toEqual([]);
  await dialog.getByRole("button", { name: "Accept as a version" }).click();
  const heading = `${dataset}, version 1`;
  await expect(adminPage.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expect(adminPage.getByRole("rowheader", { name: "weight" })).toBeVisible();
  await expectNoBarrier(adminPage);
});

test("the real client trains on it, and its runs stand side by side", async ({ adminPage }) => {
  test.setTimeout(480_000);
  const python = await pythonWith(newest);
  story.notRun = python.kind === "missing" ? python.reason : "";
  test.skip(story.notRun !== "", story.notRun);
  const file = path.join(story.folder, "deliveries.csv");
  await writeFile(file, csv);
  const { said } = await runScript(python.kind === "ready" ? python.command : "", {
    file: "deliveries.py",
    origin: furnished().origin,
    token: await tokenFor(adminPage.request, furnished().origin),
    args: [experiment, model, dataset, file],
  });
  expect(said).toContain("done 3.17.2");
  await adminPage.goto("/experiments");
  await adminPage.getByRole("link", { name: experiment }).click();
  await expect(adminPage.getByText("3 runs.")).toBeVisible();
  await expectNoBarrier(adminPage);
  await adminPage.getByRole("link", { name: "usual" }).click();
  await expect(adminPage.getByRole("heading", { level: 1, name: "usual" })).toBeVisible();
  await expect(adminPage.getByText(dataset).first()).toBeVisible();
  await expectNoBarrier(adminPage);

  await adminPage.getByRole("link", { name: experiment }).click();
  for (const name of ["timid", "bold"])
    await adminPage.getByRole("checkbox", { name: `Select ${name}` }).check();
  await adminPage.getByRole("link", { name: "Compare", exact: true }).click();
  const sideBySide = adminPage.getByRole("heading", { level: 1, name: "2 runs side by side" });
  await expect(sideBySide).toBeVisible();
  await expect(adminPage.getByText("2 runs differ in 1 of 3 parameters")).toBeVisible();
  await expectNoBarrier(adminPage);
});

test("an alias says which version is in use, and its page tells where it came from", async ({
  adminPage,
}) => {
  test.skip(story.notRun !== "", story.notRun);
  await adminPage.goto("/models");
  await expectNoBarrier(adminPage);
  await adminPage.getByRole("link", { name: model, exact: true }).click();
  await expect(adminPage.getByText("No alias points at any of 2 versions")).toBeVisible();
  await adminPage.getByRole("button", { name: "Set an alias" }).click();
  const dialog = adminPage.getByRole("dialog", { name: "Set an alias" });
  await dialog.getByRole("textbox", { name: /^Alias/ }).fill("champion");
  await dialog.getByRole("textbox", { name: /^Version/ }).fill("2");
  await dialog.getByRole("textbox", { name: /^Why/ }).fill("Right most often");
  await dialog.getByRole("button", { name: "Set alias" }).click();
  await expect(adminPage.getByText("champion is version 2 of 2 versions")).toBeVisible();
  await expectNoBarrier(adminPage);

  await adminPage.getByRole("link", { name: "Version 2", exact: true }).click();
  await expect(adminPage.getByRole("link", { name: "bold" }).first()).toBeVisible();
  await expect(adminPage.getByRole("rowheader", { name: "distance" })).toBeVisible();
  await expect(adminPage.getByRole("link", { name: "MLmodel" })).toBeVisible();
  await expectNoBarrier(adminPage);
});

/** Presses an entry of the export menu and answers with the file's text. */
async function exported(page: Page, label: string): Promise<string> {
  await page.getByRole("button", { name: "Export" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: label }).click();
  return readFile(await (await coming).path(), "utf8");
}

test("the card and a bill of materials that fits its schema leave as files", async ({
  adminPage,
}) => {
  test.skip(story.notRun !== "", story.notRun);
  await adminPage.goto(`/models/${model}/versions/2/card`);
  await expect(
    adminPage.getByRole("heading", { level: 1, name: `Card of ${model}, version 2` }),
  ).toBeVisible();
  await expectNoBarrier(adminPage);
  expect(await exported(adminPage, "Model card, Markdown")).toContain(`# ${model}, version 2`);
  const card = JSON.parse(await exported(adminPage, "Model card, JSON"));
  expect(JSON.stringify(card)).toContain(dataset);
  const bom = JSON.parse(await exported(adminPage, "CycloneDX 1.7 ML-BOM"));
  expect(schemaErrors(bom)).toEqual([]);
  expect(bom.metadata.component.name).toBe(model);
});
