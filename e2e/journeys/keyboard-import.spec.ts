import type { BrowserContext, Page } from "playwright/test";
import { expect, test } from "../fixtures";
import { lensNamed } from "../lens";
import { enter, expectFocusKept, tabTo, typeInto } from "./keys";
import { change, peopleOf } from "./people";

const lead = { name: "Vera Feld", email: "vera@alpenglow.example", roles: ["lead"] };
const second = { name: "Timo Rast", email: "timo@alpenglow.example", roles: ["lead"] };

const filled = [
  "practice,answer,note,framework",
  "G1-01,not_known,From the workshop,google",
  "G1-02,not_known,From the workshop,google",
].join("\r\n");

/** A file is chosen in the browser's own window, which the key opens. */
async function chooseFile(page: Page, label: string, file: { name: string; text: string }) {
  const { name, text } = file;
  await tabTo(page, page.getByLabel(label));
  // A key that is pressed while the page still comes to life opens nothing: a person presses it again.
  await expect(async () => {
    const opening = page.waitForEvent("filechooser", { timeout: 2000 });
    await page.keyboard.press("Enter");
    await (await opening).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  }).toPass();
}

async function assessment(people: readonly BrowserContext[]) {
  const [nora, timo] = people;
  if (nora === undefined || timo === undefined) throw new Error("Two people were asked for.");
  const { assessmentId } = await change(nora.request, "maturity.startAssessment", {
    slug: "paper-crew",
    framework: "google",
  });
  await change(timo.request, "maturity.saveAnswer", {
    assessmentId,
    practice: "G1-01",
    response: { kind: "not_applicable", reason: "decided_not_to_do" },
    note: "Decided in May.",
    expectedRevision: 0,
  });
  return { nora, timo, assessmentId };
}

test("a filled questionnaire is looked at, its conflict decided and all of it taken, with the keyboard alone", async ({
  browser,
}) => {
  const people = await peopleOf(browser, { name: "Paper crew", people: [lead, second] });
  const { nora, timo, assessmentId } = await assessment(people);
  const page = await nora.newPage();
  await page.goto(`/assessments/${assessmentId}`);
  const menu = page.getByRole("button", { name: "Questionnaire" });
  await tabTo(page, menu);
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: /^Print or download/ })).toBeFocused({
      timeout: 1000,
    });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: /^Import answers/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Import answers" })).toBeVisible();

  await chooseFile(page, "Filled-in questionnaire", { name: "filled.csv", text: filled });
  await expect(page.getByText(/2 answers would change/)).toBeVisible();
  await expectFocusKept(page);
  const take = page.getByRole("checkbox", { name: /Take the file's answer/ });
  await tabTo(page, take);
  await expect(page.getByRole("button", { name: "Import 1 answer" })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(take).toBeChecked();
  await enter(page, page.getByRole("button", { name: "Import 2 answers" }));
  await expect(page).toHaveURL(new RegExp(`/assessments/${assessmentId}$`));
  await expect(page.getByRole("heading", { name: /^2 of \d+ answered$/ })).toBeVisible();

  await test.step("It is taken back as a whole, except what somebody changed since", async () => {
    await change(timo.request, "maturity.saveAnswer", {
      assessmentId,
      practice: "G1-02",
      response: { kind: "not_applicable", reason: "decided_not_to_do" },
      note: "Not this year.",
      expectedRevision: 1,
    });
    await page.goto(`/assessments/${assessmentId}/import`);
    await expect(
      page.getByRole("heading", {
        name: "1 answer of the last import can be taken back, 1 was changed since and stays",
      }),
    ).toBeVisible();
    await expect(page.getByText("G1-02: changed since by Timo Rast")).toBeVisible();
    await enter(page, page.getByRole("button", { name: "Take the import back" }));
    await expect(
      page.getByText(
        "1 answer is again what stood before the import. 1 was changed since and stays.",
      ),
    ).toBeVisible();
    await expect(
      page.getByRole("heading", { name: "The last import was taken back" }),
    ).toBeVisible();
    await expectFocusKept(page);
  });
  for (const one of people) await one.close();
});

test("an AWS lens and a framework file are imported and published with the keyboard alone", async ({
  adminPage: page,
}) => {
  await page.goto("/frameworks");
  await enter(page, page.getByRole("link", { name: "Import a framework" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import a framework");

  await test.step("A line that cannot be read is named, and its button leads there", async () => {
    const file = { name: "lens.json", text: lensNamed("Keyboard Care", "alerts && brakes") };
    await chooseFile(page, "Choose a file", file);
    await expect(page.getByLabel("The framework")).toHaveValue(/Keyboard Care/);
    await enter(page, page.getByRole("button", { name: "Read and save as a draft" }));
    await expect(page.getByText('the question has no choice "brakes"')).toBeVisible();
    await shiftTabTo(page, /^Line \d+$/);
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("The framework")).toBeFocused();
  });

  await test.step("The corrected lens is saved, its effect seen, and published", async () => {
    await typeInto(page, page.getByLabel("The framework"), "");
    await page.keyboard.insertText(lensNamed("Keyboard Care"));
    await publishFromHere(page);
    await expect(page).toHaveURL("/frameworks/aws-keyboard-care");
    await expectFocusKept(page);
  });

  await test.step("A framework file of one's own, chosen as a file", async () => {
    const yaml = await exported(page, "aws-keyboard-care");
    await page.goto("/frameworks/import");
    const text = yaml.replaceAll("aws-keyboard-care", "our-keyboard-levels");
    await chooseFile(page, "Choose a file", { name: "levels.yaml", text });
    await expect(page.getByLabel("The framework")).toHaveValue(/our-keyboard-levels/);
    await publishFromHere(page);
    await expect(page).toHaveURL("/frameworks/our-keyboard-levels");
  });
});

/** Walks backwards, as one does to a message above the button. */
async function shiftTabTo(page: Page, name: RegExp): Promise<void> {
  const target = page.getByRole("button", { name });
  await expect(async () => {
    await page.keyboard.press("Shift+Tab");
    await expect(target).toBeFocused({ timeout: 100 });
  }).toPass();
}

async function publishFromHere(page: Page): Promise<void> {
  await enter(page, page.getByRole("button", { name: "Read and save as a draft" }));
  await expect(page.getByText("The linter finds no defect")).toBeVisible();
  await expect(page.getByText("No team is assessed with an earlier version")).toBeVisible();
  await enter(page, page.getByRole("button", { name: "Publish" }));
  await enter(page, page.getByRole("dialog").getByRole("button", { name: "Publish" }));
}

async function exported(page: Page, key: string): Promise<string> {
  const answer = await page.request.get(
    `/api/v1/frameworks/${key}/export?format=yaml&version=1.0.0`,
  );
  return (await answer.json()).body;
}
