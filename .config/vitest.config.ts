import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `pure` needs nothing but Node; `db` runs against a real Postgres that its global set-up starts. */
export default defineConfig({
  root,
  resolve: { alias: { "~": root } },
  test: {
    env: { LOG_LEVEL: "silent" },
    // A file is compiled once and kept by the hash of its content, so that a kept one is never an older one.
    experimental: { fsModuleCache: true, fsModuleCachePath: ".build/modules" },
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["{server,db,components,app}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          // Rules keep no state, so the files share a worker and what it has loaded: half the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          // What a start would have made: it seals secrets.
          env: { NEXTAUTH_SECRET: "a secret of the tests, long enough" },
          include: ["{server,db}/**/*.db.test.ts"],
          globalSetup: ["./db/testing/global-setup.ts"],
          // Each file has a database of its own. What they load is the same, and loading it took a minute of two cores.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
