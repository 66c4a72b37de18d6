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

/** Walks there and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Walks there and writes over what stands in it. */
export async function typeInto(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(words);
}

/** A day whose order of parts does not matter: browsers ask for it in the order of their own language. */
export const oddDay = { typed: "10102099", said: "10 Oct 2099" };

/** Nothing left the keyboard standing nowhere: what was pressed is gone, but the focus is not. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? ""), {
      message: "the focus fell to the top of the page",
    })
    .not.toBe("BODY");
}

const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.count()) === 1 &&
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** The focused element, or what stands around a hidden radio or a borderless field, is on the page and outlined. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    // A place that keeps the focus of something that left (see `keep-focus`) is no stop: nothing is operated there.
    const kept = element?.matches(":is(main, section, article, form, dialog)[tabindex='-1']");
    if (element === null || element === document.body || kept) return { ok: true, html: "" };
    const marked = (one: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    };
    const { width, height } = element.getBoundingClientRect();
    const around = [element, element.closest("label"), element.nextElementSibling];
    const box = element.parentElement;
    const boxed = box !== null && getComputedStyle(box).outlineStyle !== "none";
    const seen = boxed || around.some((one) => one !== null && marked(one));
    const ok = width > 0 && height > 0 && seen;
    return { ok, html: element.outerHTML.slice(0, 200) };
  });
  expect(seen.ok, `the focus cannot be seen on ${seen.html}`).toBe(true);
}
