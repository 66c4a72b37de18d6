import path from "node:path";
import { root, SetupError } from "./project.mjs";
import { holderOf } from "./setup-lock.mjs";

/** The holder of a data folder touches its record every 10 s. */
const SILENT_MS = 30_000;

/**
 * New packages or a new build would pull the files from under a Cairn that runs from this folder.
 * @throws {SetupError} when one runs
 */
export function refuseToDisturb() {
  const data = path.resolve(root, process.env.DATA_DIR ?? "data");
  const holder = holderOf(path.join(data, "owner.json"), SILENT_MS);
  if (holder === null) return;
  throw new SetupError(
    `Cairn runs from this folder (process ${holder}), and its packages or code have changed since: ${root}. ` +
      "Stop that one first (Ctrl-C where it runs), then run the command again.",
  );
}
