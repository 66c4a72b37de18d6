import { sql } from "drizzle-orm";
import { z } from "zod";
import { artifacts, blobs } from "~/db/schema/artifacts";
import type { Work } from "~/server/core/context";
import { query } from "~/server/core/operation";
import { decodeCursor, pageInput, pageOf, toPage } from "~/server/core/page";
import { artifactPathProblem } from "../rules/artifact-path";
import { belowFolder, ofOwner } from "./artifact-row";
import { type OwnerInput, ownerInput, ownerOf } from "./owner-row";

/** What stands directly in a folder: a file, or a folder with everything below it added up. */
const entryShape = z.object({
  name: z.string(),
  path: z.string(),
  isFolder: z.boolean(),
  bytes: z.number(),
  files: z.number().int(),
  /** Of the newest file. */
  uploadedAt: z.date(),
  /** Of a file; a folder has none. */
  sha256: z.string().nullable(),
  contentType: z.string().nullable(),
  /** Files whose stored content was found to be changed or gone. */
  damaged: z.number().int(),
});
type Entry = z.output<typeof entryShape>;

export const folderInput = z
  .string()
  .default("")
  .superRefine((folder, context) => {
    const problem = folder === "" ? null : artifactPathProblem(folder);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

export const listArtifacts = query({
  name: "artifacts.list-artifacts",
  summary: "What stands in a folder of a run's or a logged model's files, with sizes.",
  permission: "tracking:read",
  route: "GET /artifacts/{ownerKind}/{ownerId}",
  input: z.strictObject({
    ...ownerInput,
    folder: folderInput,
    cursor: pageInput.cursor,
    limit: z.number().int().min(1).max(10_000).default(200),
  }),
  output: pageOf(entryShape).extend({
    /** Of everything in the folder and below. */
    bytes: z.number(),
    files: z.number().int(),
    /** Where the owner's files stand in the protocol's words. */
    rootUri: z.string(),
    /** When the owner was deleted; its files stay until it is removed for good. */
    ownerDeletedAt: z.date().nullable(),
  }),
  run: async (work, { folder, cursor, limit, ...owner }) => {
    const { rootUri, deletedAt } = await ownerOf(work, owner);
    const after = decodeCursor(cursor)?.[0] ?? null;
    const entries = await entriesIn(work, owner, { folder, after, limit: limit + 1 });
    const { count, bytes, files } = await totalIn(work, owner, folder);
    const page = toPage(entries, {
      limit,
      key: ({ name }) => [name],
      matching: count,
      total: count,
    });
    return { ...page, bytes, files, rootUri, ownerDeletedAt: deletedAt };
  },
});

type Window = {
  readonly folder: string;
  readonly after: string | number | null;
  readonly limit: number;
};

const prefixOf = (folder: string): string => (folder === "" ? "" : `${folder}/`);

/** What is left of a path behind its folder. Postgres counts characters in its own way, so it counts both. */
const restIn = (folder: string) =>
  sql`substr(${artifacts.path}, length(${prefixOf(folder)}::text) + 1)`;

const nameIn = (folder: string) => sql`split_part(${restIn(folder)}, '/', 1)`;

async function entriesIn(work: Work, owner: OwnerInput, { folder, after, limit }: Window) {
  const name = nameIn(folder);
  const rows = await work.db.execute<{
    name: string;
    isFolder: boolean;
    bytes: number;
    files: number;
    damaged: number;
    uploadedAt: string;
    sha256: string | null;
    contentType: string | null;
  }>(sql`
    select name, is_folder as "isFolder", bytes::float8 as bytes, files::int as files, damaged::int as damaged,
      uploaded_at::text as "uploadedAt",
      case when not is_folder then sha256 end as sha256, case when not is_folder then content_type end as "contentType"
    from (
      select ${name} as name, bool_or(position('/' in ${restIn(folder)}) > 0) as is_folder,
        sum(${artifacts.bytes}) as bytes, count(*) as files, count(${blobs.damagedAt}) as damaged,
        max(${artifacts.uploadedAt}) as uploaded_at, min(${artifacts.sha256}) as sha256, min(${artifacts.contentType}) as content_type
      from ${artifacts} join ${blobs} on ${blobs.orgId} = ${artifacts.orgId} and ${blobs.sha256} = ${artifacts.sha256}
      where ${ofOwner(work, owner)} ${below(folder)}
      group by 1
    ) entry
    where ${after}::text is null or name > ${after}::text collate "C"
    order by name collate "C" limit ${limit}`);
  return [...rows].map(({ uploadedAt, ...row }): Entry => ({
    ...row,
    path: prefixOf(folder) + row.name,
    uploadedAt: new Date(uploadedAt),
  }));
}

const below = (folder: string) => {
  const condition = belowFolder(folder);
  return condition === undefined ? sql`` : sql`and ${condition}`;
};

async function totalIn(work: Work, owner: OwnerInput, folder: string) {
  const [row] = await work.db
    .select({
      count: sql<number>`count(distinct ${nameIn(folder)})::int`,
      bytes: sql<number>`coalesce(sum(${artifacts.bytes}), 0)::float8`,
      files: sql<number>`count(*)::int`,
    })
    .from(artifacts)
    .where(sql`${ofOwner(work, owner)} ${below(folder)}`);
  return row ?? { count: 0, bytes: 0, files: 0 };
}
