import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { openDataFolder } from "~/db/embedded-folder";

/**
 * The key that signs sessions and links: the operator's, or one that is made once and kept with the data.
 * Several starts at once agree, because only one of them can create the file. Throws StartError when the folder cannot be used.
 */
export function keepSecret(given: string | undefined, dataDir: string): string {
  if (given) return given;
  const file = path.join(openDataFolder(dataDir).root, "secret");
  if (!fs.existsSync(file)) create(file);
  return fs.readFileSync(file, "utf8").trim();
}

/** Written beside and linked into place, so that nobody ever reads half a secret. */
function create(file: string): void {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  } finally {
    fs.rmSync(draft);
  }
}
