import { parentPort, workerData } from "node:worker_threads";
import { UnreadableFile } from "../rules/seen/unreadable";
import { profileFile } from "./profile-file";

/*
 * A thread of its own that looks into one file, so that the server goes on answering. Tells how far it is at most four
 * times a second, and in the end what it saw or why it could not.
 */
const QUIET_MS = 250;

type Message = Parameters<NonNullable<typeof parentPort>["postMessage"]>[0];

/** A thread has one other side: there is no origin to name. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's
const send = (message: Message): void => parentPort?.postMessage(message);

let last = 0;
const tell = (progress: { bytes: number; rows: number }): void => {
  const now = Date.now();
  if (now - last < QUIET_MS) return;
  last = now;
  send({ kind: "progress", ...progress });
};

try {
  const seen = await profileFile(String(workerData), tell);
  send({ kind: "seen", seen });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  send({ kind: "unreadable", words: error.message });
}
