import type { BrowserContext, Page } from "playwright/test";
import { expect, test } from "../fixtures";
import { change, peopleOf } from "./people";
import { QuestionsPage } from "./questions-page";

// One story in order: each step stands on the one before.
test.describe.configure({ mode: "serial" });

const first = { name: "Greta Wolf", email: "greta@alpenglow.example", roles: ["lead"] };
const second = { name: "Hugo Stein", email: "hugo@alpenglow.example", roles: ["lead"] };
const listener = { name: "Lia Kern", email: "lia@alpenglow.example", roles: ["engineer"] };

type Story = { greta: BrowserContext; hugo: BrowserContext; lia: BrowserContext; hub: string };
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled before the first step runs
const story = { hub: "" } as Story;

test.beforeAll(async ({ browser }) => {
  const people = [first, second, listener];
  const [greta, hugo, lia] = await peopleOf(browser, { name: "Round Table", people });
  Object.assign(story, { greta, hugo, lia });
});

test.afterAll(async () => {
  await story.greta?.close();
  await story.hugo?.close();
  await story.lia?.close();
});

async function visit(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function firstSection(page: Page): Promise<QuestionsPage> {
  await page.goto(`${story.hub}/pipeline`);
  return new QuestionsPage(page);
}

test("a lead starts a facilitated assessment and records for the group", async () => {
  const page = await visit(story.greta, "/assessments/new?team=round-table&framework=google");
  await page.getByRole("radio", { name: /Recorded by a facilitator/i }).check();
  await page.getByRole("button", { name: "Start assessment" }).click();
  await expect(page).toHaveURL(/\/assessments\/[0-9a-f-]{36}$/);
  story.hub = new URL(page.url()).pathname;
  const questions = await firstSection(page);
  await questions.listens();
  await questions.choose(0, 0);
  await questions.expectSaved(0);
  await page.close();
});

test("others read along and are told who records; an engineer cannot take over", async () => {
  const lia = await visit(story.lia, story.hub);
  await expect(lia.getByText(/Greta Wolf/).first()).toBeVisible();
  await expect(lia.getByRole("button", { name: /Take over/ })).toHaveCount(0);
  const questions = await firstSection(lia);
  await expect(questions.card(0).getByRole("radio")).toHaveCount(0);
  await lia.close();
});

test("the second takes over by keyboard, and what the first then types stays on their page with the reason", async () => {
  const greta = await story.greta.newPage();
  const hers = await firstSection(greta);
  await hers.listens();
  const hugo = await visit(story.hugo, story.hub);
  const takeOver = hugo.getByRole("button", { name: /Take over/ }).first();
  await takeOver.focus();
  await hugo.keyboard.press("Enter");
  await expect(hugo.getByRole("link", { name: /Begin|Continue/ })).toBeVisible();
  const his = await firstSection(hugo);
  await his.listens();
  await his.note(1).fill("Said by the group.");
  await his.choose(1, 0);
  await his.expectSaved(1);
  // The first page may have been told already; then it no longer offers anything to fill in.
  if (await hers.note(0).isVisible()) {
    await hers.note(0).fill("Typed after the change.");
    await expect(greta.getByText(/Hugo Stein records the answers/).first()).toBeVisible();
    await expect(greta.getByText("Typed after the change.").first()).toBeVisible();
  }
  await expect(greta.getByText(/Hugo Stein records the answers/).first()).toBeVisible();
  await greta.close();
  await hugo.close();
});

test("whoever recorded before can take over again", async () => {
  const greta = await visit(story.greta, story.hub);
  await expect(greta.getByText(/Hugo Stein/).first()).toBeVisible();
  await greta
    .getByRole("button", { name: /Take over/ })
    .first()
    .click();
  await expect(greta.getByRole("link", { name: /Begin|Continue/ })).toBeVisible();
  await greta.close();
});

test("an assessor removed while typing is told why, and nothing typed is lost", async () => {
  const { assessmentId } = await change(story.greta.request, "maturity.startAssessment", {
    slug: "round-table",
    framework: "five-levels",
    mode: "several",
    assessors: await memberIds(),
  });
  const lia = await visit(story.lia, `/assessments/${assessmentId}/release`);
  const hers = new QuestionsPage(lia);
  await hers.listens();
  // The page does not hear of the removal, as when the connection is away for a moment.
  await lia.route(/\/api\/(events|trpc\/.*dimensionPage)/, (route) => route.abort());
  const [memberId] = (await memberIds()).slice(-1);
  await change(story.greta.request, "maturity.removeAssessor", {
    assessmentId,
    memberId,
    reason: "On leave from today",
  });
  await hers.note(0).fill("My view of the release process.");
  await hers.choose(0, 0);
  await expect(lia.getByText(/Greta Wolf removed you from this assessment/).first()).toBeVisible();
  await expect(lia.getByText("My view of the release process.").first()).toBeVisible();
  await lia.unroute(/\/api\/(events|trpc\/.*dimensionPage)/);
  await lia.reload();
  await expect(lia.getByText("Typed on this page and not saved:")).toBeVisible();
  await expect(lia.getByText(/My view of the release process\./).first()).toBeVisible();
  await lia.close();
});

/** Members of the team who can assess, the engineer last. */
async function memberIds(): Promise<string[]> {
  const answer = await story.greta.request.get("/api/v1/teams/round-table/assessor-candidates");
  const { people } = await answer.json();
  return [first, second, listener].flatMap(({ name }) =>
    people
      .filter((one: { name: string }) => one.name === name)
      .map((one: { memberId: string }) => one.memberId),
  );
}
