import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright/test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Transitions between colours are over, or axe would measure one of their middles. A turning icon never ends. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.all(ending.map(({ finished }) => finished));
  });
}

/** Every broken rule with the first place that breaks it. The policy stops script tags, so axe is evaluated. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const found = await Reflect.get(window, "axe").run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return found.violations.map(
      (one: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }) =>
        `${one.id}: ${one.help} (${one.nodes.length} places) ${one.nodes[0]?.html} ${one.nodes[0]?.failureSummary}`,
    );
  }, rules);
}

/** The elements that stand out at the right when the page can be moved sideways. */
export const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("main *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 160));
    return [`${scrollWidth} of ${clientWidth} px`, ...wide];
  });
