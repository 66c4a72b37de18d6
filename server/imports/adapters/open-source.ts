import { type BlobPlace, blobStore } from "~/server/artifacts/adapters/store";
import { readEnv } from "~/server/core/env";
import { unseal } from "~/server/registry/adapters/sealed";
import type { Job } from "../queries/job-row";
import { recordsOf } from "../rules/csv-text";
import { FileTree } from "./file-tree";
import { filesSource } from "./files-source";
import { GuardedHttp, SourceProblem } from "./guarded-http";
import { mlflowSource } from "./mlflow-source";
import { isParquet, parquetRecords } from "./parquet-records";
import type { Source } from "./source";
import { tableSource } from "./table-source";

/** A table is read whole. */
const MOST_TABLE = 200_000_000;

type Credentials = { readonly user: string; readonly secret: string };

/** What a sealed secret belongs to: it opens for this import alone. */
export const sealedFor = (importId: string): string => `import ${importId}`;

/** A token without a name is a bearer token; with one it is a password. */
const authorizationOf = ({ user, secret }: Credentials): string =>
  user === "" ? `Bearer ${secret}` : `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;

function readCredentials(job: Job): string | null {
  if (job.sealedCredentials === null) return null;
  const text = unseal(job.sealedCredentials, sealedFor(job.id));
  if (text === null) {
    throw new SourceProblem(
      "The credentials cannot be read any more. Begin a new import with them.",
    );
  }
  const [user = "", ...rest] = text.split("\n");
  return authorizationOf({ user, secret: rest.join("\n") });
}

/** Hosts of this network that the operator allows. */
// oxlint-disable-next-line no-restricted-properties -- tests set it after this file was loaded
export const allowedHosts = (): readonly string[] => readEnv(process.env).IMPORT_PRIVATE_HOSTS;

/** Opens what an import reads from. @throws SourceProblem */
export async function openSource(job: Job): Promise<Source> {
  switch (job.source) {
    case "mlflow": {
      const authorization = readCredentials(job);
      const http = new GuardedHttp(new URL(job.origin), { authorization }, allowedHosts());
      return mlflowSource(http, job.origin);
    }
    case "files":
      return openFiles(placeOf(job));
    case "csv": {
      const place = placeOf(job);
      const experiment = job.tableOptions["experiment"] ?? job.origin;
      return tableSource(await readTable(place), { experiment, sha256: place.sha256 });
    }
  }
}

function placeOf({ orgId, fileSha256 }: Job): BlobPlace {
  if (fileSha256 === null)
    throw new SourceProblem("The file is not kept any more. Upload it again.");
  return { orgId, sha256: fileSha256 };
}

async function openFiles(place: BlobPlace): Promise<Source> {
  const tree = await FileTree.open(await blobStore().open(place), await beginningOf(place));
  try {
    return filesSource(tree);
  } catch (error) {
    await tree.close();
    throw error;
  }
}

async function beginningOf(place: BlobPlace): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await blobStore().open(place)) {
    parts.push(part);
    if (Buffer.concat(parts).length >= 2) break;
  }
  return Buffer.concat(parts).subarray(0, 2);
}

/** Records of a CSV or Parquet file, whichever its content is. */
async function readTable(place: BlobPlace): Promise<string[][]> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of await blobStore().open(place)) {
    const piece: Buffer = part;
    bytes += piece.length;
    if (bytes > MOST_TABLE) throw new SourceProblem("The table is larger than 200 MB. Split it.");
    parts.push(piece);
  }
  const content = Buffer.concat(parts);
  return isParquet(content) ? parquetRecords(content) : recordsOf(content.toString("utf8"));
}
