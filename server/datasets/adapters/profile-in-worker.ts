import { Worker } from "node:worker_threads";
import { trust } from "~/server/core/trust";
import { UnreadableFile } from "../rules/seen/unreadable";
import type { Progress, Seen } from "./profile-csv";

/** Room for what the thread keeps on its heap, in MiB; buffers of files come on top of it. */
const HEAP_MIB = 256;

type Told =
  | ({ readonly kind: "progress" } & Progress)
  | { readonly kind: "seen"; readonly seen: Seen }
  | { readonly kind: "unreadable"; readonly words: string };

export type Look = {
  readonly file: string;
  /** The bundle of `profile-worker.ts`. */
  readonly program: URL;
  readonly onProgress: (progress: Progress) => void;
  /** Ends the thread. */
  readonly signal: AbortSignal;
  /** How long it may say nothing, in milliseconds: a damaged file can lead a reader in circles. */
  readonly silenceMs?: number;
};

const SILENCE_MS = 60_000;

/**
 * Looks into a file in a thread of its own.
 * @throws UnreadableFile, also when the thread needs more memory than it may have; the signal's reason when it is ended.
 */
export function profileInWorker({
  file,
  program,
  onProgress,
  signal,
  silenceMs = SILENCE_MS,
}: Look): Promise<Seen> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const limits = { maxOldGenerationSizeMb: HEAP_MIB };
    const worker = new Worker(program, { workerData: file, resourceLimits: limits });
    const end = (): void => void worker.terminate();
    const giveUp = (): void => {
      reject(new UnreadableFile(circles));
      end();
    };
    const watch = setTimeout(giveUp, silenceMs);
    signal.addEventListener("abort", end, { once: true });
    worker.on("message", (message: unknown) => {
      watch.refresh();
      // Sent by `profile-worker.ts` alone.
      const told = trust<Told>(message);
      if (told.kind === "progress") onProgress(told);
      else if (told.kind === "seen") resolve(told.seen);
      else reject(new UnreadableFile(told.words));
    });
    worker.once("error", (error) => {
      reject(Reflect.get(error, "code") === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch() : error);
    });
    worker.once("exit", () => {
      clearTimeout(watch);
      signal.removeEventListener("abort", end);
      reject(signal.aborted ? signal.reason : new Error("The thread ended without an answer."));
    });
  });
}

const circles =
  "Looking into this file leads nowhere: it is damaged, or made to be. Write it again.";

const tooMuch = (): UnreadableFile =>
  new UnreadableFile(
    "Looking into this file takes more memory than there is for it. Write it with smaller row groups, or with fewer columns.",
  );
