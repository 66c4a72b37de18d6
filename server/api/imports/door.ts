import { answering, sendJson } from "~/server/api/artifacts/answering";
import { take } from "~/server/api/artifacts/receive";
import { identify, newPace, type Pace } from "~/server/api/rest/identify";
import { keepBlob, overQuota } from "~/server/artifacts/commands/keep-blob";
import { permit } from "~/server/core/operation";
import { announced } from "~/server/http/body";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";

const address = "/api/v1/imports/file";
/** The largest pack of files. */
const MOST_BYTES = 10_000_000_000;

/** A file for an import, as bytes: stored by its content, named by the import that is prepared with it. */
export function importFileDoor(pace: Pace = newPace()): Door {
  return {
    name: "import file",
    covers: (path) => path === address,
    methods: ["POST"],
    guard: "machine",
    policy: "data",
    longBodies: true,
    serve: (exchange) => answering(exchange, () => receiveFile(exchange, pace)),
  };
}

async function receiveFile(exchange: Exchange, pace: Pace): Promise<void> {
  const context = await identify(exchange, pace);
  permit(context, "imports:write");
  const { request } = exchange;
  if (announced(request) > MOST_BYTES) throw overQuota();
  const stored = await take(request, context, MOST_BYTES);
  await keepBlob(context, stored);
  sendJson(exchange, stored);
}
