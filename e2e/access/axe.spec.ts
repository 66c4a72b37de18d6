import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright/test";
import { mustWork } from "../admin";
import { adminSession, choose, expect, furnished, type Looks, test } from "../fixtures";
import { overflow, settled, violations } from "./barriers";
import { knownPlaces, pages, pathOf, type Visit } from "./pages";

// No page here changes anything, so the workers share the list.
test.describe.configure({ mode: "parallel" });

/** The largest sum of compressed scripts that a page may need. */
const mostBytes = 220 * 1024;

let places: Readonly<Record<string, string>> = {};

test.beforeAll(async ({ browser }) => {
  const { origin } = furnished();
  const context = await browser.newContext({ baseURL: origin, storageState: adminSession() });
  places = await knownPlaces(context.request, origin);
  await context.close();
});

for (const visit of pages) {
  test(`${visit.name}: no barrier in light and dark, fits 390 px, scripts within the budget`, async ({
    adminPage,
    visitor,
    complaints,
  }) => {
    const page = visit.by === "admin" ? adminPage : visitor;
    const served = await open(page, visit, { theme: "light", width: 1440 });
    const sizes = await firstScripts(page, served);
    expect.soft(await violations(page), "light, 1440 px").toEqual([]);
    expect.soft(await overflow(page), "sideways at 1440 px").toEqual([]);
    await open(page, visit, { theme: "dark", width: 390 });
    expect.soft(await violations(page), "dark, 390 px").toEqual([]);
    expect.soft(await overflow(page), "sideways at 390 px").toEqual([]);
    expect.soft(complaints.filter((one) => !isOwnStatus(one, visit))).toEqual([]);
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    test
      .info()
      .annotations.push({ type: "scripts", description: `${Math.round(total / 1024)} KB` });
    expect.soft(total, sizeWords(sizes)).toBeLessThanOrEqual(mostBytes);
    expect.soft(sizes.filter(({ charts }) => charts)).toEqual([]);
  });
}

async function open(page: Page, visit: Visit, looks: Looks): Promise<Response | null> {
  await choose(page, looks);
  const answer = await page.goto(pathOf(visit, places));
  expect(answer?.status()).toBe(visit.status ?? 200);
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-theme", looks.theme ?? "light");
  await settled(page);
  return answer;
}

/** The browser itself reports a page that answers 404; that page is asked for. */
const isOwnStatus = (complaint: string, { status }: Visit): boolean =>
  status !== undefined && complaint.includes(`status of ${status}`);

type Script = { readonly url: string; readonly bytes: number; readonly charts: boolean };

/** The scripts that the served page itself names: what must arrive before it works. Prefetching comes later. */
async function firstScripts(page: Page, answer: Response | null): Promise<readonly Script[]> {
  const html = (await answer?.text()) ?? "";
  const tags = html.match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? [];
  const modern = tags.filter((tag) => !/\bnomodule\b/i.test(tag));
  const urls = new Set(
    modern.map((tag) => /\bsrc="(?<src>[^"]+)"/.exec(tag)?.groups?.["src"] ?? ""),
  );
  expect(urls.size, "scripts named by the page").toBeGreaterThan(3);
  return Promise.all(
    [...urls].map((url) => {
      const script = weighed.get(url) ?? weigh(page, url);
      weighed.set(url, script);
      return script;
    }),
  );
}

/** Most pages name the same scripts, and a name that stands for its content is weighed once. */
const weighed = new Map<string, Promise<Script>>();

async function weigh(page: Page, url: string): Promise<Script> {
  const body = await (await mustWork(await page.request.get(url))).body();
  const charts = body.includes("zrender") || body.includes("echarts");
  return { url, bytes: gzipSync(body).length, charts };
}

const sizeWords = (sizes: readonly Script[]): string =>
  sizes.map(({ url, bytes }) => `${url} ${bytes}`).join("\n");
