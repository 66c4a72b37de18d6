import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "~/db/schema/identity";
import { customFrameworks } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import { readFramework, type Finding, type Reading } from "../adapters/framework-file/read";
import type { Framework } from "../rules/framework";
import { lintChange } from "../rules/lint/change";
import { contentsOf, ownVersions, withKeys } from "./own-frameworks";

/** One version of an own framework, as input names it. */
export const versionInput = z.strictObject({
  key: z.string().min(1).max(80),
  version: z.string().min(1).max(40),
});
export type VersionInput = z.output<typeof versionInput>;

const at = (work: Work, { key, version }: VersionInput) =>
  and(
    eq(customFrameworks.orgId, work.orgId),
    eq(customFrameworks.key, key),
    eq(customFrameworks.version, version),
  );

export const whatIs = ({ key, version }: VersionInput): string =>
  `Version ${version} of your framework "${key}"`;

/** The stored row with who saved it; undefined when this version does not exist. */
export async function storedVersion(work: Work, which: VersionInput) {
  const [row] = await work.db
    .select({
      key: customFrameworks.key,
      version: customFrameworks.version,
      status: customFrameworks.status,
      source: customFrameworks.source,
      hash: customFrameworks.hash,
      revision: customFrameworks.revision,
      savedBy: members.name,
      savedAt: customFrameworks.savedAt,
    })
    .from(customFrameworks)
    .innerJoin(
      members,
      and(eq(members.orgId, customFrameworks.orgId), eq(members.id, customFrameworks.savedBy)),
    )
    .where(at(work, which));
  return row;
}

/** Holds this version until the transaction ends, so that of two people who publish or save, one is second. */
export async function holdVersion(work: Work, which: VersionInput) {
  await work.db
    .select({ key: customFrameworks.key })
    .from(customFrameworks)
    .where(at(work, which))
    .for("update");
  return storedVersion(work, which);
}

export type Stored = NonNullable<Awaited<ReturnType<typeof storedVersion>>>;

/** The newest published or retired version of the same key, other than this one. */
async function versionBefore(
  work: Work,
  { key, version }: VersionInput,
): Promise<Framework | undefined> {
  const versions = await ownVersions(work, withKeys([key]));
  const last = versions.find((one) => one.version !== version);
  const [before] = last === undefined ? [] : await contentsOf(work, [last]);
  return before;
}

export type Report = {
  readonly stored: Stored;
  readonly reading: Reading;
  readonly before: Framework | undefined;
  /** Everything that keeps this version from being published. */
  readonly findings: readonly Finding[];
};

/** What the stored file says, read again, with its defects: in itself, and against the version before. */
export async function reportOf(work: Work, which: VersionInput): Promise<Report> {
  const stored = found(await storedVersion(work, which), whatIs(which));
  const reading = readFramework(stored.source, stored.version);
  const { before, findings } = await findingsOn(work, reading, which);
  return { stored, reading, before, findings };
}

/** Everything that keeps what was read from being published as this version. */
export async function findingsOn(
  work: Work,
  { framework, findings, locate }: Reading,
  which: VersionInput,
): Promise<Pick<Report, "before" | "findings">> {
  const before = await versionBefore(work, which);
  const changes = before === undefined ? [] : lintChange(before, framework);
  const placed = changes.map((one) => ({ ...one, ...locate(one.subject) }));
  return { before, findings: [...findings, ...placed] };
}
