import { identify, newPace, type Pace } from "~/server/api/rest/identify";
import { unacceptable } from "~/server/api/rest/problems";
import { findArtifact } from "~/server/artifacts/queries/find-artifact";
import { prepareUpload } from "~/server/artifacts/queries/prepare-upload";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";
import { answering, sendJson } from "./answering";
import { give } from "./give";
import { artifactLinkDoor } from "./link";
import { receive, type Upload } from "./receive";

const address = /^\/api\/v1\/artifacts\/(?<kind>run|model)\/(?<id>[^/]+)\/content$/;

/** Files as bytes, which JSON is no good for: `PUT` and `GET …/content?path=plots/roc.png`. */
export function artifactDoors(pace: Pace = newPace()): Door[] {
  return [
    {
      name: "artifact",
      covers: (path) => address.test(path),
      methods: ["GET", "HEAD", "PUT"],
      guard: "machine",
      policy: "data",
      longBodies: true,
      serve: (exchange) => answering(exchange, () => transfer(exchange, pace)),
    },
    artifactLinkDoor(),
  ];
}

async function transfer(exchange: Exchange, pace: Pace): Promise<void> {
  const context = await identify(exchange, pace);
  const file = fileOf(exchange);
  if (exchange.request.method === "PUT") sendJson(exchange, await receive(exchange, context, file));
  else await give(exchange, context, await findArtifact.run(context, file));
}

function fileOf({ path, query }: Exchange): Upload {
  const { kind, id = "" } = address.exec(path)?.groups ?? {};
  const about = Object.fromEntries(new URLSearchParams(query));
  const parsed = prepareUpload.input.safeParse({ ...about, ownerKind: kind, ownerId: id });
  if (!parsed.success) throw new Refused(unacceptable(parsed.error));
  // Both operations take the same.
  return findArtifact.input.parse(parsed.data);
}
