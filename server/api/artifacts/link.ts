import { authSecret } from "~/server/api/auth/secret";
import { type ArtifactLink, readLink, signLink } from "~/server/artifacts/adapters/link-token";
import { blobStore } from "~/server/artifacts/adapters/store";
import { grantDownload, grantUpload } from "~/server/artifacts/commands/grant-link";
import { findArtifact } from "~/server/artifacts/queries/find-artifact";
import type { Context } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { log } from "~/server/core/log";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";
import { contextOfHolder } from "~/server/identity/queries/link-holder";
import { answering, sendJson } from "./answering";
import { give } from "./give";
import { receive, type Upload } from "./receive";

const address = /^\/api\/v1\/artifact-links\/(?<link>[\w.-]+)$/;

export type Link = { readonly url: string; readonly bytes: number | null };
export type LinkAsked = Upload & { readonly seconds: number };

/** An address for one upload. */
export async function uploadLink(
  { client }: Exchange,
  context: Context,
  asked: LinkAsked,
): Promise<Link> {
  const { seconds, roomBytes } = await grantUpload.run(context, asked);
  const link = { ...linkOf(context, asked, seconds), mostBytes: roomBytes };
  return { url: urlOf(client.origin, { ...link, way: "upload" }), bytes: null };
}

/** An address for downloads of one file: the bucket's own where there is one and links may lead there. */
export async function downloadLink(
  { client }: Exchange,
  context: Context,
  asked: LinkAsked,
): Promise<Link> {
  const { seconds, file } = await grantDownload.run(context, asked);
  const fileName = asked.path.slice(asked.path.lastIndexOf("/") + 1);
  const place = { orgId: context.orgId, sha256: file.sha256 };
  const own = await blobStore().link(place, { seconds, fileName });
  const link = { ...linkOf(context, asked, seconds), mostBytes: null };
  return { url: own ?? urlOf(client.origin, { ...link, way: "download" }), bytes: file.bytes };
}

function linkOf(
  { actor, orgId, now }: Context,
  { ownerKind, ownerId, path }: Upload,
  seconds: number,
) {
  if (actor.kind === "system") throw new DomainError("forbidden", "Links are made by people.");
  return {
    orgId,
    memberId: actor.memberId,
    tokenId: actor.kind === "token" ? actor.tokenId : null,
    ownerKind,
    ownerId,
    path,
    until: Math.floor(now().getTime() / 1000) + seconds,
  };
}

const urlOf = (origin: string, link: ArtifactLink): string =>
  `${origin}/api/v1/artifact-links/${signLink(authSecret(), link)}`;

/** Where links lead. The signature stands for a token; whoever made it must still be allowed to. */
export function artifactLinkDoor(): Door {
  return {
    name: "artifact link",
    covers: (path) => address.test(path),
    methods: ["GET", "HEAD", "PUT"],
    guard: "machine",
    policy: "data",
    longBodies: true,
    serve: (exchange) => answering(exchange, () => follow(exchange)),
  };
}

async function follow(exchange: Exchange): Promise<void> {
  const now = () => new Date();
  const text = address.exec(exchange.path)?.groups?.["link"] ?? "";
  const link = readLink(authSecret(), text, now());
  const wanted = exchange.request.method === "PUT" ? "upload" : "download";
  if (link?.way !== wanted) throw new Refused(spent);
  const { requestId, client } = exchange;
  const scope = wanted === "upload" ? "tracking:write" : "tracking:read";
  const visitor = { requestId, log, now, ipAddress: client.address, userAgent: "" };
  const context = await contextOfHolder(link, scope, visitor);
  if (context === null) throw new Refused(spent);
  const { ownerKind, ownerId, path, mostBytes } = link;
  const place = { ownerKind, ownerId, path };
  if (wanted === "upload")
    sendJson(exchange, await receive(exchange, context, { ...place, mostBytes }));
  else await give(exchange, context, await findArtifact.run(context, place));
}

const spent = {
  status: 403,
  code: "forbidden",
  detail:
    "This link has run out, was changed, or was made by somebody who may not do this any more. Ask for a new one.",
};
