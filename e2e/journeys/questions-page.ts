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

  choice(index: number, words: string | RegExp): Locator {
    return this.card(index).getByRole("radio", { name: words });
  }

  async choose(index: number, place: number): Promise<void> {
    await this.card(index).getByRole("radio").nth(place).check();
  }

  async expectChosen(index: number, place: number): Promise<void> {
    await expect(this.card(index).getByRole("radio").nth(place)).toBeChecked();
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
