import { stringify } from "yaml";
import { type Door, exactly } from "~/server/http/door";
import { apiRoot, type Endpoint } from "~/server/api/rest/catalogue";
import { openApiDocument } from "./document";

/**
 * The document, made when it is first asked for and the same for everybody: it names what Cairn can do and
 * nothing of what is in it, so it is readable without signing in.
 */
export function openApiDoors(endpoints: readonly Endpoint[], version: string): Door[] {
  const json = onceOnly(() => `${JSON.stringify(openApiDocument(endpoints, version), null, 1)}\n`);
  const yaml = onceOnly(() => stringify(JSON.parse(json()), { aliasDuplicateObjects: false }));
  return [
    documentDoor("json", "application/openapi+json", json),
    documentDoor("yaml", "application/openapi+yaml", yaml),
  ];
}

const documentDoor = (extension: string, type: string, text: () => string): Door => ({
  name: "reference",
  covers: exactly(`${apiRoot}/openapi.${extension}`),
  methods: ["GET", "HEAD"],
  guard: "machine",
  policy: "data",
  serve: ({ request, response }) => {
    const body = text();
    response.setHeader("content-type", `${type};version=3.1`);
    response.setHeader("content-length", Buffer.byteLength(body));
    response.end(request.method === "HEAD" ? undefined : body);
  },
});

function onceOnly(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}
