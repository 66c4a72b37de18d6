import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { newId } from "~/server/core/ids";

export type LoneServer = {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

export type LonePlace = {
  readonly url: string;
  readonly role?: string | undefined;
  readonly folder: string;
  readonly bare?: boolean;
  readonly synced?: boolean;
};

/** Builds and starts the program, behind `before` when something is to watch it. */
export async function startLoneServer(
  place: LonePlace,
  before: readonly string[] = [],
): Promise<LoneServer> {
  const program = resolve("node_modules", ".cache", `lone-server-${newId()}.mjs`);
  await build({
    entryPoints: ["server/api/artifacts/testing/lone-server.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    target: "node20.9",
    format: "esm",
    packages: "external",
    alias: { "~": resolve(".") },
    logLevel: "error",
  });
  const [command, ...rest] = [...before, process.execPath, program];
  const child = spawn(command, rest, {
    env: { ...process.env, LOG_LEVEL: "silent", LONE_SERVER: JSON.stringify(place) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Whoever watches it has an id of its own, and keeps signals to itself.
  const [port = 0, pid = 0] = (await firstLine(child)).split(" ").map(Number);
  const stop = async (): Promise<void> => {
    const closed = once(child, "close");
    process.kill(pid);
    await closed;
    await rm(program, { force: true });
  };
  return { port, pid, stop };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The program has no output.");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("The program ended before it listened.");
}
