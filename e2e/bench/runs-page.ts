import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright/test";
import postgres from "postgres";
import { findEmbedded } from "~/db/embedded";
import { furnish } from "../admin";
import { startTimed } from "./cairn";
import { fillCairn, SEARCHED_EXPERIMENT } from "./mlflow/fill";

/** The page of an experiment with 100,000 runs, in a real browser: from the click to its rows, and frames that stood still. */
const target = { rowsMs: 300, blockedMs: 50 };
const rounds = 7;
const port = Number(process.env["CAIRN_BENCH_PORT"] ?? "3950");
const runsPath = `/experiments/${SEARCHED_EXPERIMENT}`;

const tell = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function fill(dataDir: string): Promise<void> {
  const running = await findEmbedded({ dataDir });
  if (running === null) throw new Error(`No database runs in ${dataDir}`);
  const sql = postgres(running.url, { max: 1, onnotice: () => undefined });
  const [organisation] = await sql<{ id: string }[]>`select id from organisation`;
  await sql.end();
  await fillCairn(running.url, organisation?.id ?? "");
}

/** Counts what a frame took beside waiting: Chromium reports those over 50 ms, and single tasks over 50 ms. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const blocked: { what: string; ms: number }[] = [];
    Reflect.set(window, "blockedFrames", blocked);
    const note = (what: string) =>
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) blocked.push({ what, ms: duration });
      });
    note("task").observe({ type: "longtask" });
    note("frame").observe({ type: "long-animation-frame" });
  });
}

/** What stood still for longer than 50 ms since the last question. */
const blockedIn = (page: Page): Promise<readonly { what: string; ms: number }[]> =>
  page.evaluate(
    () =>
      new Promise((answer) => {
        // A frame is reported after it was shown.
        setTimeout(() => answer(Reflect.get(window, "blockedFrames").splice(0)), 300);
      }),
  );

/** From the press of the mouse to the frame that shows the first rows. */
async function fromClickToRows(page: Page, origin: string): Promise<number> {
  await page.goto(`${origin}/experiments`);
  const link = page.locator(`a[href="${runsPath}"]`).first();
  await link.waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate((target) => {
    const shown = new Promise<number>((done) => {
      addEventListener(
        "pointerdown",
        ({ timeStamp }) => {
          const look = () => {
            const there = location.pathname === target && document.querySelector("tbody tr td");
            if (there) requestAnimationFrame(() => done(performance.now() - timeStamp));
            else requestAnimationFrame(look);
          };
          look();
        },
        { once: true },
      );
    });
    Reflect.set(window, "rowsShown", shown);
  }, runsPath);
  await link.click();
  return page.evaluate(() => Reflect.get(window, "rowsShown"));
}

type Doing = { readonly name: string; readonly act: (page: Page) => Promise<void> };

const settledOn = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

/** What people do there. */
const doings: readonly Doing[] = [
  {
    name: "scrolling",
    act: async (page) => {
      await page.mouse.move(700, 500);
      for (let step = 0; step < 40; step += 1) {
        await page.mouse.wheel(0, step < 20 ? 240 : -240);
        await page.waitForTimeout(25);
      }
    },
  },
  {
    name: "typing a filter",
    act: async (page) => {
      const box = page.getByRole("textbox", { name: "Filter runs" });
      await box.click();
      await box.pressSequentially("metrics.m1 > 0.5 and params.p2 = 'value 7'", { delay: 15 });
    },
  },
  {
    name: "filtering",
    act: async (page) => {
      await page.getByRole("textbox", { name: "Filter runs" }).press("Enter");
      await settledOn(page, /of 100,000 runs match the filter/);
    },
  },
  {
    name: "ordering by a metric",
    act: async (page) => {
      await page.getByRole("columnheader", { name: /^m1/ }).getByRole("link").click();
      await page.waitForURL(/sort=/);
      await page.waitForLoadState("networkidle");
    },
  },
  {
    name: "the next page",
    act: async (page) => {
      await page.getByRole("link", { name: "Next" }).click();
      await page.waitForLoadState("networkidle");
    },
  },
];

async function measure(browser: Browser, origin: string, session: string): Promise<void> {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await watch(page);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await fromClickToRows(page, origin));
  const ms = Math.round(median(times));
  const slowest = Math.round(Math.max(...times));
  const met = ms <= target.rowsMs;
  tell({ bench: "runs page, click to rows", ms, slowest, target: target.rowsMs, met });
  await blockedIn(page);
  for (const { name, act } of doings) {
    await act(page);
    const blocked = await blockedIn(page);
    const longestMs = Math.round(Math.max(0, ...blocked.map((one) => one.ms)));
    const said = { longestMs, blocked: blocked.length, target: target.blockedMs };
    tell({ bench: `runs page, ${name}`, ...said, met: longestMs <= target.blockedMs });
  }
  await context.close();
}

const folder = mkdtempSync(path.join(tmpdir(), "cairn-bench-"));
const dataDir = path.join(folder, "data");
const cairn = await startTimed(dataDir, port);
try {
  const { origin, setupLink, stop } = cairn;
  if (setupLink === null) throw new Error("Cairn printed no set-up link");
  const session = path.join(folder, "admin.json");
  await furnish({ origin, setupLink, stop }, session);
  await fill(dataDir);
  const browser = await chromium.launch({ executablePath: process.env["CAIRN_BROWSER"] ?? "" });
  try {
    await measure(browser, origin, session);
  } finally {
    await browser.close();
  }
} finally {
  await cairn.stop();
  rmSync(folder, { recursive: true, force: true });
}
