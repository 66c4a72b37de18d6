import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { provideDatabase } from "~/db/client";
import { startEmbedded } from "~/db/embedded";
import { createLeasePool } from "~/db/lease";
import { migrate } from "~/db/migrate";
import { type LoneServer, startLoneServer } from "~/server/api/artifacts/testing/start-lone-server";
import { createToken } from "~/server/identity/commands/create-token";
import { type Context, vouchForOrg } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { log } from "~/server/core/log";
import { scopes } from "~/server/core/permissions";

/** Uploads of 1 GB to the artifact door, against a program that copies bodies to the same disk and does nothing else. */
const BYTES = 1_073_741_824;
const rounds = 3;
const chunk = Buffer.alloc(262_144, "cairn ");

const residentBytes = (pid: number): number =>
  1024 * Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);

/** Processor time of a program, in hundredths of a second. */
function cpu(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

type Upload = { readonly path: string; readonly headers: Record<string, string> };

/** Seconds it took. The first bytes of each are its own, so that no content is there already. */
function send(port: number, { path, headers }: Upload): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, method: "PUT", agent: false };
    const request = http.request(
      { ...options, headers: { ...headers, "content-length": BYTES } },
      (response) => {
        response.resume();
        response.on("end", () =>
          response.statusCode === 200
            ? resolve((performance.now() - begun) / 1000)
            : reject(new Error(`answered ${response.statusCode}`)),
        );
      },
    );
    request.on("error", reject);
    let sent = 0;
    const own = Buffer.from(newId());
    const more = (): void => {
      while (sent < BYTES) {
        const part = sent === 0 ? own : chunk.subarray(0, Math.min(chunk.length, BYTES - sent));
        sent += part.length;
        if (!request.write(part)) {
          request.once("drain", more);
          return;
        }
      }
      request.end();
    };
    more();
  });
}

/** The most it grew while `work` ran, in bytes. */
async function growth(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = residentBytes(pid);
  let most = before;
  const look = setInterval(() => (most = Math.max(most, residentBytes(pid))), 20);
  await work();
  clearInterval(look);
  return most - before;
}

const report = (figure: string, values: object): void =>
  void process.stdout.write(`${JSON.stringify({ bench: "artifacts", figure, ...values })}\n`);

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** A token, and a run to upload to. */
async function prepare(ownerUrl: string): Promise<Upload> {
  const [orgId, memberId, runId] = [newId(), newId(), newId()];
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  await owner`insert into organisation values (${orgId}, 'Bench', 'UTC', 'EUR', now())`;
  await owner`insert into account (id, email, name, created_at) values (${memberId}, 'bench@example.org', 'Bench', now())`;
  await owner`insert into member (org_id, id, account_id, name, email, roles, status, joined_at)
    values (${orgId}, ${memberId}, ${memberId}, 'Bench', 'bench@example.org', ${["admin", "engineer"]}, 'active', now())`;
  await owner`insert into run (org_id, id, experiment_id, name, user_name, status, started_ms, artifact_uri)
    values (${orgId}, ${runId}, 0, 'bench', 'bench', 'RUNNING', 0, 'mlflow-artifacts:/0')`;
  await owner.end();
  const context: Context = {
    actor: {
      kind: "member",
      memberId,
      accountId: memberId,
      sessionId: newId(),
      name: "Bench",
      roles: ["admin"],
    },
    orgId: vouchForOrg(orgId),
    requestId: "bench",
    log,
    now: () => new Date(),
  };
  const { token } = await createToken.run(context, { name: "bench", scopes: [...scopes], days: 1 });
  const path = `/api/2.0/mlflow-artifacts/artifacts/0/${runId.replaceAll("-", "")}/artifacts/large.bin`;
  return { path, headers: { authorization: `Bearer ${token ?? ""}` } };
}

const kinds = ["bare", "synced", "cairn"] as const;
type Servers = Readonly<Record<(typeof kinds)[number], LoneServer>>;
type Costs = Record<(typeof kinds)[number], number[]>;

/** Alternating, so that what else the machine does meets them all. */
async function compare(servers: Servers, upload: Upload): Promise<void> {
  const seconds: Costs = { bare: [], synced: [], cairn: [] };
  const cpuSeconds: Costs = { bare: [], synced: [], cairn: [] };
  const grown: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds) {
      const { pid, port } = servers[kind];
      const begun = cpu(pid);
      const grew = await growth(pid, async () => seconds[kind].push(await send(port, upload)));
      cpuSeconds[kind].push((cpu(pid) - begun) / 100);
      if (kind === "cairn") grown.push(grew);
    }
  }
  for (const kind of ["bare", "synced"] as const) {
    const ratio = median(seconds[kind]) / median(seconds.cairn);
    report(`upload of 1 GiB against a ${kind} copy, MB a second`, {
      cairn: speedOf(seconds.cairn),
      [kind]: speedOf(seconds[kind]),
      ratio: Number(ratio.toFixed(3)),
      cpuRatio: Number((median(cpuSeconds[kind]) / median(cpuSeconds.cairn)).toFixed(3)),
      ...(kind === "bare" ? { target: 0.7, met: ratio >= 0.7 } : {}),
    });
  }
  report("rounds", { seconds, cpuSeconds });
  const most = Math.max(...grown);
  report("most that resident memory grew during an upload, bytes", {
    value: most,
    each: grown,
    target: 100_000_000,
    met: most <= 100_000_000,
  });
}

const speedOf = (all: readonly number[]): number => Math.round(BYTES / 1e6 / median(all));

const folder = mkdtempSync(join(tmpdir(), "cairn-bench-"));
const embedded = await startEmbedded({ dataDir: join(folder, "database") });
try {
  await migrate({ url: embedded.url, directory: resolve("db/migrations"), appPassword: "bench" });
  const app = new URL(embedded.url);
  app.username = "cairn_app";
  app.password = "bench";
  const pool = createLeasePool({ url: app.href, size: 2 });
  provideDatabase(pool);
  const upload = await prepare(embedded.url);
  await pool.close();
  const cairn = await startLoneServer({ url: app.href, folder: join(folder, "artifacts") });
  const copier = { url: "", folder: join(folder, "copies"), bare: true };
  const bare = await startLoneServer(copier);
  const synced = await startLoneServer({ ...copier, synced: true });
  try {
    await compare({ bare, synced, cairn }, upload);
  } finally {
    await Promise.all([cairn.stop(), bare.stop(), synced.stop()]);
  }
} finally {
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}
