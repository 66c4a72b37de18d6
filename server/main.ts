import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { failureText } from "./boot/failure";
import { keepSecret } from "./boot/secret";

/** The project's folder, whether this runs from server/ or as a bundle somewhere below. */
function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "next.config.js")) && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
  }
  return folder;
}

function versionOf(folder: string): string {
  const text = readFileSync(path.join(folder, "package.json"), "utf8");
  return /"version":\s*"(?<version>[^"]+)"/.exec(text)?.groups?.["version"] ?? "unknown";
}

const root = projectRoot();
const dataDir = path.resolve(process.env["DATA_DIR"] || path.join(root, "data"));
const dev = process.env.NODE_ENV === "development" || process.argv.includes("--dev");

// The rest of the server, and Next, read the environment when they are loaded: it is completed first.
try {
  process.chdir(root);
  const secret = keepSecret(process.env["NEXTAUTH_SECRET"], dataDir);
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXTAUTH_SECRET: secret,
  });
  const { start } = await import("./boot/start");
  await start({ root, dataDir, secret, dev, version: versionOf(root) });
} catch (error) {
  process.stderr.write(`\n${failureText(error)}\n`);
  process.exit(1);
}
