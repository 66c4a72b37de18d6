// node server/datasets/testing/profile-memory.mjs [GB]: writes a CSV of that size into the system's folder for temporary
// files, has the bundled thread look into it, and tells the time and the most memory that the process had resident.
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import esbuild from "esbuild";

const bytes = Number(process.argv[2] ?? 1) * 1e9;
const folder = mkdtempSync(path.join(tmpdir(), "cairn-memory-"));
const cache = path.resolve("node_modules", ".cache", `profile-memory-${process.pid}.mjs`);

/** Ids that never repeat, amounts, days, cities, a few gaps, and notes of which some hold line breaks in quotes. */
function block(first) {
  const cities = ["Ulm", "Bonn", "Köln", "Trier", "Kiel"];
  const lines = [];
  for (let at = first; at < first + 20_000; at += 1) {
    const day = new Date(1.6e12 + at * 1e5).toISOString().slice(0, 10);
    const note = at % 50 === 0 ? `"first\nsecond, ${at}"` : `note ${(at * 2_654_435_761) % 1e9}`;
    lines.push(
      `${at},${(Math.sin(at) * 1000).toFixed(4)},${day},${cities[at % 5]},${at % 7 === 0 ? "" : at % 97},${note}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

async function write(file) {
  const out = createWriteStream(file);
  out.write("id,amount,day,city,code,note\n");
  for (let [written, first] = [0, 0]; written < bytes; first += 20_000) {
    const text = block(first);
    written += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

try {
  const file = path.join(folder, "large.csv");
  await write(file);
  await esbuild.build({
    entryPoints: ["server/datasets/adapters/profile-worker.ts"],
    outfile: cache,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "~": path.resolve(".") },
  });
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const begun = performance.now();
  const worker = new Worker(cache, {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.on("message", (message) => {
    if (message.kind === "progress") return;
    const seconds = (performance.now() - begun) / 1000;
    const seen = message.seen?.profile;
    console.log(message.kind, seen && { rows: seen.rows, bytes: seen.bytes });
    console.log(`${seconds.toFixed(1)} s, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s`);
    console.log(
      `resident before ${Math.round(before / 1e6)} MB, at most ${Math.round(most / 1e6)} MB`,
    );
  });
  await once(worker, "exit");
  clearInterval(watch);
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(cache, { force: true });
}
