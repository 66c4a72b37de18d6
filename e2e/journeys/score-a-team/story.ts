import type { BrowserContext, Page } from "playwright/test";

/** What one step of the story leaves for the next. */
export type Story = {
  /** The admin's browser. */
  adminContext: BrowserContext;
  ada: Page;
  /** The lead's browser. */
  leadContext: BrowserContext;
  lena: Page;
  /** The link that the admin hands over. */
  invitation: string;
  assessmentId: string;
  /** Address of the first section of the assessment. */
  section: string;
};

export const lead = {
  name: "Lena Vogt",
  email: "lena@alpenglow.example",
  password: "copper window thistle canal",
} as const;

export const team = { name: "Churn", slug: "churn" } as const;
