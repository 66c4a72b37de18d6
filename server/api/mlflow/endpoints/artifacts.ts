import type { z } from "zod";
import { listArtifacts } from "~/server/artifacts/queries/list-artifacts";
import { uuidOf } from "~/server/artifacts/rules/artifact-address";
import { DomainError } from "~/server/core/errors";
import { uuidOfModel } from "~/server/tracking/queries/logged-model-row";
import { endpoint, runIdOf } from "../endpoint";

/** A run's id as the operations have it. What is no id is the id of no run. */
export function runUuid(sent: unknown): string {
  if (sent === undefined || sent === null || sent === "") {
    throw new DomainError("invalid", "Missing value for required parameter 'run_id'.");
  }
  if (typeof sent === "string" && /^[0-9a-f]{32}$/.test(sent)) return uuidOf(sent);
  throw new DomainError("not-found", `Run ${JSON.stringify(sent).slice(0, 250)} not found`);
}

type Listed = z.output<typeof listArtifacts.output>;

/** A folder as the protocol says it; what is empty is left out. */
const folderMessage = ({ rows, rootUri, nextCursor }: Listed) => ({
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
});

/** Which part of which folder; a folder may end in a slash. */
const windowOf = (folder: unknown, token: unknown) => ({
  folder: typeof folder === "string" ? folder.replace(/\/$/, "") : undefined,
  cursor: token === "" ? undefined : token,
  limit: 1000,
});

export const artifactEndpoints = [
  endpoint({
    methods: ["GET"],
    path: "artifacts/list",
    operation: listArtifacts,
    input: (fields) => ({
      ownerKind: "run",
      ownerId: runUuid(runIdOf(fields)),
      ...windowOf(fields["path"], fields["page_token"]),
    }),
    answer: folderMessage,
  }),
  endpoint({
    methods: ["GET"],
    path: "logged-models/{model_id}/artifacts/directories",
    operation: listArtifacts,
    input: ({ model_id, artifact_directory_path, page_token }) => ({
      ownerKind: "model",
      ownerId: uuidOfModel(String(model_id)),
      ...windowOf(artifact_directory_path, page_token),
    }),
    answer: (listed) => {
      // The reference finds no deleted model here, though it finds a deleted run above.
      if (listed.ownerDeletedAt !== null) {
        throw new DomainError("not-found", "The logged model of these files is deleted.");
      }
      return folderMessage(listed);
    },
  }),
];
