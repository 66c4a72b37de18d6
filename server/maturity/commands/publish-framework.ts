import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { customFrameworks } from "~/db/schema/maturity";
import { DomainError, found } from "~/server/core/errors";
import { command } from "~/server/core/operation";
import {
  holdVersion,
  reportOf,
  type Report,
  versionInput,
  whatIs,
} from "../queries/framework-source";
import { contentHash } from "../frameworks/content-hash";
import { authorOf } from "./author";

/** The first few are enough to see what kind of trouble it is; the page of the draft lists all. */
const SHOWN = 3;

function refuseDefects({ stored, findings }: Report): void {
  if (findings.length === 0) return;
  const some = findings
    .slice(0, SHOWN)
    .map(({ message, line }) => (line === null ? message : `Line ${line}: ${message}`));
  const more = findings.length > SHOWN ? ` And ${findings.length - SHOWN} more.` : "";
  throw new DomainError(
    "precondition",
    `${whatIs(stored)} would score wrongly, so it cannot be published. ${some.join(" ")}${more}`,
    { data: { findings } },
  );
}

export const publishFramework = command({
  name: "maturity.publish-framework",
  summary:
    "Publishes a draft without defects, for good. Assessments that exist keep their version; new ones take this one.",
  permission: "organisation:manage",
  input: versionInput.extend({
    /** Of the content whose effect was looked at. */
    hash: z.string().length(64),
  }),
  output: z.object({ key: z.string(), version: z.string() }),
  run: async (work, { hash, ...which }) => {
    const { status } = found(await holdVersion(work, which), whatIs(which));
    if (status !== "draft") {
      throw new DomainError("conflict", `${whatIs(which)} is ${status} already.`);
    }
    const report = await reportOf(work, which);
    if (contentHash(report.reading.framework) !== hash) {
      const message = `${whatIs(which)} was saved again by ${report.stored.savedBy} after you looked at its effect. Look at it again, then publish.`;
      throw new DomainError("conflict", message);
    }
    refuseDefects(report);
    await work.db
      .update(customFrameworks)
      .set({ status: "published", publishedBy: authorOf(work), publishedAt: work.now() })
      .where(
        and(
          eq(customFrameworks.orgId, work.orgId),
          eq(customFrameworks.key, which.key),
          eq(customFrameworks.version, which.version),
        ),
      );
    const after = { status: "published", hash, follows: report.before?.version ?? null };
    const subject = `framework:${which.key}@${which.version}`;
    return { result: which, audit: { subject, before: { status }, after } };
  },
});
