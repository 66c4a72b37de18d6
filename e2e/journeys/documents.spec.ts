import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright/test";
import { overflow, settled, violations } from "../access/barriers";
import { choose, expect, test } from "../fixtures";
import { change, peopleOf } from "./people";
import { QuestionsPage } from "./questions-page";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const lead = { name: "Nora Lund", email: "nora@alpenglow.example", roles: ["lead"] };
const approver = { name: "Paul Arndt", email: "paul@alpenglow.example", roles: ["approver"] };

type Story = { nora: BrowserContext; paul: BrowserContext; section: string };
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled before the first step runs
const story = { section: "" } as Story;

test.beforeAll(async ({ browser }) => {
  const [nora, paul] = await peopleOf(browser, { name: "Paper Trail", people: [lead, approver] });
  if (nora === undefined || paul === undefined) throw new Error("Two people were asked for.");
  const started = { slug: "paper-trail", framework: "marvelous" };
  const { assessmentId } = await change(nora.request, "maturity.startAssessment", started);
  Object.assign(story, { nora, paul, section: `/assessments/${assessmentId}/explainability` });
});

test.afterAll(async () => {
  await story.nora?.close();
  await story.paul?.close();
});

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** Nothing that axe finds and nothing that stands out at the side. */
async function hasNoBarrier(page: Page): Promise<void> {
  for (const look of [
    { theme: "dark", width: 390 },
    { theme: "light", width: 1440 },
  ] as const) {
    await choose(page, look);
    await page.reload();
    await settled(page);
    expect.soft(await violations(page), `${page.url()} ${look.theme}`).toEqual([]);
    expect.soft(await overflow(page), `${page.url()} at ${look.width} px`).toEqual([]);
  }
}

const text = (name: string, content = "We review every change.") => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(content),
});

test("a program, a hostile name and an empty file are refused in words, beside the field", async () => {
  const page = await visit(story.nora, story.section);
  const questions = new QuestionsPage(page);
  await questions.listens();
  await questions.chooseBest(0);
  await questions.expectSaved(0);
  await questions
    .card(0)
    .getByRole("button", { name: /^Attach a document/ })
    .click();
  const dialog = page.getByRole("dialog");
  const attempts = [
    { file: text("policy.pdf.exe"), why: "which computers run instead of showing" },
    { file: text("policy\u202Efdp.txt"), why: "turn the text round" },
    { file: text("empty.txt", ""), why: "is empty" },
  ];
  for (const { file, why } of attempts) {
    await dialog.getByLabel("File").setInputFiles(file);
    await dialog.getByRole("button", { name: "Attach it" }).click();
    await expect(dialog.getByText(why).first()).toBeVisible();
  }
  expect.soft(await violations(page)).toEqual([]);
  await dialog.getByLabel("File").setInputFiles(text("policy.pdf"));
  await dialog.getByRole("button", { name: "Attach it" }).click();
  await expect(dialog.getByText("does not hold what .pdf says").first()).toBeVisible();
  await page.close();
});

test("a lead attaches a document, by keyboard, and finds it as a download with the same content", async () => {
  const page = await visit(story.nora, story.section);
  const questions = new QuestionsPage(page);
  await questions.listens();
  await questions
    .card(0)
    .getByRole("button", { name: /^Attach a document/ })
    .focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("File").setInputFiles(text("Reviews für alle.txt"));
  await expect(dialog.getByLabel("Title")).toHaveValue("Reviews für alle");
  await dialog.getByRole("button", { name: "Attach it" }).focus();
  await page.keyboard.press("Enter");
  const card = questions.card(0);
  await expect(card.getByRole("link", { name: "Reviews für alle" })).toBeVisible();
  await expect(card.getByText("Not accepted yet", { exact: true })).toBeVisible();
  const coming = page.waitForEvent("download");
  await card.getByRole("link", { name: "Reviews für alle" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("Reviews für alle.txt");
  expect(await readFile(await file.path(), "utf8")).toBe("We review every change.");
  await card.getByRole("button", { name: /^Accept/ }).click();
  await expect(page.getByText(/You brought it/)).toBeVisible();
  await hasNoBarrier(page);
  await page.close();
});

test("an approver refuses it with a reason, then accepts it, and it counts as proof", async () => {
  const page = await visit(story.paul, story.section);
  const card = new QuestionsPage(page).card(0);
  await card.getByRole("button", { name: /^Do not accept/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Do not accept it" }).click();
  await expect(dialog.getByText(/Say what is missing/).first()).toBeVisible();
  await dialog.getByLabel("What is missing").fill("The signature of the team.");
  await dialog.getByRole("button", { name: "Do not accept it" }).click();
  await expect(
    card.getByText("Not accepted by Paul Arndt: The signature of the team."),
  ).toBeVisible();
  await card.getByRole("button", { name: /^Accept/ }).click();
  await expect(card.getByText("Counts", { exact: true })).toBeVisible();
  await hasNoBarrier(page);
  await page.goto("/maturity/paper-trail?framework=marvelous&show=all");
  await page
    .locator("summary", { hasText: "Q" })
    .filter({ hasText: /confirmed/i })
    .first()
    .click();
  await expect(page.getByRole("link", { name: "Reviews für alle" }).first()).toBeVisible();
  await page.close();
});

test("a removed document can be put back at once", async () => {
  const page = await visit(story.nora, story.section);
  const questions = new QuestionsPage(page);
  await questions.listens();
  const card = questions.card(0);
  await card.getByRole("button", { name: /^Remove the document/ }).click();
  await expect(card.getByRole("link", { name: "Reviews für alle" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card.getByRole("link", { name: "Reviews für alle" })).toBeVisible();
  await expect(card.getByText("Counts", { exact: true })).toBeVisible();
  await page.close();
});
