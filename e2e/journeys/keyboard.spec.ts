import type { Page } from "playwright/test";
import { admin, mustWork, ownPage } from "../admin";
import { expect, furnished, test } from "../fixtures";
import { answerTheRest } from "./assessment-by-api";
import { expectVisibleFocus, tabTo } from "./keys";

const team = "Keyboard crew";
const slug = "keyboard-crew";

test("sign-in, an assessment, its signature and a milestone work with the keyboard alone", async ({
  adminPage,
  visitor,
}) => {
  test.setTimeout(180_000);
  await prepare(adminPage);
  const page = visitor;
  const press = (key: string) => page.keyboard.press(key);

  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("E-mail address"));
  await page.keyboard.type(admin.email);
  await tabTo(page, page.getByRole("textbox", { name: "Password" }));
  await page.keyboard.type(admin.password);
  await press("Enter");
  await expect(page.getByRole("button", { name: `You: ${admin.name}` })).toBeVisible();

  // Served words stand before their script listens: the first press may come too early.
  await expect(async () => {
    await press("Control+k");
    await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused({
      timeout: 1000,
    });
  }).toPass();
  await page.keyboard.type(team);
  await expect(page.getByRole("option", { selected: true })).toContainText(team);
  await press("Enter");
  await expect(page).toHaveURL(`/teams/${slug}`);
  await tabTo(page, page.getByRole("link", { name: "See maturity" }));
  await press("Enter");
  await expect(page).toHaveURL(new RegExp(`/maturity/${slug}`));
  await tabTo(page, page.getByRole("link", { name: "Continue assessment" }));
  await press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Continue", exact: true }));
  await press("Enter");
  await answerWithKeys(page);

  await tabTo(page, page.getByRole("link", { name: "Check and sign off" }));
  await press("Enter");
  await expect(page.getByText("nothing holds up the signature")).toBeVisible();
  await tabTo(page, page.getByRole("checkbox"));
  await press("Space");
  await tabTo(page, page.getByRole("button", { name: "Sign off" }));
  await press("Enter");
  await expect(page).toHaveURL(new RegExp(`/maturity/${slug}`));

  await tabTo(page, page.getByRole("button", { name: "Save milestone" }));
  await press("Enter");
  const name = page.getByRole("dialog").getByRole("textbox", { name: "Name" });
  await tabTo(page, name);
  await page.keyboard.type("By keyboard");
  await press("Enter");
  await expect(page.getByRole("rowheader", { name: "By keyboard" })).toBeVisible();
});

/** A team whose assessment lacks the answers of its last questions only; the walk is about keys, not about patience. */
async function prepare(page: Page): Promise<void> {
  const { request } = page.context();
  const { origin } = furnished();
  const headers = ownPage(origin);
  await mustWork(await request.post("/api/v1/teams", { headers, data: { name: team } }));
  const started = await mustWork(
    await request.post(`/api/v1/teams/${slug}/assessments`, {
      headers,
      data: { framework: "google" },
    }),
  );
  const { assessmentId } = await started.json();
  await answerTheRest(request, { origin, assessmentId, leaveOpen: 2 });
}

/** Numbers choose, `]` goes to the next question, `n` to the note. */
async function answerWithKeys(page: Page): Promise<void> {
  const cards = page.locator("[data-question]");
  await expect(cards.first()).toBeVisible();
  const count = await cards.count();
  for (let index = 0; index < count; index += 1) {
    const card = cards.nth(index);
    if (index > 0) {
      await page.keyboard.press("]");
      await expect(card).toBeFocused();
    }
    await tabTo(page, card.locator("input[type=radio]:focus"));
    await page.keyboard.press("1");
    await expect(card.getByRole("radio").first()).toBeChecked();
    await expect(card.locator("output")).toHaveText(/^Saved/);
  }
  await page.keyboard.press("n");
  await expect(cards.last().getByRole("textbox", { name: /^Note/ })).toBeFocused();
  await page.keyboard.type("Written without a mouse");
  await expect(cards.last().locator("output")).toHaveText(/^Saved/);
}

test("the skip link is the first stop and leads past the frame", async ({ adminPage: page }) => {
  await page.goto("/maturity");
  await expect(page.locator("h1")).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await expectVisibleFocus(page);
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("the question mark lists the keys, Escape closes, and g m goes to maturity", async ({
  adminPage: page,
}) => {
  await page.goto("/");
  await expect(page.locator("h1")).toBeVisible();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Shortcuts" });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByText("Maturity", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/\/maturity$/);
});

test("single keys leave text fields alone", async ({ adminPage: page }) => {
  await page.goto("/teams?create=team");
  const name = page.getByRole("dialog").getByRole("textbox", { name: "Name" });
  await tabTo(page, name);
  await page.keyboard.type("g m ?");
  await expect(name).toHaveValue("g m ?");
  await expect(page).toHaveURL(/\/teams/);
});
