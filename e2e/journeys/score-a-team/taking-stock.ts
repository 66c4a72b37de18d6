import { readFileSync } from "node:fs";
import type { Download } from "playwright/test";
import { mustWork } from "../../admin";
import { expect, test } from "../../fixtures";
import { lead, type Story, team } from "./story";

/** What the signed answers show, and what the team does with them. */
export function takingStock(story: Story): void {
  test("the result shows what is claimed above what is proven, and says why", async () => {
    const claimed = await levelOf(story, "claimed");
    const confirmed = await levelOf(story, "confirmed");
    const proven = await levelOf(story, "proven");
    expect(claimed).not.toBeNull();
    // Not known is allowed and is shown as such; a number must not reach the claim without evidence.
    expect(proven ?? 0).toBeLessThan(claimed ?? 0);
    expect(confirmed ?? 0).toBeGreaterThanOrEqual(proven ?? 0);
    await expect(
      story.lena.getByText(/^Claimed .+, confirmed .+, proven .+Confidence is/),
    ).toBeVisible();
    await expect(story.lena.getByText(/are not known from evidence/).first()).toBeVisible();
  });

  test("a milestone keeps today under a name", async () => {
    await story.lena.getByRole("button", { name: "Save milestone" }).click();
    const dialog = story.lena.getByRole("dialog", { name: "Save a milestone" });
    await dialog.getByRole("button", { name: "Save milestone" }).click();
    await expect(
      dialog.getByText("Enter a name, so that it can be found again.").first(),
    ).toBeVisible();
    await dialog.getByRole("textbox", { name: "Name" }).fill("Before the pipeline work");
    await dialog.getByRole("button", { name: "Save milestone" }).click();
    await expect(story.lena.getByRole("heading", { name: "2 milestones" })).toBeVisible();
  });

  test("a gap becomes a planned improvement with an owner", async () => {
    const open = story.lena
      .locator("#practices details")
      .filter({ hasText: "Plan the improvement" });
    await open.first().locator("summary").first().click();
    await open.first().getByRole("button", { name: "Plan the improvement" }).click();
    const dialog = story.lena.getByRole("dialog", { name: "Plan the improvement" });
    await dialog.getByLabel("Owner").selectOption({ label: lead.name });
    await dialog.getByLabel("Due").fill("2027-03-31");
    await dialog.getByRole("button", { name: "Plan it" }).click();
    await expect(story.lena.getByText("The improvement is planned.")).toBeVisible();
    await expect(
      story.lena.getByText("2027-03-31").or(story.lena.getByText("31 Mar 2027")).first(),
    ).toBeVisible();
  });

  test("the result can be taken away as a CSV table and as a YAML document", async () => {
    const csv = await downloaded(story, "CSV");
    expect(csv.suggestedFilename()).toMatch(/^churn-five-levels-\d{4}-\d\d-\d\d\.csv$/);
    const table = await textOf(csv);
    expect(table.split("\n")[0]).toContain("practice,dimension,level");
    expect(table.split("\n").length).toBeGreaterThan(30);
    const yaml = await downloaded(story, "YAML");
    expect(yaml.suggestedFilename()).toMatch(/\.yaml$/);
    const document = await textOf(yaml);
    expect(document).toMatch(/^source:\n/);
    expect(document).toContain("team: Churn");
  });

  test("two milestones can be compared", async () => {
    await story.lena.getByRole("link", { name: "Compare with First assessment" }).click();
    await expect(
      story.lena.getByRole("heading", {
        level: 1,
        name: "First assessment and Before the pipeline work",
      }),
    ).toBeVisible();
    await expect(story.lena.getByText("No practice was lost.")).toBeVisible();
  });

  test("a signed assessment no longer changes", async () => {
    await story.lena.goto(story.section);
    await expect(story.lena.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(story.lena.getByRole("radio")).toHaveCount(0);
  });
}

async function levelOf(
  story: Story,
  view: "claimed" | "confirmed" | "proven",
): Promise<number | null> {
  const answer = await mustWork(
    await story.leadContext.request.get(`/api/v1/teams/${team.slug}/maturity/five-levels`),
  );
  const { headline } = await answer.json();
  return headline[view].level;
}

async function downloaded(story: Story, name: string): Promise<Download> {
  const [download] = await Promise.all([
    story.lena.waitForEvent("download"),
    story.lena.getByRole("button", { name, exact: true }).click(),
  ]);
  return download;
}

const textOf = async (download: Download): Promise<string> =>
  readFileSync(await download.path(), "utf8");
