import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UnreadableFile } from "../rules/seen/unreadable";
import { workerProgram, type WorkerProgram } from "../testing/worker-program";
import { profileInWorker } from "./profile-in-worker";

let folder: string;
let worker: WorkerProgram;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cairn-worker-"));
  worker = await workerProgram();
});
afterAll(async () => {
  await worker.remove();
  await rm(folder, { recursive: true, force: true });
});

async function look(content: string | Uint8Array, signal = new AbortController().signal) {
  const file = join(folder, "file");
  await writeFile(file, content);
  const { program } = worker;
  return profileInWorker({ file, program, onProgress: () => undefined, signal, silenceMs: 1500 });
}

test("a thread of its own sees what is in a file, and says why it cannot", async () => {
  expect(await look("a\n1\n")).toMatchObject({ profile: { rows: 1 }, columns: [{ name: "a" }] });
  await expect(look("a,a\n")).rejects.toBeInstanceOf(UnreadableFile);
});

test("whoever ends it is told so", async () => {
  const stop = new AbortController();
  const asked = look(`a\n${"1\n".repeat(3_000_000)}`, stop.signal);
  setTimeout(() => stop.abort(new Error("enough")), 50);
  await expect(asked).rejects.toThrow("enough");
});

test("a Parquet file with bytes turned over is read or refused, and never keeps the thread for itself", async () => {
  const rows = Array.from({ length: 50 }, (_, at) => at);
  const whole = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: "big", data: rows.map(BigInt), type: "INT64" },
        { name: "name", data: rows.map((row) => `n${row % 7}`), type: "STRING" },
        { name: "at", data: rows.map((row) => new Date(row * 86_400_000)), type: "TIMESTAMP" },
      ],
    }),
  );
  for (let at = 4; at < whole.length; at += 53) {
    const damaged = Uint8Array.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    const outcome = await look(damaged).then(
      () => "seen",
      (error: unknown) => (error instanceof UnreadableFile ? "refused" : String(error)),
    );
    expect(["seen", "refused"]).toContain(outcome);
  }
}, 60_000);
