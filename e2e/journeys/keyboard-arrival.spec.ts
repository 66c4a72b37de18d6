import type { Locator, Page } from "playwright/test";
import { admin } from "../admin";
import { startCairn } from "../cairn-process";
import { expect, test } from "../fixtures";
import { tabTo } from "./keys";

const guest = {
  name: "Gerd Vogel",
  email: "gerd@alpenglow.example",
  password: "violet harbour tundra spoon",
};

test("set-up, a team, an invitation and joining work with the keyboard alone", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const cairn = await startCairn();
  try {
    const context = await browser.newContext({ baseURL: cairn.origin });
    const page = await context.newPage();
    await setUp(page, cairn.setupLink);
    await createTeam(page);
    const link = await invite(page);
    await context.close();
    const own = await browser.newContext({ baseURL: cairn.origin });
    await join(await own.newPage(), link);
    await own.close();
  } finally {
    await cairn.stop();
  }
});

async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await type(page, page.getByRole("textbox", { name: "Name", exact: true }), admin.organisation);
  await type(page, page.getByLabel("Currency"), "EUR");
  await type(page, page.getByLabel("Your name"), admin.name);
  await type(page, page.getByLabel("E-mail address"), admin.email);
  await type(page, page.getByRole("textbox", { name: "Password" }), admin.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "First steps" })).toBeVisible();
}

async function createTeam(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("link", { name: "Create a team" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Create a team" });
  await expect(dialog).toBeVisible();
  await type(page, dialog.getByLabel("Name"), "Keys only");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/teams/keys-only");
}

/** The link is read from its field, as a person copies it. */
async function invite(page: Page): Promise<string> {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused({
      timeout: 1000,
    });
  }).toPass();
  await page.keyboard.type("Invite a person");
  await expect(page.getByRole("option", { selected: true })).toContainText("Invite a person");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Invite a person" });
  await expect(dialog).toBeVisible();
  await type(page, dialog.getByLabel("E-mail address"), guest.email);
  await type(page, dialog.getByRole("textbox", { name: "Name" }), guest.name);
  await tabTo(page, dialog.getByRole("checkbox", { name: /Team lead/ }));
  await page.keyboard.press("Space");
  await tabTo(page, dialog.getByRole("button", { name: "Make the link" }));
  await page.keyboard.press("Enter");
  const made = page.getByRole("dialog");
  const field = made.getByLabel("Invitation link");
  await expect(field).toBeVisible();
  await tabTo(page, made.getByRole("button", { name: "Done" }));
  return field.inputValue();
}

async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await type(page, page.getByRole("textbox", { name: "Password" }), guest.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `You: ${guest.name}` })).toBeVisible();
}

async function type(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(words);
}
