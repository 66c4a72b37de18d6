import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { createInterface } from "node:readline";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { z } from "zod";
import { digestOf } from "~/server/audit/rules/chain";
import { MANIFEST, type Manifest, TRAIL } from "../rules/bundle-manifest";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifestShape = z.object({
  format: z.literal("cairn-evidence-bundle"),
  formatVersion: z.literal(1),
  model: z.string(),
  version: z.number().int(),
  madeAt: z.string(),
  madeBy: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int().min(0), sha256 })),
  leftOut: z.array(
    z.object({
      what: z.string(),
      why: z.string(),
      bytes: z.number().optional(),
      sha256: z.string().optional(),
    }),
  ),
  checkpoint: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
});

const linkShape = z.object({
  orgId: z.string(),
  seq: z.number().int(),
  atMicros: z.string(),
  eventId: z.string(),
  actorKind: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  outcome: z.string(),
  subject: z.string(),
  detail: z.string(),
  requestId: z.string(),
  previous: z.string(),
  hash: z.string(),
});

/** Room for the names of a hundred thousand files. */
const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;

export type BundleFinding = {
  readonly manifest: Manifest;
  readonly files: number;
  readonly bytes: number;
  readonly entries: number;
  /** One sentence for everything that is not as the bundle says; empty: it is intact. */
  readonly problems: readonly string[];
};

/**
 * Compares a bundle with its own manifest and computes its audit entries' hashes anew.
 * @throws Error with a sentence for a file that is no ZIP or no bundle
 */
export async function checkBundle(file: string): Promise<BundleFinding> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  try {
    const { entries, twice } = await entriesOf(zip);
    const manifest = await manifestIn(zip, entries.get(MANIFEST));
    const problems = twice.map((path) => `${path} is in it twice.`);
    let bytes = 0;
    let links = 0;
    for (const noted of manifest.files) {
      const entry = entries.get(noted.path);
      entries.delete(noted.path);
      const seen = entry === undefined ? null : await sizeOf(zip, entry);
      bytes += typeof seen === "object" && seen !== null ? seen.bytes : 0;
      const problem = problemWith(noted, seen);
      if (problem !== null) problems.push(problem);
      else if (noted.path === TRAIL && entry !== undefined) {
        const trail = await trailIn(zip, entry, manifest);
        links = trail.entries;
        problems.push(...trail.problems);
      }
    }
    entries.delete(MANIFEST);
    problems.push(...[...entries.keys()].map((path) => `${path} is not in the manifest.`));
    return { manifest, files: manifest.files.length, bytes, entries: links, problems };
  } finally {
    zip.close();
  }
}

async function entriesOf(zip: ZipFile) {
  const entries = new Map<string, Entry>();
  const twice: string[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) twice.push(entry.fileName);
    else entries.set(entry.fileName, entry);
  }
  return { entries, twice };
}

async function manifestIn(zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (entry === undefined)
    throw new Error(`There is no ${MANIFEST} in it, so it is no evidence bundle.`);
  if (entry.uncompressedSize > MOST_MANIFEST_BYTES)
    throw new Error(`Its ${MANIFEST} is too large to be one.`);
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(Buffer.from(part));
  return readManifest(Buffer.concat(parts).toString("utf8"));
}

function readManifest(text: string): Manifest {
  try {
    const { leftOut, ...rest } = manifestShape.parse(JSON.parse(text));
    // What is left out is only shown: a size that is missing stays missing.
    return { ...rest, leftOut: leftOut.map(({ what, why }) => ({ what, why })) };
  } catch {
    throw new Error(`Its ${MANIFEST} cannot be read as that of an evidence bundle.`);
  }
}

type Seen = { readonly bytes: number; readonly sha256: string };

/** What the file is; a sentence when it cannot be unpacked. */
async function sizeOf(zip: ZipFile, entry: Entry): Promise<Seen | string> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const content: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of content) {
      const part = Buffer.from(chunk);
      hash.update(part);
      bytes += part.length;
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return { bytes, sha256: hash.digest("hex") };
}

function problemWith(noted: Manifest["files"][number], seen: Seen | string | null): string | null {
  if (seen === null) return `${noted.path} is missing.`;
  if (typeof seen === "string") return `${noted.path} cannot be unpacked: ${seen}.`;
  if (seen.sha256 === noted.sha256 && seen.bytes === noted.bytes) return null;
  return `${noted.path} is not what was packed: its SHA-256 is ${seen.sha256}, the manifest says ${noted.sha256}.`;
}

/** Every entry's hash anew; where two follow one another, also that the second continues the first. */
async function trailIn(zip: ZipFile, entry: Entry, { checkpoint }: Manifest) {
  const problems: string[] = [];
  let entries = 0;
  let before = { seq: -1, hash: "" };
  const content = await zip.openReadStreamPromise(entry);
  for await (const line of createInterface({ input: content, crlfDelay: Infinity })) {
    entries += 1;
    const link = linkIn(line);
    if (link === null) {
      problems.push(`${TRAIL}, line ${entries}: it is no audit entry.`);
      continue;
    }
    const wrong = wrongWith(link, before, checkpoint);
    if (wrong !== null) problems.push(`${TRAIL}, entry ${link.seq}: ${wrong}`);
    before = link;
  }
  return { entries, problems };
}

type Link = z.output<typeof linkShape>;

function linkIn(line: string): Link | null {
  try {
    return linkShape.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

type Place = { readonly seq: number; readonly hash: string };

function wrongWith(link: Link, before: Place, checkpoint: Place | null): string | null {
  if (digestOf(link) !== link.hash) return "its content does not match its hash.";
  if (link.seq <= before.seq) return "it is out of order.";
  if (link.seq === before.seq + 1 && link.previous !== before.hash)
    return "it does not continue the entry before it.";
  if (checkpoint === null || link.seq > checkpoint.seq)
    return "it lies beyond the checkpoint of the manifest.";
  if (link.seq === checkpoint.seq && link.hash !== checkpoint.hash)
    return "it differs from the checkpoint of the manifest.";
  return null;
}
