import { defineConfig } from "playwright/test";

const seconds = 1000;

/** Two browsers, each with a Cairn to itself: while one waits for its server, the other has a core. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  globalSetup: "./global-setup.ts",
  outputDir: "../.build/journeys",
  workers: 2,
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
