import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FullConfig } from "playwright/test";
import { furnish } from "./admin";
import { type RunningCairn, startCairn } from "./cairn-process";

/**
 * Starts a fresh Cairn, whose printed link the first journey uses, and for each worker a furnished one with an admin
 * and the demonstration, for everything else. So no test waits for another test's work, and no worker sees another's.
 */
// Playwright calls the default export of this file.
// oxlint-disable-next-line import/no-default-export
export default async function startAll({ workers }: FullConfig): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "cairn-e2e-session-"));
  const running: RunningCairn[] = [];
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const started = async (): Promise<RunningCairn> => {
    const one = await startCairn();
    running.push(one);
    return one;
  };
  const startFurnished = async (worker: number): Promise<void> => {
    const furnished = await started();
    const session = path.join(folder, `admin-${worker}.json`);
    await furnish(furnished, session);
    // Workers are processes of their own and inherit only the environment.
    process.env[`CAIRN_E2E_FURNISHED_${worker}`] = furnished.origin;
    process.env[`CAIRN_E2E_SESSION_${worker}`] = session;
  };
  const startFresh = async (): Promise<void> => {
    const { origin, setupLink } = await started();
    Object.assign(process.env, { CAIRN_E2E_FRESH: origin, CAIRN_E2E_SETUP_LINK: setupLink });
  };
  const furnishing = Array.from({ length: workers }, (_, worker) => startFurnished(worker));
  const ended = await Promise.allSettled([startFresh(), ...furnishing]);
  const failed = ended.find((one) => one.status === "rejected");
  if (failed === undefined) return stop;
  await stop();
  throw failed.reason;
}
