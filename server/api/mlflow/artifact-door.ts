import { give } from "~/server/api/artifacts/give";
import { receive, type Upload } from "~/server/api/artifacts/receive";
import { identify, type Pace } from "~/server/api/rest/identify";
import { deleteArtifacts } from "~/server/artifacts/commands/delete-artifacts";
import { prepareUpload } from "~/server/artifacts/queries/prepare-upload";
import { findArtifact } from "~/server/artifacts/queries/find-artifact";
import { listArtifacts } from "~/server/artifacts/queries/list-artifacts";
import { placeOf } from "~/server/artifacts/rules/artifact-address";
import type { Context } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { newIngestPace, send, sendFailure } from "./door";
import { failureOf, refusalOfIssues, unknownEndpoint } from "./errors";

const address =
  /^(?:\/mlflow(?:\/[\w.-]+)?)?\/(?:ajax-)?api\/2\.0\/mlflow-artifacts\/(?<what>artifacts|mpu)(?:\/(?<rest>.*))?$/;

/** The artifact tree of MLflow's clients: files stream in and out, folders are read off their names. */
export function mlflowArtifactDoor(pace: Pace = newIngestPace()): Door {
  return {
    name: "mlflow artifacts",
    covers: (path) => address.test(path),
    methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
    guard: "machine",
    policy: "data",
    longBodies: true,
    serve: async (exchange) => {
      try {
        await answer(exchange, await identify(exchange, pace));
      } catch (error) {
        const failure = failureOf(error);
        if (failure === null) throw error;
        if (exchange.response.headersSent) exchange.response.destroy();
        else sendFailure(exchange, failure);
      }
    },
  };
}

async function answer(exchange: Exchange, context: Context): Promise<void> {
  const { what, rest = "" } = address.exec(exchange.path)?.groups ?? {};
  const path = decodeURIComponent(rest);
  if (what === "mpu") sendFailure(exchange, withoutParts);
  else if (path === "" && exchange.request.method !== "DELETE") await list(exchange, context);
  else await (works[exchange.request.method ?? ""] ?? unserved)(exchange, context, path);
}

type Work = (exchange: Exchange, context: Context, path: string) => Promise<void>;

/** What is done with a file, by the request's method. */
const works: Readonly<Record<string, Work>> = { GET: hand, HEAD: hand, PUT: take, DELETE: remove };

const unserved: Work = async (exchange) => sendFailure(exchange, unknownEndpoint(exchange.path));

/** Clients look for the beginning of this sentence, and then send the file in one piece. */
const withoutParts = {
  status: 501,
  error_code: "NOT_IMPLEMENTED",
  message:
    "Multipart upload is not supported for the current artifact repository; send the file in one piece.",
};

/** The operation's input for an address. Throws what a client understands. */
function inputOf(text: string) {
  const place = placeOf(text);
  if (place === null) {
    const detail = `No such artifact: '${text.slice(0, 200)}'. Addresses here begin with <experiment>/<run>/artifacts/ or <experiment>/models/<model>/artifacts/.`;
    throw new DomainError("not-found", detail);
  }
  const { experimentId, owner, path } = place;
  return { ownerKind: owner.kind, ownerId: owner.id, experimentId, path };
}

function fileOf(text: string): Upload {
  const parsed = prepareUpload.input.safeParse(inputOf(text));
  if (parsed.success) return parsed.data;
  throw refusalOfIssues(parsed.error, { path: text });
}

async function take(exchange: Exchange, context: Context, text: string): Promise<void> {
  await receive(exchange, context, fileOf(text));
  send(exchange, 200, {});
}

async function hand(exchange: Exchange, context: Context, text: string): Promise<void> {
  await give(exchange, context, await findArtifact.run(context, fileOf(text)));
}

async function remove(exchange: Exchange, context: Context, text: string): Promise<void> {
  const parsed = deleteArtifacts.input.safeParse(inputOf(text));
  if (!parsed.success) throw refusalOfIssues(parsed.error, { path: text });
  await deleteArtifacts.run(context, parsed.data);
  send(exchange, 200, {});
}

/** What stands directly in a folder; nothing for a file or for what is not there, which is how clients tell them apart. */
async function list(exchange: Exchange, context: Context): Promise<void> {
  const text = new URLSearchParams(exchange.query).get("path") ?? "";
  if (placeOf(text) === null) {
    send(exchange, 200, {});
    return;
  }
  const { path, ...owner } = inputOf(text);
  const files: unknown[] = [];
  let cursor: string | null | undefined;
  do {
    const asked = { ...owner, folder: path, limit: 10_000, ...(cursor ? { cursor } : {}) };
    const parsed = listArtifacts.input.safeParse(asked);
    if (!parsed.success) throw refusalOfIssues(parsed.error, { folder: path });
    const { rows, nextCursor } = await listArtifacts.run(context, parsed.data);
    files.push(...rows.map(fileMessage));
    cursor = nextCursor;
  } while (cursor !== null);
  send(exchange, 200, files.length === 0 ? {} : { files });
}

type Entry = { readonly name: string; readonly isFolder: boolean; readonly bytes: number };

/** `FileInfo` of service.proto. */
const fileMessage = ({ name, isFolder, bytes }: Entry) => ({
  path: name,
  is_dir: isFolder,
  ...(isFolder ? {} : { file_size: bytes }),
});
