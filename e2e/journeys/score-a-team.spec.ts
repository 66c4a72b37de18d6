import { readFileSync } from "node:fs";
import type { BrowserContext, Download, Page } from "playwright/test";
import { admin, mustWork, ownPage } from "../admin";
import { expect, fresh, test } from "../fixtures";
import { answerTheRest } from "./assessment-by-api";
import { QuestionsPage, savingOfAnswers } from "./questions-page";

const lead = {
  name: "Lena Vogt",
  email: "lena@alpenglow.example",
  password: "copper window thistle canal",
};
const team = { name: "Churn", slug: "churn" };

// One story in the order in which a customer lives it: each step stands on the one before.
test.describe.configure({ mode: "serial" });

let adminContext: BrowserContext;
let leadContext: BrowserContext;
/** The admin's browser, and the lead's. */
let ada: Page;
let lena: Page;
let invitation = "";
let assessmentId = "";
let section = "";

test.beforeAll(async ({ browser }) => {
  adminContext = await browser.newContext({ baseURL: fresh().origin });
  leadContext = await browser.newContext({ baseURL: fresh().origin, acceptDownloads: true });
  ada = await adminContext.newPage();
  lena = await leadContext.newPage();
});

test.afterAll(async () => {
  await adminContext.close();
  await leadContext.close();
});

test("a wrong set-up link says where the right one stands", async () => {
  await ada.goto("/setup?token=not-the-link");
  await expect(
    ada.getByRole("heading", { name: "This set-up link is not the current one" }),
  ).toBeVisible();
  await expect(ada.getByText("Look at the terminal where Cairn was started")).toBeVisible();
  await ada.goto("/sign-in");
  await expect(ada.getByRole("heading", { name: "Cairn is not set up yet" })).toBeVisible();
});

test("the printed link sets Cairn up and signs its first admin in", async () => {
  await ada.goto(fresh().setupLink);
  await ada.getByRole("textbox", { name: "Name", exact: true }).fill(admin.organisation);
  await ada.getByLabel("Time zone").selectOption("Europe/Berlin");
  await ada.getByLabel("Currency").selectOption("EUR");
  await ada.getByLabel("Your name").fill(admin.name);
  await ada.getByLabel("E-mail address").fill(admin.email);
  const password = ada.getByRole("textbox", { name: "Password" });
  await password.fill("password1234");
  await ada.getByRole("button", { name: "Set up Cairn" }).click();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await password.fill(admin.password);
  await expect(ada.getByText("This password can be used.")).toBeVisible();
  await ada.getByRole("button", { name: "Set up Cairn" }).click();
  await expect(ada.getByRole("heading", { name: "First steps" })).toBeVisible();
  await expect(ada.getByRole("button", { name: `You: ${admin.name}` })).toBeVisible();
});

test("the same link a second time says that it was used and what to do", async ({ browser }) => {
  const visitor = await browser.newPage();
  await visitor.goto(fresh().setupLink);
  await expect(visitor.getByRole("heading", { name: "Cairn is set up already" })).toBeVisible();
  await expect(visitor.getByText("ask an admin of your organisation to invite you")).toBeVisible();
  await expect(visitor.getByRole("link", { name: "Go to sign-in" })).toBeVisible();
  await visitor.close();
});

test("the admin creates a team", async () => {
  await ada.getByRole("link", { name: "Create a team" }).click();
  const dialog = ada.getByRole("dialog", { name: "Create a team" });
  await dialog.getByLabel("Name").fill(team.name);
  await dialog.getByLabel("Purpose").fill("Predicts who is about to leave.");
  await dialog.getByRole("button", { name: "Create team" }).click();
  await expect(ada).toHaveURL(`/teams/${team.slug}`);
  await expect(ada.getByRole("heading", { level: 1, name: team.name })).toBeVisible();
});

test("an invitation is a link that is shown once", async () => {
  await ada.goto("/settings/members");
  await ada.getByRole("button", { name: "Invite a person" }).click();
  const dialog = ada.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill(lead.email);
  await dialog.getByRole("textbox", { name: "Name" }).fill(lead.name);
  await dialog.getByRole("checkbox", { name: /Team lead/ }).check();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(dialog.getByText("Shown once")).toBeVisible();
  invitation = await dialog.getByLabel("Invitation link").inputValue();
  expect(invitation).toContain("/invitation?token=");
  await dialog.getByRole("button", { name: "Done" }).click();
  await ada.reload();
  await expect(ada.getByText(lead.email).first()).toBeVisible();
  const token = new URL(invitation).searchParams.get("token") ?? "";
  expect(await ada.content()).not.toContain(token);
});

test("the invited person joins in a browser of her own, and the link is used up", async () => {
  await lena.goto(invitation);
  await expect(lena.getByRole("heading", { name: `Join ${admin.organisation}` })).toBeVisible();
  await lena.getByRole("textbox", { name: "Password" }).fill(lead.password);
  await lena.getByRole("button", { name: `Join ${admin.organisation}` }).click();
  await expect(lena.getByRole("button", { name: `You: ${lead.name}` })).toBeVisible();
  const visitor = await adminContext.newPage();
  await visitor.goto(invitation);
  await expect(
    visitor.getByRole("heading", { name: "This invitation cannot be used" }),
  ).toBeVisible();
  await visitor.close();
});

test("somebody on no team is told why no assessment can be started", async () => {
  await lena.goto("/assessments/new");
  await expect(lena.getByText("You are on no team.")).toBeVisible();
});

test("the admin puts her on the team as its lead", async () => {
  await ada.goto(`/teams/${team.slug}`);
  const box = ada.getByRole("combobox", { name: "Add a person" });
  await box.fill(lead.email);
  await ada.getByRole("button", { name: "Add", exact: true }).click();
  const row = ada.getByRole("listitem").filter({ hasText: lead.email });
  await row.getByRole("button", { name: "Make lead" }).click();
  await expect(row.getByText("Leads", { exact: true })).toBeVisible();
});

test("the lead starts an assessment by five levels", async () => {
  await lena.goto("/assessments/new");
  await lena.getByRole("radio", { name: /Five levels/ }).check();
  await lena.getByRole("button", { name: "Start assessment" }).click();
  await expect(lena).toHaveURL(/\/assessments\/[0-9a-f-]{36}$/);
  assessmentId = lena.url().split("/").at(-1) ?? "";
  await expect(lena.getByText(/^0 of \d+ answered$/).first()).toBeVisible();
});

test("answers are saved while she chooses, and a reload keeps them", async () => {
  await lena.getByRole("link", { name: "Begin" }).click();
  await expect(lena).toHaveURL(/\/assessments\/[0-9a-f-]{36}\/[a-z-]+$/);
  section = lena.url();
  const questions = new QuestionsPage(lena);
  const count = await lena.locator("[data-question]").count();
  expect(count).toBeGreaterThan(2);
  for (let index = 0; index < count; index += 1) {
    await questions.choose(index, 1);
    await questions.expectSaved(index);
  }
  await questions.note(0).fill("Looked at the dashboard of last week.");
  await expect(questions.state(0)).toHaveText(/^Saving/);
  await questions.expectSaved(0);
  await lena.reload();
  for (let index = 0; index < count; index += 1) await questions.expectChosen(index, 1);
  await expect(questions.note(0)).toHaveValue("Looked at the dashboard of last week.");
});

test("two tabs that change one answer show both values until one is chosen", async () => {
  const second = await leadContext.newPage();
  await second.goto(section);
  const [here, there] = [new QuestionsPage(lena), new QuestionsPage(second)];
  await there.expectChosen(0, 1);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await second.route(savingOfAnswers, async (route) => {
    await held;
    await route.continue();
  });
  await there.choose(0, 0);
  await expect(there.state(0)).toHaveText("Saving");
  await here.choose(0, 2);
  await here.expectSaved(0);
  letGo();
  const conflict = there.card(0).getByRole("alert");
  await expect(conflict).toContainText(`${lead.name} saved another answer`);
  const words = async (place: number) =>
    (await there.card(0).getByRole("radio").nth(place).locator("xpath=..").innerText()).split(
      "\n",
    )[0] ?? "?";
  await expect(conflict).toContainText(await words(2));
  await expect(conflict).toContainText(await words(0));
  await second.unroute(savingOfAnswers);
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await there.expectSaved(0);
  await lena.reload();
  await here.expectChosen(0, 0);
  await second.close();
});

test("a cut connection keeps the answer and delivers it later", async () => {
  const questions = new QuestionsPage(lena);
  await leadContext.setOffline(true);
  await expect(lena.getByText("You are offline")).toBeVisible();
  await questions.choose(1, 2);
  await expect(questions.state(1)).toHaveText("Not saved, retrying. Your answer is kept here.");
  await leadContext.setOffline(false);
  await questions.expectSaved(1);
  await expect(lena.getByText("You are offline")).toBeHidden();
  await lena.reload();
  await questions.expectChosen(1, 2);
});

test("an answer that could not leave survives a reload of the page", async () => {
  const questions = new QuestionsPage(lena);
  await lena.route(savingOfAnswers, (route) => route.abort());
  await questions.choose(2, 2);
  await expect(questions.state(2)).toHaveText("Not saved, retrying. Your answer is kept here.");
  await lena.unroute(savingOfAnswers);
  await lena.reload();
  await questions.expectSaved(2);
  await questions.expectChosen(2, 2);
});

test("a session that ends in the middle asks to sign in again and loses nothing", async () => {
  const { rows } = await (await mustWork(await adminContext.request.get("/api/v1/members"))).json();
  const { id: memberId } = rows.find(({ email }: { email: string }) => email === lead.email);
  await mustWork(
    await adminContext.request.post("/api/trpc/identity.endMemberSessions", {
      headers: ownPage(fresh().origin),
      data: { json: { memberId } },
    }),
  );
  const questions = new QuestionsPage(lena);
  const dialog = lena.getByRole("dialog", { name: "Your session has ended" });
  // The page may be told of the end at once; what was being typed then waits below the dialog.
  if (!(await dialog.isVisible())) await questions.note(1).fill("Typed when it ended.");
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText("What you typed is still on this page.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Password" }).fill(lead.password);
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await expect(dialog).toBeHidden();
  await questions.note(1).fill("Typed when it ended, finished afterwards.");
  await questions.expectSaved(1);
  await lena.reload();
  await questions.expectChosen(1, 2);
  await expect(questions.note(1)).toHaveValue("Typed when it ended, finished afterwards.");
});

test("the check page names what still holds up the signature", async () => {
  await lena.goto(`/assessments/${assessmentId}/check`);
  await expect(lena.getByText(/required practices hold up the signature/)).toBeVisible();
  await lena.getByRole("button", { name: "Sign off" }).click();
  await expect(lena.getByText("Agree to the statement to sign.").first()).toBeVisible();
});

test("with every answer given, the lead signs off", async () => {
  const origin = fresh().origin;
  expect(await answerTheRest(leadContext.request, { origin, assessmentId })).toBeGreaterThan(20);
  await lena.goto(section);
  const questions = new QuestionsPage(lena);
  const count = await lena.locator("[data-question]").count();
  for (let index = 0; index < count; index += 1) {
    const radios = questions.card(index).getByRole("radio");
    await questions.choose(index, (await radios.count()) - 5);
    await questions.expectSaved(index);
  }
  await lena.goto(`/assessments/${assessmentId}/check`);
  await expect(lena.getByText("nothing holds up the signature")).toBeVisible();
  await lena.getByLabel("Name of the milestone").fill("First assessment");
  await lena.getByRole("checkbox").check();
  await lena.getByRole("button", { name: "Sign off" }).click();
  await expect(lena).toHaveURL(`/maturity/${team.slug}?fw=five-levels`);
});

test("the result shows what is claimed above what is proven, and says why", async () => {
  const claimed = await levelOf("claimed");
  const confirmed = await levelOf("confirmed");
  const proven = await levelOf("proven");
  expect(claimed).toBe(5);
  // Not known is allowed and is shown as such; a number must not reach the claim without evidence.
  expect(proven ?? 0).toBeLessThan(claimed ?? 0);
  expect(confirmed ?? 0).toBeGreaterThanOrEqual(proven ?? 0);
  await expect(lena.getByText(/^Claimed .+, confirmed .+, proven .+Confidence is/)).toBeVisible();
  await expect(lena.getByText(/are not known from evidence/).first()).toBeVisible();
});

async function levelOf(view: "claimed" | "confirmed" | "proven"): Promise<number | null> {
  const answer = await mustWork(
    await leadContext.request.get(`/api/v1/teams/${team.slug}/maturity/five-levels`),
  );
  const { headline } = await answer.json();
  return headline[view].level;
}

test("a milestone keeps today under a name", async () => {
  await lena.getByRole("button", { name: "Save milestone" }).click();
  const dialog = lena.getByRole("dialog", { name: "Save a milestone" });
  await dialog.getByRole("button", { name: "Save milestone" }).click();
  await expect(
    dialog.getByText("Enter a name, so that it can be found again.").first(),
  ).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Before the pipeline work");
  await dialog.getByRole("button", { name: "Save milestone" }).click();
  await expect(lena.getByRole("heading", { name: "2 milestones" })).toBeVisible();
});

test("a gap becomes a planned improvement with an owner", async () => {
  const open = lena.locator("#practices details").filter({ hasText: "Plan the improvement" });
  await open.first().locator("summary").click();
  await open.first().getByRole("button", { name: "Plan the improvement" }).click();
  const dialog = lena.getByRole("dialog", { name: "Plan the improvement" });
  await dialog.getByLabel("Owner").selectOption({ label: lead.name });
  await dialog.getByLabel("Due").fill("2027-03-31");
  await dialog.getByRole("button", { name: "Plan it" }).click();
  await expect(lena.getByText("The improvement is planned.")).toBeVisible();
  await expect(
    lena.getByText("2027-03-31").or(lena.getByText("31 Mar 2027")).first(),
  ).toBeVisible();
});

test("the result can be taken away as a CSV table and as a YAML document", async () => {
  const csv = await downloaded("CSV");
  expect(csv.suggestedFilename()).toMatch(/^churn-five-levels-\d{4}-\d\d-\d\d\.csv$/);
  const table = await textOf(csv);
  expect(table.split("\n")[0]).toContain("practice,dimension,level");
  expect(table.split("\n").length).toBeGreaterThan(30);
  const yaml = await downloaded("YAML");
  expect(yaml.suggestedFilename()).toMatch(/\.yaml$/);
  const document = await textOf(yaml);
  expect(document).toMatch(/^source:\n/);
  expect(document).toContain("team: Churn");
});

async function downloaded(name: string): Promise<Download> {
  const [download] = await Promise.all([
    lena.waitForEvent("download"),
    lena.getByRole("button", { name, exact: true }).click(),
  ]);
  return download;
}

const textOf = async (download: Download): Promise<string> =>
  readFileSync(await download.path(), "utf8");

test("two milestones can be compared", async () => {
  await lena.getByRole("link", { name: "Compare with First assessment" }).click();
  await expect(
    lena.getByRole("heading", {
      level: 1,
      name: "First assessment and Before the pipeline work",
    }),
  ).toBeVisible();
  await expect(lena.getByText("No practice was lost.")).toBeVisible();
});

test("a signed assessment no longer changes", async () => {
  await lena.goto(section);
  await expect(lena.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(lena.getByRole("radio")).toHaveCount(0);
});
