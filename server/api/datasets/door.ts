import { identify, newPace, type Pace } from "~/server/api/rest/identify";
import { unacceptable } from "~/server/api/rest/problems";
import { answering, sendJson } from "~/server/api/artifacts/answering";
import { findUpload } from "~/server/datasets/queries/find-upload";
import type { Door } from "~/server/http/door";
import type { Exchange } from "~/server/http/exchange";
import { Refused } from "~/server/http/problem";
import { type Place, receiveUpload } from "./receive-upload";

const address = /^\/api\/v1\/dataset-uploads\/(?<uploadId>[^/]+)\/content$/;

/** Files that are to become versions of data: `PUT …/content` takes the bytes and looks into them. */
export function datasetDoor(place: Place, pace: Pace = newPace()): Door {
  return {
    name: "dataset upload",
    covers: (path) => address.test(path),
    methods: ["PUT"],
    guard: "machine",
    policy: "data",
    longBodies: true,
    serve: (exchange) => answering(exchange, () => take(exchange, { place, pace })),
  };
}

type Inside = { readonly place: Place; readonly pace: Pace };

async function take(exchange: Exchange, { place, pace }: Inside): Promise<void> {
  const context = await identify(exchange, pace);
  const asked = findUpload.input.safeParse(address.exec(exchange.path)?.groups);
  if (!asked.success) throw new Refused(unacceptable(asked.error));
  const { uploadId } = asked.data;
  await receiveUpload(exchange, context, { place, uploadId });
  sendJson(exchange, findUpload.output.parse(await findUpload.run(context, { uploadId })));
}
