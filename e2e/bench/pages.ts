import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Result } from "lighthouse";
import { type APIRequestContext, type Browser, chromium, request } from "playwright/test";
import { knownPlaces } from "../access/pages";
import { furnish } from "../admin";
import { startTimed, type TimedCairn } from "./cairn";

/** What a restart, an idle server and each page cost; one line of JSON each, with its target where there is one. */
const target = { lcpMs: 1500, cls: 0.02, performance: 95, accessibility: 100 };
const scriptsTarget = 220 * 1024;
const idleMs = 10_000;
const port = Number(process.env["CAIRN_BENCH_PORT"] ?? "3950");
const debugPort = port + 1;

const tell = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/** Two starts on one folder; the second is what an operator sees on every restart. Leaves it running. */
async function restart(dataDir: string): Promise<{ cairn: TimedCairn; setupLink: string }> {
  const first = await startTimed(dataDir, port);
  const { setupLink } = first;
  await first.stop();
  if (setupLink === null) throw new Error("Cairn printed no set-up link");
  const cairn = await startTimed(dataDir, port);
  const ms = Math.round(cairn.readyMs);
  const firstMs = Math.round(first.readyMs);
  tell({ bench: "restart", firstMs, ms, target: null, met: null });
  await pause(idleMs);
  const mb = Math.round(cairn.residentMegabytes());
  tell({ bench: "idle memory", mb, target: null, met: null });
  return { cairn, setupLink: cairn.setupLink ?? setupLink };
}

type Visit = { readonly path: string; readonly cookie: string };

/** Lighthouse's own desktop preset against the browser that is open already. */
async function lighthouseOf(origin: string, { path: page, cookie }: Visit): Promise<void> {
  const { default: lighthouse, desktopConfig } = await import("lighthouse");
  const flags = {
    port: debugPort,
    logLevel: "error" as const,
    onlyCategories: ["performance", "accessibility"],
    ...(cookie && { extraHeaders: { cookie } }),
  };
  const lhr = (await lighthouse(`${origin}${page}`, flags, desktopConfig))?.lhr;
  if (lhr === undefined) throw new Error(`Lighthouse said nothing of ${page}`);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(origin + page).pathname)
    throw new Error(`${page} led to ${lhr.finalDisplayedUrl}`);
  const score = (name: string) => Math.round((lhr.categories[name]?.score ?? 0) * 100);
  const measure = (name: string) => lhr.audits[name]?.numericValue ?? Number.NaN;
  const lcpMs = Math.round(measure("largest-contentful-paint"));
  const cls = Number(measure("cumulative-layout-shift").toFixed(4));
  const [performance, accessibility] = [score("performance"), score("accessibility")];
  const blockingMs = Math.round(measure("total-blocking-time"));
  const met =
    lcpMs <= target.lcpMs &&
    cls <= target.cls &&
    performance >= target.performance &&
    accessibility >= target.accessibility;
  const said = { lcpMs, cls, performance, accessibility, blockingMs, shifted: shiftsIn(lhr) };
  tell({ bench: "lighthouse", page, ...said, target, met });
}

/** What moved, by its selector. */
function shiftsIn(lhr: Result): string[] {
  const details = lhr.audits["layout-shifts"]?.details;
  if (details?.type !== "table") return [];
  return details.items.flatMap(({ node, score }) =>
    typeof node === "object" && "selector" in node
      ? [`${node.selector} ${Number(score).toFixed(4)}`]
      : [],
  );
}

/** The scripts that the document itself names, without those for old browsers. */
async function namedIn(origin: string, { path: page, cookie }: Visit): Promise<number> {
  const html = await (await fetch(`${origin}${page}`, { headers: { cookie } })).text();
  const tags = html.match(/<script[^>]*\bsrc="[^"]+"[^>]*>/g) ?? [];
  const modern = tags.filter((tag) => !/\bnomodule\b/i.test(tag));
  const names = new Set(modern.map((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? ""));
  let bytes = 0;
  for (const name of names) {
    const body = await (await fetch(new URL(name, origin))).arrayBuffer();
    bytes += gzipSync(new Uint8Array(body)).length;
  }
  return bytes;
}

/** Every script a fresh modern browser runs until the page is quiet, each compressed by itself with gzip. */
async function scriptsOf(browser: Browser, origin: string, { path: page, cookie }: Visit) {
  const context = await browser.newContext({ extraHTTPHeaders: cookie ? { cookie } : {} });
  const tab = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  tab.on("response", (answer) => {
    if (answer.request().resourceType() === "script") bodies.push(answer.body());
  });
  await tab.goto(`${origin}${page}`, { waitUntil: "load" });
  await pause(1500);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await context.close();
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const met = bytes <= scriptsTarget;
  const ofDocument = await namedIn(origin, { path: page, cookie });
  const said = { files: sizes.length, bytes, ofDocument };
  tell({ bench: "scripts", page, ...said, target: scriptsTarget, met });
}

async function visitsOf(signedIn: APIRequestContext, origin: string): Promise<Visit[]> {
  const { cookies } = await signedIn.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const { open = "", dimension = "" } = await knownPlaces(signedIn, origin);
  const own = ["/", "/maturity", "/maturity/demo-card-fraud", `/assessments/${open}/${dimension}`];
  return [{ path: "/sign-in", cookie: "" }, ...own.map((page) => ({ path: page, cookie }))];
}

const folder = mkdtempSync(path.join(tmpdir(), "cairn-bench-"));
const { cairn, setupLink } = await restart(path.join(folder, "data"));
try {
  const { origin, stop } = cairn;
  const session = path.join(folder, "admin.json");
  await furnish({ origin, setupLink, stop }, session);
  const signedIn = await request.newContext({ baseURL: origin, storageState: session });
  const browser = await chromium.launch({
    executablePath: process.env["CAIRN_BROWSER"] ?? "",
    args: ["--no-sandbox", `--remote-debugging-port=${debugPort}`],
  });
  try {
    for (const visit of await visitsOf(signedIn, origin)) {
      await fetch(`${origin}${visit.path}`, { headers: { cookie: visit.cookie } });
      await lighthouseOf(origin, visit);
      await scriptsOf(browser, origin, visit);
    }
  } finally {
    await browser.close();
    await signedIn.dispose();
  }
} finally {
  await cairn.stop();
  rmSync(folder, { recursive: true, force: true });
}
