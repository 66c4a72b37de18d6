import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { newId } from "~/server/core/ids";

export type WorkerProgram = { readonly program: URL; readonly remove: () => Promise<void> };

/** The thread that looks into files, bundled as a start bundles it. */
export async function workerProgram(): Promise<WorkerProgram> {
  const file = resolve("node_modules", ".cache", `profile-worker-${newId()}.mjs`);
  await build({
    entryPoints: ["server/datasets/adapters/profile-worker.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node20.9",
    format: "esm",
    packages: "external",
    alias: { "~": resolve(".") },
    logLevel: "error",
  });
  return { program: pathToFileURL(file), remove: () => rm(file, { force: true }) };
}
