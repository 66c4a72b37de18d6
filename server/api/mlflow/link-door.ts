import { downloadLink, type LinkAsked, uploadLink } from "~/server/api/artifacts/link";
import { decoderFor } from "~/server/api/rest/decode";
import { identify, type Pace } from "~/server/api/rest/identify";
import { grantUpload } from "~/server/artifacts/commands/grant-link";
import { placeOf, uuidOf } from "~/server/artifacts/rules/artifact-address";
import { DomainError } from "~/server/core/errors";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { limits } from "~/server/http/limits";
import { newIngestPace, send, sendFailure } from "./door";
import type { Fields } from "./endpoint";
import { failureOf, refusalOfIssues, unknownEndpoint } from "./errors";
import { fieldsOf } from "./fields";
import { runUuid } from "./endpoints/artifacts";

const address =
  /^(?:\/mlflow(?:\/[\w.-]+)?)?\/(?:ajax-)?api\/2\.0\/(?:mlflow\/artifacts\/presigned-(?<way>upload|download)-url|mlflow-artifacts\/presigned\/(?<path>.+))$/;

/** Links to one file, for who has no token: as clients ask for them by run, by model, or by the file's address. */
export function mlflowLinkDoor(pace: Pace = newIngestPace()): Door {
  return {
    name: "mlflow link",
    covers: (path) => address.test(path),
    methods: ["GET", "POST"],
    guard: "machine",
    policy: "data",
    serve: async (exchange) => {
      try {
        await answer(exchange, pace);
      } catch (error) {
        const failure = failureOf(error);
        if (failure === null) throw error;
        sendFailure(exchange, failure);
      }
    },
  };
}

async function answer(exchange: Exchange, pace: Pace): Promise<void> {
  const { way, path } = address.exec(exchange.path)?.groups ?? {};
  if ((exchange.request.method === "GET") === (path === undefined)) {
    sendFailure(exchange, unknownEndpoint(exchange.path));
    return;
  }
  const context = await identify(exchange, pace);
  if (path !== undefined) {
    const { url, bytes } = await downloadLink(exchange, context, askedByAddress(path));
    send(exchange, 200, { url, headers: {}, file_size: bytes });
    return;
  }
  const asked = askedByFields(await fieldsOf(exchange, limits.bodyBytes));
  const make = way === "upload" ? uploadLink : downloadLink;
  const { url, bytes } = await make(exchange, context, asked);
  const size = bytes === null ? {} : { file_size: bytes };
  send(exchange, 200, { presigned_url: url, headers: {}, ...size });
}

function askedByAddress(address: string): LinkAsked {
  const text = decodeURIComponent(address);
  const place = placeOf(text);
  if (place === null)
    throw new DomainError("not-found", `No such artifact: '${text.slice(0, 200)}'`);
  const { owner, path, experimentId } = place;
  return parsed({ ownerKind: owner.kind, ownerId: owner.id, experimentId, path }, {});
}

const fromText = decoderFor(grantUpload.input, "text");

function askedByFields(fields: Fields): LinkAsked {
  const { run_id, model_id, path, expiration } = fields;
  if (Boolean(run_id) === Boolean(model_id)) {
    throw new DomainError("invalid", "Exactly one of run_id and model_id must be provided.");
  }
  const owner = run_id
    ? { ownerKind: "run", ownerId: runUuid(run_id) }
    : { ownerKind: "model", ownerId: modelUuid(model_id) };
  const seconds = expiration === undefined || expiration === null ? {} : { seconds: expiration };
  return parsed({ ...owner, path, ...seconds }, fields);
}

function parsed(input: unknown, sent: Fields): LinkAsked {
  const outcome = grantUpload.input.safeParse(fromText(input));
  if (outcome.success) return outcome.data;
  throw refusalOfIssues(outcome.error, { ...sent, seconds: sent["expiration"] });
}

function modelUuid(sent: unknown): string {
  const hex = /^"m-(?<hex>[0-9a-f]{32})"$/.exec(JSON.stringify(sent))?.groups?.["hex"];
  if (hex !== undefined) return uuidOf(hex);
  const shown = JSON.stringify(sent).slice(0, 250);
  throw new DomainError("not-found", `Logged model ${shown} not found`);
}
