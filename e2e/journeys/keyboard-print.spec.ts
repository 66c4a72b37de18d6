import type { Locator, Page } from "playwright/test";
import { expect, test } from "../fixtures";
import { enter, expectFocusKept, tabTo } from "./keys";

/** A4 less the margins of the sheet (14 mm left and right) at 96 pixels to the inch. */
const printable = { width: Math.floor(((210 - 28) / 25.4) * 96), height: 1000 };

/** Paper has no frame of the page and no buttons, and nothing on it is cut off or wider than the sheet. */
async function expectOnPaper(page: Page, shown: readonly Locator[]): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(printable);
  for (const one of shown) await expect(one).toBeVisible();
  await expect(page.getByRole("navigation").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("banner").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Skip to content" })).not.toBeInViewport();
  expect(await page.evaluate(cutOff)).toEqual([]);
  const paper = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Runs in the page: words that end beyond the sheet, and boxes that hide part of what they hold. */
function cutOff(): string[] {
  const wide = document.documentElement.clientWidth;
  return [...document.querySelectorAll<HTMLElement>("main *")].flatMap((element) => {
    const { right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return [];
    const { overflowX, clip, clipPath, textOverflow } = getComputedStyle(element);
    if (clip !== "auto" || clipPath !== "none") return [];
    const name = `${element.tagName} ${element.className} ${(element.textContent ?? "").slice(0, 60)}`;
    if (right > wide + 1) return [`beyond the sheet: ${name}`];
    const hides = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    return hides && textOverflow !== "ellipsis" ? [`hidden: ${name}`] : [];
  });
}

/** The browser's own print window cannot be seen from here; that it was asked for can. */
async function expectPrints(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-asked-to-print", "");
  });
  await enter(page, page.getByRole("button", { name: "Print" }));
  await expect(page.locator("html")).toHaveAttribute("data-asked-to-print", "");
  await expectFocusKept(page);
}

const ends = (page: Page): Locator[] => {
  const questions = page.locator("[data-question]");
  return [questions.first(), questions.last()];
};

test("a blank questionnaire is reached and printed with the keyboard alone", async ({
  adminPage: page,
}) => {
  await page.goto("/frameworks/google");
  await enter(page, page.getByRole("link", { name: "Questionnaire" }));
  await expect(page.getByText(/Mark one box each/)).toBeVisible();
  await expectPrints(page);
  await expectOnPaper(page, ends(page));
});

test("a filled questionnaire is reached from its assessment and printed with the keyboard alone", async ({
  adminPage: page,
}) => {
  await page.goto("/maturity?framework=google");
  await enter(page, page.getByRole("link", { name: "Continue" }).first());
  await expect(page).toHaveURL(/\/assessments\//);
  await expect(async () => {
    await tabTo(page, page.getByRole("button", { name: "Questionnaire" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: /^Print or download/ })).toBeFocused({
      timeout: 1000,
    });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-question]").first()).toBeVisible();
  await expectPrints(page);
  await expectOnPaper(page, ends(page));
});

test("a team's result is reached and printed with the keyboard alone, with its figures and its practices", async ({
  adminPage: page,
}) => {
  await page.goto("/maturity/demo-card-fraud?framework=five-levels");
  await expectPrints(page);
  await expectOnPaper(page, [
    page.getByRole("heading", { level: 1 }),
    page.locator("figure").getByRole("img").first(),
    page.getByRole("heading", { name: /milestones$/ }),
  ]);
});
