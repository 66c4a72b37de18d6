import { mustWork, ownPage } from "../../admin";
import { expect, fresh, test } from "../../fixtures";
import { answerTheRest } from "../assessment-by-api";
import { QuestionsPage, savingOfAnswers } from "../questions-page";
import { lead, type Story, team } from "./story";

/** From the first question to the signature, with everything that can come between. */
export function answering(story: Story): void {
  test("the lead starts an assessment by five levels", async () => {
    await story.lena.goto("/assessments/new");
    await story.lena.getByRole("radio", { name: /Five levels/ }).check();
    await story.lena.getByRole("button", { name: "Start assessment" }).click();
    await expect(story.lena).toHaveURL(/\/assessments\/[0-9a-f-]{36}$/);
    story.assessmentId = story.lena.url().split("/").at(-1) ?? "";
    await expect(story.lena.getByText(/^0 of \d+ answered$/).first()).toBeVisible();
  });

  test("answers are saved while she chooses, and a reload keeps them", async () => {
    await story.lena.getByRole("link", { name: "Begin" }).click();
    await expect(story.lena).toHaveURL(/\/assessments\/[0-9a-f-]{36}\/[a-z-]+$/);
    story.section = story.lena.url();
    const questions = new QuestionsPage(story.lena);
    const count = await story.lena.locator("[data-question]").count();
    expect(count).toBeGreaterThan(2);
    for (let index = 0; index < count; index += 1) {
      await questions.choose(index, 1);
      await questions.expectSaved(index);
    }
    await questions.note(0).fill("Looked at the dashboard of last week.");
    await expect(questions.state(0)).toHaveText(/^Saving/);
    await questions.expectSaved(0);
    await story.lena.reload();
    for (let index = 0; index < count; index += 1) await questions.expectChosen(index, 1);
    await expect(questions.note(0)).toHaveValue("Looked at the dashboard of last week.");
  });

  test("two tabs that change one answer show both values until one is chosen", async () => {
    const second = await story.leadContext.newPage();
    await second.goto(story.section);
    const [here, there] = [new QuestionsPage(story.lena), new QuestionsPage(second)];
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
    await story.lena.reload();
    await here.expectChosen(0, 0);
    await second.close();
  });

  test("a cut connection keeps the answer and delivers it later", async () => {
    const questions = new QuestionsPage(story.lena);
    await questions.listens();
    await story.leadContext.setOffline(true);
    await expect(story.lena.getByText("You are offline")).toBeVisible();
    await questions.choose(1, 2);
    await expect(questions.state(1)).toHaveText("Not saved, retrying. Your answer is kept here.");
    await story.leadContext.setOffline(false);
    await questions.expectSaved(1);
    await expect(story.lena.getByText("You are offline")).toBeHidden();
    await story.lena.reload();
    await questions.expectChosen(1, 2);
  });

  test("an answer that could not leave survives a reload of the page", async () => {
    const questions = new QuestionsPage(story.lena);
    await story.lena.route(savingOfAnswers, (route) => route.abort());
    await questions.choose(2, 2);
    await expect(questions.state(2)).toHaveText("Not saved, retrying. Your answer is kept here.");
    await story.lena.unroute(savingOfAnswers);
    await story.lena.reload();
    await questions.expectSaved(2);
    await questions.expectChosen(2, 2);
  });

  test("a press before the page's script has arrived chooses nothing, so nothing can be lost", async () => {
    const questions = new QuestionsPage(story.lena);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await story.lena.route(/\/_next\/static\/.*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await story.lena.goto(story.section, { waitUntil: "commit" });
    await questions.expectChosen(2, 2);
    const first = questions.card(2).locator("input[type=radio]").first();
    await first.click({ force: true });
    await expect(first).not.toBeChecked();
    await questions.expectChosen(2, 2);
    letGo();
    await questions.choose(2, 0);
    await questions.expectSaved(2);
    await story.lena.unroute(/\/_next\/static\/.*\.js/);
    await story.lena.reload();
    await questions.expectChosen(2, 0);
  });

  test("a session that ends in the middle asks to sign in again and loses nothing", async () => {
    const { rows } = await (
      await mustWork(await story.adminContext.request.get("/api/v1/members"))
    ).json();
    const { id: memberId } = rows.find(({ email }: { email: string }) => email === lead.email);
    await mustWork(
      await story.adminContext.request.post("/api/trpc/identity.endMemberSessions", {
        headers: ownPage(fresh().origin),
        data: { json: { memberId } },
      }),
    );
    const questions = new QuestionsPage(story.lena);
    const dialog = story.lena.getByRole("dialog", { name: "Your session has ended" });
    // The page may be told of the end at once; what was being typed then waits below the dialog.
    if (!(await dialog.isVisible())) await questions.note(1).fill("Typed when it ended.");
    await expect(dialog).toBeVisible();
    await expect(dialog.getByText("What you typed is still on this page.")).toBeVisible();
    await dialog.getByRole("textbox", { name: "Password" }).fill(lead.password);
    await dialog.getByRole("button", { name: "Sign in and go on" }).click();
    await expect(dialog).toBeHidden();
    await questions.note(1).fill("Typed when it ended, finished afterwards.");
    await questions.expectSaved(1);
    await story.lena.reload();
    await questions.expectChosen(1, 2);
    await expect(questions.note(1)).toHaveValue("Typed when it ended, finished afterwards.");
  });

  test("the check page names what still holds up the signature", async () => {
    await story.lena.goto(`/assessments/${story.assessmentId}/check`);
    await expect(story.lena.getByText(/required practices hold up the signature/)).toBeVisible();
    await story.lena.getByRole("button", { name: "Sign off" }).click();
    await expect(story.lena.getByText("Agree to the statement to sign.").first()).toBeVisible();
  });

  test("with every answer given, the lead signs off, and the gaps are among the answers", async () => {
    const origin = fresh().origin;
    const { assessmentId } = story;
    const answered = await answerTheRest(story.leadContext.request, {
      origin,
      assessmentId,
      gaps: 12,
    });
    expect(answered).toBeGreaterThan(20);
    await story.lena.goto(story.section);
    const questions = new QuestionsPage(story.lena);
    const count = await story.lena.locator("[data-question]").count();
    for (let index = 0; index < count; index += 1) {
      await questions.chooseBest(index);
      await questions.expectSaved(index);
    }
    await story.lena.goto(`/assessments/${story.assessmentId}/check`);
    await expect(story.lena.getByText("nothing holds up the signature")).toBeVisible();
    await story.lena.getByLabel("Name of the milestone").fill("First assessment");
    await story.lena.getByRole("checkbox").check();
    await story.lena.getByRole("button", { name: "Sign off" }).click();
    await expect(story.lena).toHaveURL(`/maturity/${team.slug}?framework=five-levels`);
  });
}
