import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright/test";
import { tokenFor } from "../compat/token";
import { expect, furnished, test } from "../fixtures";
import { writeCard } from "../model-cards";
import { registerModel } from "../registered-models";
import { logRuns } from "../tracked-runs";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const model = "Late parcels";
const overview = "It says which parcels will be late, so that people are told in time.";
const hostile = "<img src=x onerror=document.title='broken'> and [press](javascript:alert(1))";

const story = { card: "", folder: "" };

test.beforeAll(async () => {
  story.folder = await mkdtemp(join(tmpdir(), "cairn-card-"));
});
test.afterAll(() => rm(story.folder, { recursive: true, force: true }));

test("a registered version has a card with what is recorded; what is missing is named", async ({
  adminPage,
}) => {
  const token = await tokenFor(adminPage.request, furnished().origin);
  const { runIds, experimentId } = await logRuns(adminPage.request, {
    token,
    experiment: `Parcels ${Date.now()}`,
    runs: [{ name: "deep", params: { depth: "9" }, accuracy: [0.5, 0.8, 0.9] }],
  });
  await registerModel(adminPage.request, {
    token,
    name: model,
    runId: runIds[0] ?? "",
    experimentId,
    columns: ["distance"],
  });
  story.card = `/models/${encodeURIComponent(model)}/versions/1/card`;
  await adminPage.goto(story.card);
  const heading = `Card of ${model}, version 1`;
  await expect(adminPage.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await expect(adminPage.getByText(/^5 of 17 parts are there\. Missing:/).first()).toBeVisible();
  await expect(adminPage.getByRole("cell", { name: "depth" })).toBeVisible();
});

test("words raise completeness while they are written, and hostile ones stay text", async ({
  adminPage,
}) => {
  await adminPage.goto(`${story.card}?tab=edit`);
  await adminPage.getByLabel("What it is").fill(overview);
  await expect(adminPage.getByText(/^6 of 17 parts are there/).last()).toBeVisible();
  await adminPage.getByLabel("Limitations").fill(hostile);
  await adminPage.getByLabel("Licence").fill("apache-2.0");
  await adminPage.getByLabel("Task").selectOption("tabular-classification");
  await adminPage.getByRole("button", { name: "Save as a new revision" }).click();
  await expect(adminPage.getByText(/^8 of 17 parts are there/).first()).toBeVisible();
  await expect(adminPage.getByText("<img src=x onerror", { exact: false })).toBeVisible();
  await expect(adminPage).not.toHaveTitle("broken");
});

test("who comes second sees both, and the history brings older words back", async ({
  adminPage,
}) => {
  await adminPage.goto(`${story.card}?tab=edit`);
  await adminPage.getByLabel("What it is").fill(`${overview} It is retrained each month.`);
  const token = await tokenFor(adminPage.request, furnished().origin);
  const words = "Their words, saved first.";
  await writeCard(adminPage.request, { token, card: story.card, words, expectedRevision: 1 });
  await adminPage.getByRole("button", { name: "Save as a new revision" }).click();
  await expect(
    adminPage.getByText(/saved revision 2 while you were writing/).first(),
  ).toBeVisible();
  await expect(adminPage.getByText("Theirs: Their words, saved first.")).toBeVisible();
  await adminPage.getByRole("button", { name: "Save as a new revision" }).click();
  await expect(adminPage.getByText("It is retrained each month.").first()).toBeVisible();
  await adminPage.getByRole("link", { name: /^History/ }).click();
  await adminPage.getByRole("link", { name: "What it changed" }).first().click();
  await expect(adminPage.getByText("− Removed").first()).toBeVisible();
  await adminPage.getByRole("button", { name: "Restore" }).last().click();
  await expect(adminPage.getByText("Revision 4, the present one")).toBeVisible();
});

/** Presses an entry of the export menu and answers with the file. */
async function exported(page: Page, label: string): Promise<string> {
  await page.getByRole("button", { name: "Export" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: label }).click();
  const file = join(story.folder, (await coming).suggestedFilename());
  await (await coming).saveAs(file);
  return file;
}

test("the card leaves in every form, and the bundle is verified on the command line", async ({
  adminPage,
}) => {
  await adminPage.goto(story.card);
  const text = async (label: string) => readFile(await exported(adminPage, label), "utf8");
  expect(JSON.parse(await text("Model card, JSON")).prose.content.sections.overview).toBe(overview);
  expect(await text("Model card, Markdown")).toContain(`# ${model}, version 1`);
  const html = await text("Model card, HTML to print");
  expect(html).toContain("&lt;img src=x");
  expect(html).not.toContain("<img");
  expect(await text("README of the Hugging Face Hub")).toMatch(/^---\nlicense: apache-2\.0\n/);
  expect(JSON.parse(await text("CycloneDX 1.7 ML-BOM")).specVersion).toBe("1.7");
  const bundle = await exported(adminPage, "Evidence bundle, ZIP");
  const { stdout } = await promisify(execFile)("node", [
    ".build/cli.mjs",
    "bundle",
    "verify",
    bundle,
  ]);
  expect(stdout).toContain("intact");
  expect(stdout).toMatch(/audit entries match their hashes/);
});
