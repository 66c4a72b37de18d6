import type { BrowserContext, Page } from "playwright/test";
import { overflow, settled, violations } from "../access/barriers";
import { choose, expect, furnished, test } from "../fixtures";
import { answerTheRest } from "./assessment-by-api";
import { peopleOf } from "./people";
import { QuestionsPage } from "./questions-page";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const lead = { name: "Lars Holm", email: "lars@alpenglow.example", roles: ["lead"] };
const engineer = { name: "Eva Weiss", email: "eva@alpenglow.example", roles: ["engineer"] };
const team = { name: "Two Voices", slug: "two-voices" };

type Story = { lars: BrowserContext; eva: BrowserContext; assessmentId: string; section: string };
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled before the first step runs
const story = { assessmentId: "", section: "" } as Story;

const hubPath = () => `/assessments/${story.assessmentId}`;

test.beforeAll(async ({ browser }) => {
  const [lars, eva] = await peopleOf(browser, { name: team.name, people: [lead, engineer] });
  Object.assign(story, { lars, eva });
});

test.afterAll(async () => {
  await story.lars?.close();
  await story.eva?.close();
});

/** Nothing that axe finds and nothing that stands out at the side, as the demonstration's pages are looked at. */
async function hasNoBarrier(page: Page): Promise<void> {
  const looks = [
    { theme: "dark", width: 390 },
    { theme: "light", width: 1440 },
  ] as const;
  for (const look of looks) {
    await choose(page, look);
    await page.reload();
    await expect(page.locator("h1").first()).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await settled(page);
    expect.soft(await violations(page), `${page.url()} ${look.theme}`).toEqual([]);
    expect.soft(await overflow(page), `${page.url()} at ${look.width} px`).toEqual([]);
  }
}

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

test("a lead starts an assessment with two assessors, and one alone is not enough", async () => {
  const page = await visit(story.lars, `/assessments/new?team=${team.slug}&framework=google`);
  await page.getByRole("radio", { name: /Several assessors/ }).check();
  await page.getByRole("checkbox", { name: lead.name }).check();
  await page.getByRole("button", { name: "Start assessment" }).click();
  await expect(page.getByText("Choose at least two people.").first()).toBeVisible();
  await page.getByRole("checkbox", { name: engineer.name }).check();
  expect.soft(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Start assessment" }).click();
  await expect(page).toHaveURL(/\/assessments\/[0-9a-f-]{36}$/);
  story.assessmentId = page.url().split("/").at(-1) ?? "";
  await expect(page.getByText("0 of 2 assessors have submitted")).toBeVisible();
  await page.close();
});

test("each answers on a sheet of their own and sees nothing of the other's", async () => {
  const lars = await visit(story.lars, hubPath());
  await lars.getByRole("link", { name: "Begin" }).click();
  await expect(lars).toHaveURL(/\/assessments\/[0-9a-f-]{36}\/[a-z-]+$/);
  story.section = new URL(lars.url()).pathname;
  const his = new QuestionsPage(lars);
  await his.listens();
  await his.chooseBest(0);
  await his.expectSaved(0);
  const eva = await visit(story.eva, story.section);
  const hers = new QuestionsPage(eva);
  await hers.listens();
  await expect(hers.card(0).getByRole("radio", { checked: true })).toHaveCount(0);
  await hers.choose(0, 0);
  await hers.expectSaved(0);
  await lars.reload();
  await his.listens();
  await expect(his.card(0).locator("input[type=radio]").first()).not.toBeChecked();
  await lars.close();
  await eva.close();
});

test("a sheet with open questions cannot be submitted; a complete one can", async () => {
  const { origin } = furnished();
  const page = await visit(story.lars, hubPath());
  await page.getByRole("button", { name: "Submit my answers" }).click();
  await expect(page.getByText(/required practices need an answer on your sheet/)).toBeVisible();
  for (const context of [story.lars, story.eva]) {
    await answerTheRest(context.request, { origin, assessmentId: story.assessmentId });
  }
  await page.reload();
  await page.getByRole("button", { name: "Submit my answers" }).click();
  await expect(page.getByText("1 of 2 assessors have submitted")).toBeVisible();
  await expect(page.getByText("1 assessor has not submitted")).toBeVisible();
  await hasNoBarrier(page);
  await page.goto(`${hubPath()}/check`);
  await expect(page.getByText(`${engineer.name} has not submitted`)).toBeVisible();
  await page.goto(`${hubPath()}/disputes`);
  await expect(page.getByText("Not everybody has submitted")).toBeVisible();
  await hasNoBarrier(page);
  await page.close();
});

test("the second submission opens the answers, and the dispute appears", async () => {
  const eva = await visit(story.eva, hubPath());
  await eva.getByRole("button", { name: "Submit my answers" }).click();
  await expect(eva.getByText("2 of 2 assessors have submitted")).toBeVisible();
  await expect(eva.getByText("1 practice needs a decision")).toBeVisible();
  await eva.getByRole("link", { name: "Settle disputes" }).click();
  await expect(eva.getByText(lead.name, { exact: true })).toBeVisible();
  await expect(eva.getByText(engineer.name, { exact: true })).toBeVisible();
  await expect(eva.getByRole("button", { name: /^Settle/ })).toHaveCount(0);
  await eva.close();
});

test("the lead cannot sign before the dispute is settled, and settles it by keyboard with a reason", async () => {
  const page = await visit(story.lars, `${hubPath()}/check`);
  await page.getByRole("checkbox", { name: /These answers describe/ }).check();
  await page.getByRole("button", { name: "Sign off" }).click();
  await expect(page.getByText(/is in dispute/)).toBeVisible();
  await hasNoBarrier(page);
  await page.goto(`${hubPath()}/disputes`);
  await hasNoBarrier(page);
  const settle = page.getByRole("button", { name: /^Settle/ });
  await settle.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Choose the answer that counts.").first()).toBeVisible();
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("2");
  await page.getByRole("textbox", { name: "Reason" }).focus();
  await page.keyboard.type("We looked at the runs together: half of them do.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Decided: /)).toBeVisible();
  await expect(page.getByText("1 dispute, and it has a decision.")).toBeVisible();
  await page.close();
});

test("the assessment is signed off, and the result says whose answers count", async () => {
  const page = await visit(story.lars, `${hubPath()}/check`);
  await page.getByRole("checkbox", { name: /These answers describe/ }).check();
  await page.getByRole("button", { name: "Sign off" }).click();
  await expect(page).toHaveURL(new RegExp(`/maturity/${team.slug}`));
  await expect(page.getByText(/The answers of 2 assessors count here/)).toBeVisible();
  await page.close();
});
