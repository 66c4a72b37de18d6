import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { artifacts, blobs } from "~/db/schema/artifacts";
import { atOrBelow, ofOwner } from "~/server/artifacts/queries/artifact-row";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { modelOf } from "./model-row";
import { belowPlace, placeOfFiles, storedFiles } from "./version-files";
import { versionOf } from "./version-row";

const fileShape = z.object({
  /** Below the version's folder. */
  name: z.string(),
  /** Below the run or the logged model, as a download asks for it. */
  path: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  uploadedAt: z.date(),
  damaged: z.boolean(),
});

export const listFiles = query({
  name: "registry.list-files",
  summary: "The files of a version that are kept here, with their digests, by name.",
  permission: "registry:read",
  route: "GET /models/{name}/versions/{version}/files",
  input: z.strictObject({
    name: z.string().min(1).max(1000),
    version: z.number().int().min(1).max(2_147_483_647),
    cursor: pageInput.cursor,
    limit: z.number().int().min(1).max(1000).default(200),
  }),
  output: pageOf(fileShape).extend({
    /** Whose files they are, for a download; null when they lie elsewhere. */
    owner: z.object({ kind: z.enum(["run", "model"]), id: z.guid() }).nullable(),
  }),
  run: async (work, { name, version, cursor, limit }) => {
    const { artifactUri } = await versionOf(work, await modelOf(work, name), version);
    const place = placeOfFiles(artifactUri);
    const stored = await storedFiles(work, artifactUri);
    if (place === null || stored === null)
      return { rows: [], nextCursor: null, matching: 0, total: 0, owner: null };
    const after = decodeCursor(cursor)?.[0] ?? null;
    const { owner } = place;
    const rows = await work.db
      .select({
        name: belowPlace(place),
        path: artifacts.path,
        bytes: artifacts.bytes,
        sha256: artifacts.sha256,
        uploadedAt: artifacts.uploadedAt,
        damaged: sql<boolean>`${blobs.damagedAt} is not null`,
      })
      .from(artifacts)
      .innerJoin(blobs, and(eq(blobs.orgId, artifacts.orgId), eq(blobs.sha256, artifacts.sha256)))
      .where(
        and(
          ofOwner(work, { ownerKind: owner.kind, ownerId: owner.id }),
          atOrBelow(place.path),
          after === null ? undefined : sql`${artifacts.path} > ${after}::text collate "C"`,
        ),
      )
      .orderBy(sql`${artifacts.path} collate "C"`)
      .limit(limit + 1);
    const counts = { matching: stored.files, total: stored.files };
    return { ...toPage(rows, { limit, key: ({ path }) => [path], ...counts }), owner };
  },
});
