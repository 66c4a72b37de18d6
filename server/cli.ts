import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { verifyAudit } from "./cli/audit-verify";
import { verifyBundle } from "./cli/bundle-verify";
import { openForReading } from "./cli/database";
import { env } from "./core/env";

const help = `The Cairn command line.

  cairn audit verify                     checks every organisation's audit chain
  cairn audit verify --org ID            checks one organisation
  cairn audit verify --org ID --anchor SEQ:HASH
                                         also checks that the chain passes through a checkpoint kept
                                         elsewhere, which is how entries cut off at the end are found
  cairn bundle verify FILE.zip           compares an evidence bundle with its manifest and its audit
                                         entries with their hashes; needs no database
  --json                                 one JSON line per organisation, or for the bundle

Exit codes: 0 intact, 1 could not look, 2 wrong usage, 3 the chain is broken or the bundle was changed.
`;

const usage = 2;
const folder = path.resolve(env.DATA_DIR);

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      org: { type: "string" },
      anchor: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(help);
    return values.help ? 0 : usage;
  }
  const [noun, verb, file] = positionals;
  if (noun === "bundle" && verb === "verify" && file !== undefined && positionals.length === 3)
    return verifyBundle(path.resolve(file), values);
  if (positionals.join(" ") !== "audit verify") {
    process.stderr.write(`There is no command "${positionals.join(" ")}".\n\n${help}`);
    return usage;
  }
  return verifyTrail(values);
}

async function verifyTrail(values: Parameters<typeof verifyAudit>[1]): Promise<number> {
  if (env.DATABASE_URL === undefined && !existsSync(folder)) {
    process.stderr.write(
      `No data at ${folder}. Set DATA_DIR or DATABASE_URL to where Cairn keeps it.\n`,
    );
    return 1;
  }
  const database = await openForReading(folder);
  try {
    return await verifyAudit(database.pool, values);
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
