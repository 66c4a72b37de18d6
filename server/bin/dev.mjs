import { spawn } from "node:child_process";
import path from "node:path";
import { bundleOptions } from "./bundle.mjs";
import { root } from "./project.mjs";
import { exitCodeOf, STOP_SIGNALS } from "./quiet-command.mjs";

const OUTDIR = path.join(root, ".build", "dev");

/**
 * Runs Cairn for development until Ctrl-C. Next reloads pages by itself; a change to the server's own code makes a new
 * bundle (some 50 ms) and a new process.
 */
export async function develop() {
  const esbuild = await import("esbuild");
  const server = restartable();
  const onEnd = {
    name: "restart",
    /** @param {import("esbuild").PluginBuild} build */
    setup(build) {
      build.onEnd(async ({ errors }) => {
        if (errors.length === 0) return server.restart();
        const lines = await esbuild.formatMessages(errors, { kind: "error", color: true });
        console.error(`${lines.join("")}The server keeps running as it was; save again.`);
      });
    },
  };
  const watch = await esbuild.context({ ...bundleOptions(OUTDIR), plugins: [onEnd] });
  await watch.watch();
  const signal = await firstSignal();
  await server.stop(signal);
  await watch.dispose();
  process.exit(exitCodeOf(signal));
}

/** One server process at a time: the next one starts when the last one has given back port and database. */
function restartable() {
  /** @type {(signal: NodeJS.Signals) => Promise<void>} */
  let endLast = async () => undefined;
  let queue = Promise.resolve();

  function begin() {
    const env = { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" };
    // Its own process group, so that Ctrl-C reaches it once and through us.
    const child = spawn(process.execPath, ["--enable-source-maps", path.join(OUTDIR, "main.mjs")], {
      cwd: root,
      env,
      stdio: "inherit",
      detached: process.platform !== "win32",
    });
    let wanted = false;
    /** @type {Promise<void>} */
    const gone = new Promise((done) => {
      child.once("exit", () => {
        if (!wanted) console.error("The server ended by itself; save a change to start it again.");
        done();
      });
    });
    endLast = (signal) => {
      wanted = true;
      child.kill(signal);
      return gone;
    };
  }

  return {
    restart() {
      queue = queue.then(() => endLast("SIGTERM")).then(begin);
    },
    /** @param {NodeJS.Signals} signal */
    async stop(signal) {
      await queue;
      await endLast(signal);
    },
  };
}

/** @returns {Promise<NodeJS.Signals>} */
function firstSignal() {
  return new Promise((done) => {
    for (const signal of STOP_SIGNALS) process.once(signal, done);
  });
}
