import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright/test";
import { violations } from "../access/barriers";
import { expect, test } from "../fixtures";
import { change, peopleOf } from "./people";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const lead = { name: "Ida Moser", email: "ida@alpenglow.example", roles: ["lead"] };
const second = { name: "Ole Berg", email: "ole@alpenglow.example", roles: ["lead"] };

type Story = { ida: BrowserContext; ole: BrowserContext; hub: string; table: string };
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled before the first step runs
const story = { hub: "", table: "" } as Story;

test.beforeAll(async ({ browser }) => {
  const [ida, ole] = await peopleOf(browser, { name: "Workshop", people: [lead, second] });
  if (ida === undefined || ole === undefined) throw new Error("Two people were asked for.");
  const started = { slug: "workshop", framework: "google" };
  const { assessmentId } = await change(ida.request, "maturity.startAssessment", started);
  Object.assign(story, { ida, ole, hub: `/assessments/${assessmentId}` });
});

test.afterAll(async () => {
  await story.ida?.close();
  await story.ole?.close();
});

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** What a sheet of paper would show: no frame of the page, no buttons, questions whole, sections on pages of their own. */
async function expectPrintable(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("navigation").first()).toBeHidden();
  const question = page.locator("[data-question]").first();
  expect(await question.evaluate((one) => getComputedStyle(one).breakInside)).toBe("avoid");
  const section = page.locator("section[aria-labelledby]").nth(1);
  expect(await section.evaluate((one) => getComputedStyle(one).breakBefore)).toBe("page");
  const paper = await page.pdf({ format: "A4" });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(await page.locator("section[aria-labelledby]").count());
  await page.emulateMedia({ media: "screen" });
}

test("a blank questionnaire prints with every question and a box for every answer", async () => {
  const page = await visit(story.ida, "/frameworks/google/questionnaire");
  await expect(page.getByText(/Mark one box each/)).toBeVisible();
  const asked = await page.locator("[data-question]").count();
  expect(asked).toBeGreaterThan(40);
  await expect(page.getByText("We do not know.")).toHaveCount(asked);
  await expectPrintable(page);
  expect.soft(await violations(page)).toEqual([]);
  await page.close();
});

test("the questionnaire is downloaded, filled in away from Cairn, and looked at before it is taken", async () => {
  const page = await visit(story.ida, `${story.hub}/questionnaire`);
  await page.getByRole("button", { name: "Download" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /Table/ }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^workshop-google-questionnaire-.*\.csv$/);
  story.table = await readFile(await file.path(), "utf8");
  const filled = story.table.replaceAll(",,,,google", ",not_known,From the workshop,,google");
  await page.goto(`${story.hub}/import`);
  const wrong = filled.replace(",not_known,", ",perhaps,").replace("G1-02", "G9-99");
  await page.getByLabel("Filled-in questionnaire").setInputFiles(table(wrong));
  await expect(page.getByText("2 lines need a look before anything can be imported")).toBeVisible();
  await expect(page.getByText(/"perhaps" is no answer here/)).toBeVisible();
  await expect(page.getByText(/does not ask a practice "G9-99"/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);
  expect.soft(await violations(page)).toEqual([]);
  await page.getByLabel("Filled-in questionnaire").setInputFiles(table("x".repeat(1_100_000)));
  await expect(page.getByText("1 MB is the most")).toBeVisible();
  await page.getByLabel("Filled-in questionnaire").setInputFiles(table(filled));
  await expect(page.getByText(/answers would change/)).toBeVisible();
  expect.soft(await violations(page)).toEqual([]);
  await page.close();
});

const table = (content: string) => ({
  name: "filled.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(content),
});

test("what somebody answered since the file was made stays unless the file is chosen, and all is taken at once", async () => {
  const filled = story.table.replaceAll(",,,,google", ",not_known,From the workshop,,google");
  const page = await visit(story.ida, `${story.hub}/import`);
  await page.getByLabel("Filled-in questionnaire").setInputFiles(table(filled));
  await expect(page.getByRole("button", { name: /^Import/ })).toBeVisible();
  const assessmentId = story.hub.split("/").at(-1) ?? "";
  await change(story.ole.request, "maturity.saveAnswer", {
    assessmentId,
    practice: "G1-01",
    response: { kind: "not_applicable", reason: "decided_not_to_do" },
    note: "Decided in May.",
    expectedRevision: 0,
  });
  await page.getByRole("button", { name: /^Import/ }).click();
  await expect(page.getByText(/Nothing was imported; look at it again/)).toBeVisible();
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByText(/1 was answered in Cairn after the file was made/)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /Take the file's answer/ })).not.toBeChecked();
  expect.soft(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /^Import/ }).click();
  await expect(page).toHaveURL(new RegExp(`${story.hub}$`));
  await expect(page.getByRole("heading", { name: /^(\d+) of \1 answered$/ })).toBeVisible();
  await page.close();
});

test("the filled questionnaire shows who answered what, and prints", async () => {
  const page = await visit(story.ida, `${story.hub}/questionnaire`);
  await expect(page.getByText(/Answered by Ole Berg/)).toHaveCount(1);
  await expect(page.getByText("Decided in May.")).toBeVisible();
  await expect(page.getByText("(chosen)").first()).toBeVisible();
  await expectPrintable(page);
  await page.close();
});

test("a result prints without its buttons, with its charts", async () => {
  const page = await visit(story.ida, "/maturity/demo-card-fraud?framework=five-levels");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("figure").getByRole("img").first()).toBeVisible();
  await expect(page.locator("main button:visible")).toHaveCount(0);
  await page.close();
});
