import type { Page } from "playwright/test";
import { admin, mustWork, ownPage } from "../admin";
import { expect, furnished, test } from "../fixtures";
import { answerTheRest } from "./assessment-by-api";
import { enter, expectFocusKept, oddDay, tabTo, typeInto } from "./keys";
import { change } from "./people";

const slug = "budget-crew";
const result = `/maturity/${slug}?framework=five-levels`;

/** A team with gaps, a situation with prices, and two milestones. */
async function prepare(page: Page): Promise<void> {
  const { request } = page.context();
  const { origin } = furnished();
  const headers = ownPage(origin);
  await mustWork(await request.post("/api/v1/teams", { headers, data: { name: "Budget crew" } }));
  await change(request, "maturity.setContext", {
    slug,
    stage: "production",
    productionModels: 4,
    changesPerYear: 12,
    daysPerWeek: 5,
    decisionUse: true,
    mlCore: false,
    regulated: false,
    labelDelayDays: 10,
    dayRate: 800,
    budget: 1000,
  });
  const started = { slug, framework: "five-levels" };
  const { assessmentId } = await change(request, "maturity.startAssessment", started);
  await change(request, "maturity.saveMilestone", { ...started, name: "Before" });
  await answerTheRest(request, { origin, assessmentId, gaps: 30 });
  await change(request, "maturity.saveMilestone", { ...started, name: "After" });
}

test("two milestones are compared and a roadmap is brought within its budget with the keyboard alone", async ({
  adminPage: page,
}) => {
  test.setTimeout(180_000);
  await prepare(page);
  await page.goto(result);

  await test.step("Two milestones", async () => {
    await enter(page, page.getByRole("link", { name: "Compare with Before" }));
    await expect(page.getByRole("heading", { level: 1, name: "Before and After" })).toBeVisible();
    await enter(page, page.locator("main summary", { hasText: "How this is computed" }));
    await expect(page.locator("main details[open]").first()).toBeVisible();
    await enter(page, page.getByRole("main").getByRole("link", { name: "Budget crew" }));
    await expect(page).toHaveURL(result);
  });

  const short = page.getByRole("heading", { name: /^The budget is EUR.+short$/ });
  const put = page.getByRole("button", { name: /^Put back / });
  await test.step("From the dearest work to its place in the plan, where it is parked", async () => {
    await enter(page, page.getByRole("link", { name: "Roadmap" }));
    await expect(short).toBeVisible();
    const before = await short.textContent();
    const dearest = page.locator("main ul a[href^='#']").first();
    const key = (await dearest.getAttribute("href"))?.slice(1) ?? "";
    await enter(page, dearest);
    await enter(page, page.getByRole("button", { name: `Park ${key}` }));
    const dialog = page.getByRole("dialog", { name: "Park this work" });
    await tabTo(page, dialog.getByLabel("Look at it again on"));
    await page.keyboard.type(oddDay.typed);
    await typeInto(page, dialog.getByLabel("Reason"), "After the migration.");
    await enter(page, dialog.getByRole("button", { name: "Park it" }));
    await expect(page.getByRole("heading", { name: /^Parked: / })).toBeVisible();
    await expect(short).not.toHaveText(before ?? "");
    await expectFocusKept(page);
  });

  await test.step("It is put back", async () => {
    await enter(page, put);
    await expect(page.getByRole("heading", { name: /^Parked: / })).toBeHidden();
    await expectFocusKept(page);
  });

  await test.step("The budget is raised until it is enough", async () => {
    const button = page.getByRole("button", { name: "Change the situation" });
    await enter(page, button);
    const dialog = page.getByRole("dialog", { name: "The team's situation" });
    await typeInto(page, dialog.getByLabel("Budget in EUR"), "9000000");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: /^The budget is enough/ })).toBeVisible();
    await expect(button).toBeFocused();
  });
});

test("both editions of a framework stand side by side, and each leads to the other, with the keyboard alone", async ({
  adminPage: page,
}) => {
  await page.goto("/maturity/demo-card-fraud?framework=microsoft-2020");
  await enter(page, page.getByRole("link", { name: "Other edition" }));
  const edition = (year: number) =>
    page.getByRole("heading", { level: 2, name: new RegExp(`${year}, version 1`) });
  await expect(edition(2020)).toBeVisible();
  await expect(edition(2025)).toBeVisible();

  await test.step("Both scores open their arithmetic", async () => {
    const how = page.getByText("How Claimed is computed");
    await expect(how).toHaveCount(2);
    for (const place of [0, 1]) {
      await enter(page, page.locator("summary", { hasText: "How Claimed is computed" }).nth(place));
      await expect(page.locator("details[open]").nth(place)).toBeVisible();
    }
  });

  await test.step("From one edition to the result of the other, and from there back again", async () => {
    await enter(page, page.getByRole("link", { name: /^Result under .*2025/ }));
    await expect(page).toHaveURL(/framework=microsoft-2025/);
    await enter(page, page.getByRole("link", { name: "Other edition" }));
    await expect(page).toHaveURL(/editions\?framework=microsoft-2025/);
    await expect(edition(2020)).toBeVisible();
  });
});

test("a person without a mouse signs in before any of this", async ({ visitor: page }) => {
  await page.goto(result);
  await typeInto(page, page.getByLabel("E-mail address"), admin.email);
  await typeInto(page, page.getByRole("textbox", { name: "Password" }), admin.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(result);
});
