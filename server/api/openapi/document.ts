import { titleOf } from "~/server/http/problem";
import { apiRoot, type Endpoint } from "~/server/api/rest/catalogue";
import { type Described, describeAll, type Parameter } from "./describe";
import { errorMeanings, errorStatuses, isErrorStatus } from "./errors";
import { asRaw, type Raw, rawRoutes } from "./raw";
import { sampleOf } from "./sample";
import { Schemas } from "./schemas";
import { titleOfDomain } from "./titles";

type Json = Readonly<Record<string, unknown>>;

export type OpenApiDocument = {
  readonly openapi: "3.1.1";
  readonly info: Json;
  readonly servers: readonly Json[];
  readonly tags: readonly Json[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Json;
};

const about = `Everything a program can do with Cairn. Requests and answers are JSON; instants are RFC 3339 texts in UTC.
Send an API token as \`Authorization: Bearer …\`; it acts for one organisation, with the scopes it was given.
Errors are problem documents (RFC 9457) with a stable \`code\` and a \`requestId\`.
Send an \`Idempotency-Key\` with a write, and repeat it with the same key when no answer came: it takes effect once.`;

/** The OpenAPI 3.1 document of these operations. Pure; the same operations give the same document. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): OpenApiDocument {
  const schemas = new Schemas();
  const described = describeAll(endpoints, schemas);
  const raw = describeAll(
    rawRoutes.map(({ endpoint }) => endpoint),
    schemas,
  );
  const domains = [...new Set(described.map(({ domain }) => domain))];
  for (const { id, result } of [...described, ...raw]) schemas.components[`${id}Result`] = result;
  return {
    openapi: "3.1.1",
    info: { title: "Cairn", version, description: about },
    servers: [{ url: apiRoot, description: "This server" }],
    tags: domains.map((domain) => ({ name: domain, description: titleOfDomain(domain) })),
    paths: pathsOf([
      ...described.map(operationOf),
      ...rawRoutes.flatMap((route, at) => {
        const one = raw[at];
        return one === undefined ? [] : [rawOperation(one, route)];
      }),
    ]),
    components: {
      schemas: { ...schemas.components, Problem: problemSchema },
      responses: Object.fromEntries(
        errorStatuses.map((status) => [errorMeanings[status].name, errorResponse(status)]),
      ),
      parameters: { IdempotencyKey: idempotencyKey },
      headers: { RequestId: requestId },
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "An API token, made by an administrator in the settings.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "cairn.session",
          description: "A signed-in person's own browser.",
        },
      },
    },
  };
}

type Placed = Pick<Described, "template" | "method"> & { readonly told: Json };

function pathsOf(operations: readonly Placed[]): OpenApiDocument["paths"] {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { template, method, told } of operations)
    (paths[template] ??= {})[method.toLowerCase()] = told;
  return paths;
}

const operationOf = (one: Described): Placed => ({ ...one, told: tellOf(one) });

const bytesOf = ({ mediaTypes }: Raw): Json =>
  Object.fromEntries(mediaTypes.map((type) => [type, { schema: {} }]));

/** The same operation, with a file where the others have JSON. */
function rawOperation(described: Described, route: Raw): Placed {
  const one = asRaw(described, route);
  const told = tellOf(one);
  if (route.bodyOf !== null) {
    const requestBody = { required: true, description: route.about, content: bytesOf(route) };
    return { ...one, told: { ...told, requestBody } };
  }
  const done = { description: route.about, headers: requestIdHeader, content: bytesOf(route) };
  return { ...one, told: { ...told, responses: { ...responsesOf(one), 200: done } } };
}

const requestIdHeader = { "x-request-id": { $ref: "#/components/headers/RequestId" } };

const responsesOf = ({ id, paged, errors }: Described): Json => ({
  200: {
    description: paged
      ? "One page. `nextCursor` leads to the next one, as does the `Link` header."
      : "Done.",
    headers: requestIdHeader,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${id}Result` } } },
  },
  ...Object.fromEntries(
    errors.filter(isErrorStatus).map((status) => [status, responseRef(status)]),
  ),
});

function tellOf(one: Described): Json {
  const { id, domain, summary, permission, heldBy, body } = one;
  const who = `Needs \`${permission}\`, held by: ${heldBy.join(", ")}.`;
  const forTokens = one.forTokens ? "" : " API tokens cannot hold it.";
  return {
    operationId: id,
    summary,
    description: `${who}${forTokens}`,
    tags: [domain],
    security: [...(one.forTokens ? [{ token: [permission] }] : []), { session: [permission] }],
    parameters: parametersOf(one),
    ...(body === null ? {} : { requestBody: requestBody(body) }),
    responses: responsesOf(one),
  };
}

const requestBody = (schema: NonNullable<Described["body"]>): Json => ({
  required: (schema.required?.length ?? 0) > 0,
  content: { "application/json": { schema, example: sampleOf(schema) } },
});

const parametersOf = ({ parameters, writes }: Described): Json[] => [
  ...parameters.map(parameterOf),
  ...(writes ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
];

const parameterOf = ({ name, in: place, required, schema }: Parameter): Json => ({
  name,
  in: place,
  required,
  schema,
  ...(schema.description === undefined ? {} : { description: schema.description }),
  ...(required ? { example: sampleOf(schema, name) } : {}),
});

const responseRef = (status: (typeof errorStatuses)[number]): Json => ({
  $ref: `#/components/responses/${errorMeanings[status].name}`,
});

const errorResponse = (status: (typeof errorStatuses)[number]): Json => ({
  description: `${titleOf(status)}. ${errorMeanings[status].meaning}`,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const problemSchema = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "status", "detail", "code", "requestId"],
  properties: {
    type: {
      type: "string",
      format: "uri-reference",
      description: "Where this kind of problem is explained.",
    },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What was wrong, where, and what to do, for a person." },
    code: {
      type: "string",
      enum: [...new Set(errorStatuses.flatMap((status) => errorMeanings[status].codes))],
    },
    requestId: { type: "string", description: "Finds the request in the server's log." },
    fields: {
      type: "object",
      additionalProperties: { type: "string" },
      description: "Problems by field path.",
    },
    data: {
      description: "What the caller needs to go on, e.g. the value somebody else saved meanwhile.",
    },
  },
};

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Any text of your own, 1 to 255 printable characters. A repeat with the same key and input gets the first answer.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: String.raw`^[\x21-\x7e]+$` },
};

const requestId = {
  description: "Finds the request in the server's log.",
  schema: { type: "string" },
};
