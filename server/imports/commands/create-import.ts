import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { blobs } from "~/db/schema/artifacts";
import { importClashes, importJobs, importSources } from "~/db/schema/imports";
import { memberOf, type Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { seal } from "~/server/registry/adapters/sealed";
import { problemOfAddress } from "../adapters/guarded-http";
import { allowedHosts, sealedFor } from "../adapters/open-source";
import { jobOf, jobShape, shownJob } from "../queries/job-row";

const secretInput = {
  /** Empty for a token, else the name that belongs to the password. */
  user: z
    .string()
    .max(500)
    .regex(/^[^\n\r]*$/, "it is one line")
    .default(""),
  secret: z.string().max(10_000).default(""),
};

export const createImport = command({
  name: "imports.create-import",
  summary:
    "Prepares an import and has it looked over: what would come, and what is in the way. Nothing is brought yet.",
  permission: "imports:write",
  route: "POST /imports",
  input: z.strictObject({
    /** `csv` is a table of runs, as CSV or Parquet: the content says which. */
    source: z.enum(importSources),
    /** Of the MLflow server. */
    address: z.string().trim().max(2000).default(""),
    ...secretInput,
    /** What was uploaded before, by its digest and name. */
    fileSha256: z
      .string()
      .regex(/^(?:[0-9a-f]{64})?$/)
      .default(""),
    fileName: z.string().trim().max(300).default(""),
    /** Of a table: where rows go that name no experiment. */
    experiment: z.string().trim().max(500).default(""),
    withFiles: z.boolean().default(true),
    deletedToo: z.boolean().default(false),
    experimentClash: z.enum(importClashes).default("merge"),
    modelClash: z.enum(importClashes).default("rename"),
  }),
  output: jobShape,
  run: async (work, { user, secret, address, fileSha256, fileName, experiment, ...asked }) => {
    const id = newId();
    const ofServer = asked.source === "mlflow";
    const origin = ofServer ? addressOf(address) : await fileOf(work, { fileSha256, fileName });
    const at = work.now();
    await work.db.insert(importJobs).values({
      orgId: work.orgId,
      id,
      ...asked,
      origin,
      sealedCredentials:
        ofServer && secret !== "" ? seal(`${user}\n${secret}`, sealedFor(id)) : null,
      fileSha256: ofServer ? null : fileSha256,
      tableOptions: experiment === "" ? {} : { experiment },
      phase: "check",
      status: "waiting",
      step: "experiments",
      cursor: {},
      done: 0,
      total: 0,
      workedMs: 0,
      found: {},
      problem: "",
      leaseEpoch: 0,
      createdBy: memberOf(work.actor),
      createdAt: at,
      updatedAt: at,
    });
    return {
      result: shownJob(await jobOf(work, id)),
      audit: {
        subject: `import:${id}`,
        after: { ...asked, origin, withCredentials: secret !== "" },
      },
    };
  },
});

function addressOf(address: string): string {
  const problem = problemOfAddress(address, allowedHosts());
  if (problem !== null) throw new DomainError("invalid", problem, { fields: { address: problem } });
  const url = new URL(address);
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Locks the content, so that it is not freed before the import holds it. */
async function fileOf(
  { db, orgId }: Work,
  { fileSha256, fileName }: { readonly fileSha256: string; readonly fileName: string },
): Promise<string> {
  const [there] = await db
    .select({ sha256: blobs.sha256 })
    .from(blobs)
    .where(and(eq(blobs.orgId, orgId), eq(blobs.sha256, fileSha256)))
    .for("key share");
  if (there !== undefined && fileName !== "") return fileName;
  const problem = "The file is not here. Upload it first.";
  throw new DomainError("invalid", problem, { fields: { file: problem } });
}
