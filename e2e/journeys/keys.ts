import { expect, type Locator, type Page } from "playwright/test";

const mostStops = 250;

/** Walks with Tab until the keyboard stands there, and looks at every stop that its place can be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
    await expectVisibleFocus(page);
  }
  throw new Error(`Tab did not reach ${target.toString()} within ${mostStops} stops`);
}

const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.count()) === 1 &&
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** The focused element, or what stands around a hidden radio, is on the page and outlined. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { ok: true, html: "" };
    const marked = (one: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    };
    const { width, height } = element.getBoundingClientRect();
    const around = [element, element.closest("label"), element.nextElementSibling];
    const ok = width > 0 && height > 0 && around.some((one) => one !== null && marked(one));
    return { ok, html: element.outerHTML.slice(0, 200) };
  });
  expect(seen.ok, `the focus cannot be seen on ${seen.html}`).toBe(true);
}
