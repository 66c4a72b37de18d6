import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * The key that signs sessions and links: the operator's, or one that is made once and kept with the data.
 * Several starts at once agree, because only one of them can create the file.
 */
export function keepSecret(given: string | undefined, dataDir: string): string {
  if (given) return given;
  const file = path.join(dataDir, "secret");
  fs.mkdirSync(dataDir, { recursive: true });
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
