import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { customFrameworks } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import { Unreadable } from "../adapters/framework-file/problem";
import { readFramework, type Reading } from "../adapters/framework-file/read";
import { contentHash } from "../frameworks/content-hash";
import { isBuiltIn } from "../queries/frameworks";
import { holdVersion, type Stored, whatIs } from "../queries/framework-source";
import { authorOf } from "./author";

function readOrRefuse(text: string, version: string): Reading {
  try {
    return readFramework(text, version);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const count = error.problems.length;
    const message =
      count === 1
        ? "The file cannot be read as a framework: one thing has to be corrected first."
        : `The file cannot be read as a framework: ${count} things have to be corrected first.`;
    throw new DomainError("invalid", message, { data: { problems: error.problems } });
  }
}

/** `/frameworks/import` and `/frameworks/edit` are pages, so no framework can stand there. */
const PAGES: readonly string[] = ["import", "edit"];

function refuseTaken(which: { key: string; version: string }): void {
  if (PAGES.includes(which.key)) {
    throw new DomainError("conflict", `"${which.key}" is an address of Cairn. Take another key.`);
  }
  if (!isBuiltIn(which.key)) return;
  throw new DomainError(
    "conflict",
    `"${which.key}" is a framework that comes with Cairn. Give yours another key.`,
  );
}

/** A published version is kept, and a draft somebody saved meanwhile is not overwritten unseen. */
function refuseOver(stored: Stored, expectedRevision: number): void {
  if (stored.status !== "draft") {
    throw new DomainError(
      "conflict",
      `${whatIs(stored)} is ${stored.status} and never changes. Raise the version in the file and save it again.`,
    );
  }
  if (stored.revision === expectedRevision) return;
  const { savedBy: by, savedAt, revision } = stored;
  throw new DomainError(
    "conflict",
    `${whatIs(stored)} is a draft already, saved last by ${by}. Replace it, or raise the version in the file.`,
    { data: { by, at: savedAt.toISOString(), revision } },
  );
}

type Saving = { readonly text: string; readonly reading: Reading; readonly revision: number };

/** Writes the draft over the revision its author saw; false when somebody else was faster. */
async function write(work: Work, { text, reading, revision }: Saving): Promise<boolean> {
  const { framework } = reading;
  const { key, version, title } = framework;
  const content = {
    title,
    source: text,
    content: framework,
    hash: contentHash(framework),
    revision: revision + 1,
    savedBy: authorOf(work),
    savedAt: work.now(),
  };
  const place = and(
    eq(customFrameworks.orgId, work.orgId),
    eq(customFrameworks.key, key),
    eq(customFrameworks.version, version),
  );
  const fresh = { orgId: work.orgId, key, version, status: "draft", ...content } as const;
  const written =
    revision === 0
      ? await work.db
          .insert(customFrameworks)
          .values({ ...fresh, createdBy: content.savedBy, createdAt: content.savedAt })
          .onConflictDoNothing()
          .returning({ key: customFrameworks.key })
      : await work.db
          .update(customFrameworks)
          .set(content)
          .where(and(place, eq(customFrameworks.revision, revision)))
          .returning({ key: customFrameworks.key });
  return written.length > 0;
}

export const saveFrameworkDraft = command({
  name: "maturity.save-framework-draft",
  summary:
    "Reads a framework from YAML or JSON, or an AWS custom lens, and keeps it as a draft, defects included.",
  permission: "organisation:manage",
  input: z.strictObject({
    /** The file. What is too long is refused with the limit. */
    text: z.string(),
    /** For an AWS lens, which carries none. A framework file says its own. */
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, "Write the version as three numbers, such as 1.0.0.")
      .default("1.0.0"),
    /** The revision of the draft that is replaced; 0 for a new one. */
    expectedRevision: z.number().int().min(0).default(0),
  }),
  output: z.object({
    key: z.string(),
    version: z.string(),
    revision: z.number().int(),
    findings: z.number().int(),
    leftOut: z.number().int(),
  }),
  run: async (work, { text, version: given, expectedRevision }) => {
    const reading = readOrRefuse(text, given);
    const { key, version } = reading.framework;
    refuseTaken({ key, version });
    const stored = await holdVersion(work, { key, version });
    if (stored !== undefined) refuseOver(stored, expectedRevision);
    const revision = stored?.revision ?? 0;
    if (!(await write(work, { text, reading, revision }))) {
      const message = `${whatIs({ key, version })} was saved by somebody else at this moment. Look at it first.`;
      throw new DomainError("conflict", message);
    }
    const findings = reading.findings.length;
    const after = { title: reading.framework.title, revision: revision + 1, findings };
    return {
      result: {
        key,
        version,
        revision: revision + 1,
        findings,
        leftOut: reading.leftOut.length,
      },
      audit: { subject: `framework:${key}@${version}`, after },
    };
  },
});
