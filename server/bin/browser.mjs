import fs from "node:fs";
import path from "node:path";
import { root, SetupError } from "./project.mjs";
import { complaintIn, runQuietly, withProgress } from "./quiet-command.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/usr/bin/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Finds a browser that really opens, for the tests that need one: CAIRN_BROWSER, an installed Chromium or Chrome,
 * Playwright's own (fetched when it can be), or for root on Debian the system's package.
 * @returns {Promise<string>} the path of its program
 * @throws {SetupError} one line that says what is missing
 */
export async function ensureBrowser() {
  const named = process.env.CAIRN_BROWSER;
  if (named) return mustOpen(named);
  const { chromium } = await import("playwright");
  const found =
    (await firstThatOpens(installed())) ?? (await firstThatOpens([chromium.executablePath()]));
  if (found !== null) return found;
  const tried = [await fetchPlaywrightBrowser(), await installPackage()].filter(Boolean);
  const fetched = await firstThatOpens([chromium.executablePath(), ...installed()]);
  if (fetched !== null) return fetched;
  throw new SetupError(
    `The tests need a browser and none opens here (${tried.join("; ")}): install Chromium or Chrome, or set CAIRN_BROWSER to its program.`,
  );
}

/** @param {string} program */
async function mustOpen(program) {
  if (await opens(program)) return program;
  throw new SetupError(
    `CAIRN_BROWSER does not open: ${program}. Set it to a Chromium or Chrome program, or unset it.`,
  );
}

function installed() {
  const folders = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...PLACES].filter((program) => fs.existsSync(program));
}

/** @param {string[]} programs */
async function firstThatOpens(programs) {
  for (const program of programs) if (await opens(program)) return program;
  return null;
}

/**
 * Half a second; a program that is there may still lack its libraries.
 * @param {string} executablePath
 */
async function opens(executablePath) {
  if (!fs.existsSync(executablePath)) return false;
  const { chromium } = await import("playwright");
  try {
    const browser = await chromium.launch({ executablePath, timeout: 20_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<string>} what happened, for the message when nothing works */
async function fetchPlaywrightBrowser() {
  const cli = path.join(root, "node_modules", "playwright", "cli.js");
  const command = [process.execPath, cli, "install", "chromium"];
  const environment = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "20000" };
  const { code, output } = await withProgress(
    "Fetching a browser",
    runQuietly(command, environment),
  );
  return code === 0
    ? "Playwright's browser lacks libraries of this system"
    : `Playwright could not fetch one, ${complaintIn(output)}`;
}

/** @returns {Promise<string>} what happened, empty where there is no such package manager */
async function installPackage() {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return "";
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  const apt = async () => {
    await runQuietly(["apt-get", "update"], environment);
    return runQuietly(
      ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
      environment,
    );
  };
  const { code, output } = await withProgress("Installing Chromium", apt());
  return code === 0
    ? "the system's Chromium does not open"
    : `apt-get could not install one, ${complaintIn(output)}`;
}
