import { defineConfig } from "playwright/test";

const seconds = 1000;

/** One browser after the other: the suite must run on two cores that also carry two Cairns and their databases. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  globalSetup: "./global-setup.ts",
  outputDir: "../.build/journeys",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90 * seconds,
  expect: { timeout: 20 * seconds },
  reporter: "list",
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    actionTimeout: 20 * seconds,
    navigationTimeout: 40 * seconds,
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env["CAIRN_BROWSER"] ?? "/usr/bin/chromium" },
  },
});
