import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { furnish } from "./admin";
import { startCairn } from "./cairn-process";

/**
 * Starts two Cairns: a fresh one, whose printed link the first journey uses, and a furnished one with an admin
 * and the demonstration, for everything else. So no test waits for another test's work.
 */
// Playwright calls the default export of this file.
// oxlint-disable-next-line import/no-default-export
export default async function startBoth(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "cairn-e2e-session-"));
  const fresh = await startCairn();
  const furnished = await startCairn();
  const stop = async () => {
    await Promise.all([fresh.stop(), furnished.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const session = path.join(folder, "admin.json");
    await furnish(furnished, session);
    // Workers are processes of their own and inherit only the environment.
    Object.assign(process.env, {
      CAIRN_E2E_FRESH: fresh.origin,
      CAIRN_E2E_SETUP_LINK: fresh.setupLink,
      CAIRN_E2E_FURNISHED: furnished.origin,
      CAIRN_E2E_SESSION: session,
    });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
