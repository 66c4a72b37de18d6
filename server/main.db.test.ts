import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "~/db/testing/template";
import { askAt } from "./http/testing/front";

/** The process itself, without pages: what an operator sees of it from outside. */
const root = process.cwd();
const bundle = path.join(root, ".build", "test", "main.mjs");

let database: TestDatabase;
let data: string;
beforeAll(async () => {
  await build({
    entryPoints: [path.join(root, "server", "main.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "~": root },
    logLevel: "error",
  });
  database = await testDatabase();
  data = mkdtempSync(path.join(tmpdir(), "cairn-main-"));
});
afterAll(async () => {
  rmSync(data, { recursive: true });
  rmSync(path.dirname(bundle), { recursive: true });
  await database.drop();
});

type Run = {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
};

const running: Run[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) {
    one.process.kill("SIGKILL");
    await one.ended;
  }
});

function run(settings: Record<string, string> = {}): Run {
  const usual = {
    NODE_ENV: "production" as const,
    ROLE: "worker",
    DATABASE_URL: database.ownerUrl,
    DATA_DIR: data,
    PORT: "0",
  };
  const env = Object.assign(usual, settings);
  const child = spawn(process.execPath, [bundle], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const one = { process: child, said: () => said, ended };
  running.push(one);
  return one;
}

/** Where it listens, which it tells in its log; 0 before that. */
const portOf = ({ said }: Run): number => Number(/"port":(\d+)/.exec(said())?.[1] ?? 0);

const ask = (one: Run, at: string, headers = {}) => askAt(portOf(one), at, { headers });

const status = async (one: Run, at: string): Promise<number> =>
  ask(one, at).then(
    (answer) => answer.status,
    () => 0,
  );

const ready = async (one: Run): Promise<void> => {
  await expect.poll(() => status(one, "/readyz"), { timeout: 20_000 }).toBe(200);
};

describe("a start", () => {
  test("answers probes, keeps a secret that only its account can read, and prints no page address as worker", async () => {
    const one = run();
    await ready(one);
    expect(await status(one, "/livez")).toBe(200);
    expect(await status(one, "/metrics")).toBe(200);
    expect(await status(one, "/")).toBe(404);
    expect(await status(one, "/api/v1/teams")).toBe(404);
    expect(statSync(path.join(data, "secret")).mode & 0o777).toBe(0o600);
    const checks = JSON.parse((await ask(one, "/readyz")).body).checks;
    expect(checks.map(({ name }: { name: string }) => name)).toEqual([
      "database",
      "audit trail",
      "clock",
      "disk",
      "event loop",
    ]);
  });

  test("/metrics is OpenMetrics, and does not exist for anybody behind a proxy", async () => {
    const one = run();
    await ready(one);
    const { body, headers } = await ask(one, "/metrics");
    expect(headers["content-type"]).toContain("application/openmetrics-text");
    expect(body).toMatch(/\n# EOF\n$/);
    expect(body).toContain("cairn_database_connections ");
    expect(body).toMatch(
      /cairn_http_request_duration_seconds_bucket\{door="health",status="2xx",le="\+Inf"\} \d+/,
    );
    for (const line of body.trim().split("\n"))
      expect(line).toMatch(/^(#|[a-z_]+(\{[^}]*\})? -?[\d.e+-]+$)/);
    for (const name of ["x-forwarded-for", "forwarded", "x-forwarded-host"]) {
      expect((await ask(one, "/metrics", { [name]: "for=10.0.0.1" })).status).toBe(404);
    }
  });
});

describe("a start that cannot go on says what, where and what to do, without a stack", () => {
  const other = (change: (url: URL) => void): string => {
    const url = new URL(database.ownerUrl);
    change(url);
    return url.href;
  };
  const said = async (settings: Record<string, string>): Promise<string> => {
    const one = run({ LOG_LEVEL: "silent", ...settings });
    expect(await one.ended).toBe(1);
    expect(one.said()).not.toMatch(/\n\s+at .*:\d+/);
    return one.said();
  };

  test("for an address that is none", async () => {
    expect(await said({ DATABASE_URL: "localhost/cairn", PORT: "port" })).toMatch(
      /PORT: [^]*DATABASE_URL: /,
    );
  });

  test("for a host that does not exist, and a port nobody listens on", async () => {
    expect(await said({ DATABASE_URL: "postgres://u:p@nowhere.invalid/x" })).toMatch(
      /No machine has the name[^]*nowhere\.invalid/,
    );
    expect(await said({ DATABASE_URL: "postgres://u:hunter2@127.0.0.1:1/x" })).toMatch(
      /No PostgreSQL answers[^]*127\.0\.0\.1:1\/x/,
    );
  });

  test("for a wrong password, which is not repeated", async () => {
    const text = await said({ DATABASE_URL: other((url) => (url.password = "hunter2")) });
    expect(text).toMatch(/does not accept the user or the password/);
    expect(text).not.toContain("hunter2");
  });

  test("for a database that does not exist", async () => {
    expect(await said({ DATABASE_URL: other((url) => (url.pathname = "/nothing")) })).toMatch(
      /does not exist[^]*createdb/,
    );
  });

  test("for a user who may not set the database up", async () => {
    const { appUrl } = database;
    expect(await said({ DATABASE_URL: appUrl })).toMatch(/What {3}.*(right|form|may not)[^]*To do/);
  });

  test("for a database of a newer version", async () => {
    const newer = await testDatabase();
    const { default: postgres } = await import("postgres");
    const owner = postgres(newer.ownerUrl, { max: 1 });
    await owner`insert into schema_migration (name, checksum) values ('9999_later.sql', 'x')`;
    await owner.end();
    expect(await said({ DATABASE_URL: newer.ownerUrl })).toMatch(
      /9999_later\.sql[^]*newer version/,
    );
    await newer.drop();
  });

  test("for a port that something else uses, and names Cairn when it is one", async () => {
    const server = http.createServer((_request, response) => response.end("other"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const taken = Object(server.address()).port;
    expect(await said({ PORT: String(taken) })).toMatch(
      `Another program uses this address already\n  Where  127.0.0.1, port ${taken}`,
    );
    server.close();
    const first = run();
    await ready(first);
    expect(await said({ PORT: String(portOf(first)) })).toMatch(/Another Cairn is running/);
  });

  test("for a folder it cannot write", async () => {
    const file = path.join(data, "a-file");
    writeFileSync(file, "");
    const one = run({ DATA_DIR: file });
    expect(await one.ended).toBe(1);
    expect(one.said()).toContain(file);
  });
});

describe("a stop", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("by %s ends with 0 within a moment", async (signal) => {
    const one = run();
    await ready(one);
    const begun = performance.now();
    one.process.kill(signal);
    expect(await one.ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  test("while it is still starting ends as well", async () => {
    const one = run();
    await expect.poll(() => status(one, "/livez"), { timeout: 20_000, interval: 5 }).toBe(200);
    one.process.kill("SIGTERM");
    expect(await one.ended).toBe(0);
  });

  test("asked for twice leaves at once", async () => {
    const one = run();
    await ready(one);
    one.process.kill("SIGINT");
    one.process.kill("SIGINT");
    expect([0, 130]).toContain(await one.ended);
  });
});

test("the secret is made once", async () => {
  const digest = () =>
    createHash("sha256")
      .update(statSync(path.join(data, "secret")).mtimeMs.toString())
      .digest("hex");
  const [one, two] = [run(), run()];
  await Promise.all([ready(one), ready(two)]);
  const before = digest();
  const three = run();
  await ready(three);
  expect(digest()).toBe(before);
});
