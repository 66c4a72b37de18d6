import { give } from "~/server/api/artifacts/give";
import { identify, type Pace } from "~/server/api/rest/identify";
import { findArtifact } from "~/server/artifacts/queries/find-artifact";
import { DomainError } from "~/server/core/errors";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { newIngestPace, send, sendFailure } from "./door";
import { runUuid } from "./endpoints/artifacts";
import { failureOf, refusalOfIssues } from "./errors";

const address =
  /^(?:\/mlflow(?:\/[\w.-]+)?)?\/(?<what>health|version|get-artifact|(?:ajax-)?api\/3\.0\/mlflow\/server-info)$/;

/** The release whose protocol is spoken. From 3.6 on, clients would send traces in a form that is not taken here. */
const PROTOCOL = "3.5.0";

/** What is not offered is said here, so that clients do not try. */
const abilities = {
  store_type: "SqlStore",
  workspaces_enabled: false,
  trace_archival_enabled: false,
  multipart_uploads_enabled: false,
  multipart_downloads_enabled: false,
};

/** What clients and probes ask outside the protocol's own addresses. Only a file needs a token. */
export function mlflowPlainDoor(pace: Pace = newIngestPace()): Door {
  return {
    name: "mlflow plain",
    covers: (path) => address.test(path),
    methods: ["GET", "HEAD"],
    guard: "machine",
    policy: "data",
    serve: async (exchange) => {
      const what = address.exec(exchange.path)?.groups?.["what"];
      if (what === "health") sendText(exchange, "OK");
      else if (what === "version") sendText(exchange, PROTOCOL);
      else if (what === "get-artifact") await hand(exchange, pace);
      else send(exchange, 200, abilities);
    },
  };
}

function sendText({ request, response }: Exchange, text: string): void {
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.end(request.method === "HEAD" ? undefined : text);
}

/** `?run_id=…&path=…`, which links of older pages and scripts use. */
async function hand(exchange: Exchange, pace: Pace): Promise<void> {
  try {
    const context = await identify(exchange, pace);
    const asked = new URLSearchParams(exchange.query);
    const ownerId = runUuid(asked.get("run_id") ?? asked.get("run_uuid"));
    const path = asked.get("path");
    if (path === null)
      throw new DomainError("invalid", "Missing value for required parameter 'path'.");
    const parsed = findArtifact.input.safeParse({ ownerKind: "run", ownerId, path });
    if (!parsed.success) throw refusalOfIssues(parsed.error, { path });
    await give(exchange, context, await findArtifact.run(context, parsed.data));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    if (exchange.response.headersSent) exchange.response.destroy();
    else sendFailure(exchange, failure);
  }
}
