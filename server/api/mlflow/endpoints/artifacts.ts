import { listArtifacts } from "~/server/artifacts/queries/list-artifacts";
import { uuidOf } from "~/server/artifacts/rules/artifact-address";
import { DomainError } from "~/server/core/errors";
import { endpoint, runIdOf } from "../endpoint";

/** A run's id as the operations have it. What is no id is the id of no run. */
export function runUuid(sent: unknown): string {
  if (sent === undefined || sent === null || sent === "") {
    throw new DomainError("invalid", "Missing value for required parameter 'run_id'.");
  }
  if (typeof sent === "string" && /^[0-9a-f]{32}$/.test(sent)) return uuidOf(sent);
  throw new DomainError("not-found", `Run ${JSON.stringify(sent).slice(0, 250)} not found`);
}

export const artifactEndpoints = [
  endpoint({
    methods: ["GET"],
    path: "artifacts/list",
    operation: listArtifacts,
    input: (fields) => ({
      ownerKind: "run",
      ownerId: runUuid(runIdOf(fields)),
      folder: typeof fields["path"] === "string" ? fields["path"].replace(/\/$/, "") : undefined,
      cursor: fields["page_token"] === "" ? undefined : fields["page_token"],
      limit: 1000,
    }),
    answer: ({ rows, rootUri, nextCursor }) => ({
      root_uri: rootUri,
      ...(rows.length === 0
        ? {}
        : {
            files: rows.map(({ path, isFolder, bytes }) => ({
              path,
              is_dir: isFolder,
              ...(isFolder ? {} : { file_size: bytes }),
            })),
          }),
      ...(nextCursor === null ? {} : { next_page_token: nextCursor }),
    }),
  }),
];
