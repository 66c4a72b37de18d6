import { expect, type Locator, type Page } from "playwright/test";

/** One section of an assessment as its reader sees it. */
export class QuestionsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A card with one question, counted from 0. */
  card(index: number): Locator {
    return this.page.locator("[data-question]").nth(index);
  }

  /** Served questions can be seen before their script listens; then an event of the browser would meet nobody. */
  async listens(): Promise<void> {
    await expect
      .poll(() =>
        this.card(0).evaluate((card) => Object.keys(card).some((key) => key.startsWith("__react"))),
      )
      .toBe(true);
    // Until then nothing inside takes the focus, so a key would go elsewhere.
    await expect(this.page.locator("[inert]", { has: this.card(0) })).toHaveCount(0);
  }

  async choose(index: number, place: number): Promise<void> {
    await this.card(index).getByRole("radio").nth(place).check();
  }

  /** The fullest yes stands right above "We do not know". */
  async chooseBest(index: number): Promise<void> {
    const all = await this.card(index).getByRole("radio").all();
    const names = await Promise.all(
      all.map((radio) => radio.evaluate((one: HTMLInputElement) => one.value)),
    );
    await this.choose(index, names.indexOf("not_known") - 1);
  }

  /** Holds before the script listens too, when the questions are inert and so have no roles. */
  async expectChosen(index: number, place: number): Promise<void> {
    await expect(this.card(index).locator("input[type=radio]").nth(place)).toBeChecked();
  }

  note(index: number): Locator {
    return this.card(index).getByRole("textbox", { name: /^Note/ });
  }

  /** "Saved 14:05", "Not saved, retrying …". */
  state(index: number): Locator {
    return this.card(index).locator("output");
  }

  async expectSaved(index: number): Promise<void> {
    await expect(this.state(index)).toHaveText(/^Saved \d\d:\d\d/);
  }
}

export const savingOfAnswers = /\/api\/trpc\/[^?]*maturity\.saveAnswer/;
