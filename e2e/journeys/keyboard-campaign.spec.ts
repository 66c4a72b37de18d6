import { expect, test } from "../fixtures";
import { enter, expectFocusKept, oddDay, tabTo, typeInto } from "./keys";

const name = "Asked by keyboard";

test("a campaign is started, followed, moved and closed with the keyboard alone", async ({
  adminPage: page,
}) => {
  await page.goto("/maturity");
  await enter(page, page.getByRole("link", { name: "Campaigns" }));
  await enter(page, page.getByRole("link", { name: "Start a campaign" }));

  await test.step("What is missing is named, and its link leads to the field", async () => {
    await enter(page, page.getByRole("button", { name: "Start campaign" }));
    const missing = page.getByRole("link", { name: "Choose at least one team." });
    await expect(missing).toBeVisible();
    await expectFocusKept(page);
    await enter(page, page.getByRole("link", { name: "Enter a name." }));
    await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  });

  await test.step("It is filled in and started", async () => {
    await page.keyboard.type(name);
    await tabTo(page, page.getByLabel("Framework"));
    await page.keyboard.type("Google");
    await tabTo(page, page.getByLabel("Due"));
    await page.keyboard.type(oddDay.typed);
    await typeInto(page, page.getByLabel("What the teams should know"), "Before the audit.");
    await tabTo(page, page.getByRole("checkbox", { name: "Demo Route planning" }));
    await page.keyboard.press("Space");
    await enter(page, page.getByRole("button", { name: "Start campaign" }));
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByText(`due ${oddDay.said}`)).toBeVisible();
  });

  await test.step("It is followed to what a team is answering, and back over the list", async () => {
    const row = page.getByRole("row", { name: /Route planning/ });
    await enter(page, row.getByRole("link", { name: /^\d+ of \d+$/ }));
    await expect(page).toHaveURL(/\/assessments\/[0-9a-f-]+$/);
    await page.goto("/maturity/campaigns");
    await enter(page, page.getByRole("link", { name }));
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });

  await test.step("Its day is moved; the focus comes back to the button", async () => {
    const move = page.getByRole("button", { name: "Change due date" });
    await enter(page, move);
    const dialog = page.getByRole("dialog", { name: "Change the due date" });
    await tabTo(page, dialog.getByLabel("Due"));
    await page.keyboard.type("11112099");
    await page.keyboard.press("Enter");
    await expect(page.getByText("due 11 Nov 2099")).toBeVisible();
    await expect(move).toBeFocused();
  });

  await test.step("It is closed, and the focus stays on the page", async () => {
    await enter(page, page.getByRole("button", { name: "End campaign" }));
    const dialog = page.getByRole("dialog", { name: "End this campaign" });
    await tabTo(page, dialog.getByRole("radio", { name: /^Close it/ }));
    await enter(page, dialog.getByRole("button", { name: "End campaign" }));
    await expect(page.getByText("This campaign is closed")).toBeVisible();
    await expect(page.getByRole("button", { name: "End campaign" })).toBeHidden();
    await expectFocusKept(page);
  });
});
