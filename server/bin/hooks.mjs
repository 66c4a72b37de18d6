import fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";
import { runQuietly } from "./quiet-command.mjs";

/**
 * Puts the checks of .config/lefthook.yml into git for the person who develops here. Does nothing in CI or without a
 * git checkout, and a hook that cannot be put there stops nobody.
 */
export async function installHooks() {
  if (process.env.CI !== undefined || !fs.existsSync(path.join(root, ".git"))) return;
  const lefthook = path.join(root, "node_modules", "lefthook", "bin", "index.js");
  if (!fs.existsSync(lefthook)) return;
  const { code } = await runQuietly([process.execPath, lefthook, "install"]);
  if (code !== 0)
    console.log("The commit hooks could not be installed; development goes on without them.");
}
