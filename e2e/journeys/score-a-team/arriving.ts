import { admin } from "../../admin";
import { expect, fresh, test } from "../../fixtures";
import { lead, type Story, team } from "./story";

/** From the printed link to a lead on a team. */
export function arriving(story: Story): void {
  test("a wrong set-up link says where the right one stands", async () => {
    await story.ada.goto("/setup?token=not-the-link");
    await expect(
      story.ada.getByRole("heading", { name: "This set-up link is not the current one" }),
    ).toBeVisible();
    await expect(story.ada.getByText("Look at the terminal where Cairn was started")).toBeVisible();
    await story.ada.goto("/sign-in");
    await expect(story.ada.getByRole("heading", { name: "Cairn is not set up yet" })).toBeVisible();
  });

  test("the printed link sets Cairn up and signs its first admin in", async () => {
    await story.ada.goto(fresh().setupLink);
    await story.ada.getByRole("textbox", { name: "Name", exact: true }).fill(admin.organisation);
    await story.ada.getByLabel("Time zone").selectOption("Europe/Berlin");
    await story.ada.getByLabel("Currency").selectOption("EUR");
    await story.ada.getByLabel("Your name").fill(admin.name);
    await story.ada.getByLabel("E-mail address").fill(admin.email);
    const password = story.ada.getByRole("textbox", { name: "Password" });
    await password.fill("password1234");
    await story.ada.getByRole("button", { name: "Set up Cairn" }).click();
    await expect(password).toHaveAttribute("aria-invalid", "true");
    await password.fill(admin.password);
    await expect(story.ada.getByText("This password can be used.")).toBeVisible();
    await story.ada.getByRole("button", { name: "Set up Cairn" }).click();
    await expect(story.ada.getByRole("heading", { name: "First steps" })).toBeVisible();
    await expect(story.ada.getByRole("button", { name: `You: ${admin.name}` })).toBeVisible();
  });

  test("the same link a second time says that it was used and what to do", async ({ browser }) => {
    const visitor = await browser.newPage();
    await visitor.goto(fresh().setupLink);
    await expect(visitor.getByRole("heading", { name: "Cairn is set up already" })).toBeVisible();
    await expect(
      visitor.getByText("ask an admin of your organisation to invite you"),
    ).toBeVisible();
    await expect(visitor.getByRole("link", { name: "Go to sign-in" })).toBeVisible();
    await visitor.close();
  });

  test("the admin creates a team", async () => {
    await story.ada.getByRole("link", { name: "Create a team" }).click();
    const dialog = story.ada.getByRole("dialog", { name: "Create a team" });
    await dialog.getByLabel("Name").fill(team.name);
    await dialog.getByLabel("Purpose").fill("Predicts who is about to leave.");
    await dialog.getByRole("button", { name: "Create team" }).click();
    await expect(story.ada).toHaveURL(`/teams/${team.slug}`);
    await expect(story.ada.getByRole("heading", { level: 1, name: team.name })).toBeVisible();
  });

  test("an invitation is a link that is shown once", async () => {
    await story.ada.goto("/settings/members");
    await story.ada.getByRole("button", { name: "Invite a person" }).click();
    const dialog = story.ada.getByRole("dialog");
    await dialog.getByLabel("E-mail address").fill(lead.email);
    await dialog.getByRole("textbox", { name: "Name" }).fill(lead.name);
    await dialog.getByRole("checkbox", { name: /Team lead/ }).check();
    await dialog.getByRole("button", { name: "Make the link" }).click();
    await expect(dialog.getByText("Shown once")).toBeVisible();
    story.invitation = await dialog.getByLabel("Invitation link").inputValue();
    expect(story.invitation).toContain("/invitation?token=");
    await dialog.getByRole("button", { name: "Done" }).click();
    await story.ada.reload();
    await expect(story.ada.getByText(lead.email).first()).toBeVisible();
    const token = new URL(story.invitation).searchParams.get("token") ?? "";
    expect(await story.ada.content()).not.toContain(token);
  });

  test("the invited person joins in a browser of her own, and the link is used up", async () => {
    await story.lena.goto(story.invitation);
    await expect(
      story.lena.getByRole("heading", { name: `Join ${admin.organisation}` }),
    ).toBeVisible();
    await story.lena.getByRole("textbox", { name: "Password" }).fill(lead.password);
    await story.lena.getByRole("button", { name: `Join ${admin.organisation}` }).click();
    await expect(story.lena.getByRole("button", { name: `You: ${lead.name}` })).toBeVisible();
    const visitor = await story.adminContext.newPage();
    await visitor.goto(story.invitation);
    await expect(
      visitor.getByRole("heading", { name: "This invitation cannot be used" }),
    ).toBeVisible();
    await visitor.close();
  });

  test("somebody on no team is told why no assessment can be started", async () => {
    await story.lena.goto("/assessments/new");
    await expect(story.lena.getByText("You are on no team.")).toBeVisible();
  });

  test("the admin puts her on the team as its lead", async () => {
    await story.ada.goto(`/teams/${team.slug}`);
    const box = story.ada.getByRole("combobox", { name: "Add a person" });
    await box.fill(lead.email);
    await expect(story.ada.locator("datalist option", { hasText: lead.name })).toBeAttached();
    await story.ada.getByRole("button", { name: "Add", exact: true }).click();
    const row = story.ada.getByRole("listitem").filter({ hasText: lead.email });
    await row.getByRole("button", { name: "Make lead" }).click();
    await expect(row.getByText("Leads", { exact: true })).toBeVisible();
  });
}
