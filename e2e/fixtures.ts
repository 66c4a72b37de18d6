import { readFileSync } from "node:fs";
import { type BrowserContext, type Page, test as base } from "playwright/test";

export { expect } from "playwright/test";

function fromSetup(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: the global set-up has not run.`);
  return value;
}

/** Nobody has an account there yet. */
export const fresh = () => ({
  origin: fromSetup("CAIRN_E2E_FRESH"),
  setupLink: fromSetup("CAIRN_E2E_SETUP_LINK"),
});

/** Each worker has a furnished Cairn to itself; this is what its names in the environment end with. */
const ofThisWorker = (name: string) => fromSetup(`${name}_${fromSetup("TEST_PARALLEL_INDEX")}`);

/** Set up, with an admin and the five demonstration teams. */
export const furnished = () => ({ origin: ofThisWorker("CAIRN_E2E_FURNISHED") });

export type Looks = { readonly theme?: "light" | "dark"; readonly width?: number };

type Fixtures = {
  /** A visitor of the furnished Cairn. */
  visitor: Page;
  /** The admin of the furnished Cairn, signed in. */
  adminPage: Page;
  /** Everything the pages of this test complained about: console errors, script errors, broken rules of the policy. */
  complaints: string[];
};

export const test = base.extend<Fixtures>({
  // Playwright insists on the braces: it reads from them what a fixture needs.
  // oxlint-disable-next-line no-empty-pattern
  complaints: async ({}, give) => give([]),
  visitor: async ({ browser, complaints }, give) => {
    const context = await browser.newContext({ baseURL: furnished().origin });
    await give(await listenedTo(context, complaints));
    await context.close();
  },
  adminPage: async ({ browser, complaints }, give) => {
    const context = await browser.newContext({
      baseURL: furnished().origin,
      storageState: adminSession(),
    });
    await give(await listenedTo(context, complaints));
    await context.close();
  },
});

/** The stored session of the admin there. */
export const adminSession = () =>
  JSON.parse(readFileSync(ofThisWorker("CAIRN_E2E_SESSION"), "utf8"));

async function listenedTo(context: BrowserContext, complaints: string[]): Promise<Page> {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  return page;
}

/** Shows the next pages in this theme, as a person's own choice does. */
export async function choose(page: Page, { theme = "light", width = 1440 }: Looks): Promise<void> {
  const { origin } = furnished();
  await page.context().addCookies([{ name: "cairn_theme", value: theme, url: origin }]);
  await page.setViewportSize({ width, height: 900 });
}
