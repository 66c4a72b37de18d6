import { and, eq, inArray, ne, or, sql, type SQL } from "drizzle-orm";
import { customFrameworks } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { frameworkShape } from "../adapters/framework-file/shape";
import type { Framework } from "../rules/framework";
import { compareVersions } from "./framework-version";

/** One version of a framework an organisation brought along, without its content. */
export type OwnVersion = {
  readonly key: string;
  readonly version: string;
  readonly status: "draft" | "published" | "retired";
  readonly hash: string;
};

const columns = {
  key: customFrameworks.key,
  version: customFrameworks.version,
  status: customFrameworks.status,
  hash: customFrameworks.hash,
};

/** Versions that were published, retired ones included, newest of each key first. */
export async function ownVersions(work: Work, where?: SQL): Promise<OwnVersion[]> {
  const rows = await work.db
    .select(columns)
    .from(customFrameworks)
    .where(
      and(eq(customFrameworks.orgId, work.orgId), ne(customFrameworks.status, "draft"), where),
    );
  return rows.toSorted((a, b) => compareVersions(b.version, a.version));
}

/** Holds the versions of a framework until the transaction ends, so that it is not retired while something begins. */
export const holdForUse = (work: Work, key: string) =>
  work.db
    .select(columns)
    .from(customFrameworks)
    .where(
      and(
        eq(customFrameworks.orgId, work.orgId),
        eq(customFrameworks.key, key),
        ne(customFrameworks.status, "draft"),
      ),
    )
    .for("share");

/** An assessment or milestone was made with this framework. */
export const inUse = sql`exists (select from assessment a where a.org_id = ${customFrameworks}.org_id
  and a.framework_key = ${customFrameworks}.key)`;

/**
 * Of each key the version to go on with: the newest published one, or the newest of all when every one is retired.
 * Expects the newest first.
 */
export function currentVersions(versions: readonly OwnVersion[]): OwnVersion[] {
  const current = new Map<string, OwnVersion>();
  for (const one of versions) {
    const known = current.get(one.key);
    const better =
      known === undefined || (known.status === "retired" && one.status === "published");
    if (better) current.set(one.key, one);
  }
  return [...current.values()];
}

/** Content of published versions never changes, so it is unpacked once. Kept per organisation, by its hash. */
const unpacked = new Map<string, Framework>();
const MOST_UNPACKED = 200;

const placeOf = ({ orgId }: Work, { key, version, hash }: OwnVersion) =>
  `${orgId} ${key} ${version} ${hash}`;

function keep(place: string, framework: Framework): void {
  const [oldest] = unpacked.keys();
  if (unpacked.size >= MOST_UNPACKED && oldest !== undefined) unpacked.delete(oldest);
  unpacked.set(place, framework);
}

/** The content of these versions, in their order; one statement for all that are not unpacked yet. */
export async function contentsOf(
  work: Work,
  versions: readonly OwnVersion[],
): Promise<Framework[]> {
  const held = new Map<string, Framework>();
  for (const one of versions) {
    const framework = unpacked.get(placeOf(work, one));
    if (framework !== undefined) held.set(placeOf(work, one), framework);
  }
  const missing = versions.filter((one) => !held.has(placeOf(work, one)));
  if (missing.length > 0) {
    const exactly = missing.map(({ key, version }) =>
      and(eq(customFrameworks.key, key), eq(customFrameworks.version, version)),
    );
    const rows = await work.db
      .select({ ...columns, content: customFrameworks.content })
      .from(customFrameworks)
      .where(and(eq(customFrameworks.orgId, work.orgId), or(...exactly)));
    for (const { content, ...row } of rows) {
      const framework = frameworkShape.parse(content);
      held.set(placeOf(work, row), framework);
      keep(placeOf(work, row), framework);
    }
  }
  return versions.flatMap((one) => held.get(placeOf(work, one)) ?? []);
}

export const withKeys = (keys: readonly string[]): SQL => inArray(customFrameworks.key, [...keys]);
