import { roles, rolesHolding, scopes } from "~/server/core/permissions";
import type { Endpoint } from "~/server/api/rest/catalogue";
import { type JsonSchema, Schemas } from "./schemas";

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: JsonSchema;
};

/** One operation as both the document and the page tell it. */
export type Described = {
  /** `identityListTeams` */
  readonly id: string;
  readonly method: Endpoint["method"];
  readonly template: string;
  readonly domain: string;
  readonly summary: string;
  readonly writes: boolean;
  readonly permission: string;
  /** Whether a token can hold the permission; some things stay with people. */
  readonly forTokens: boolean;
  readonly heldBy: readonly string[];
  readonly parameters: readonly Parameter[];
  /** The fields of the JSON body; null when the operation takes none. */
  readonly body: JsonSchema | null;
  readonly result: JsonSchema;
  /** Whether the answer is one page of several. */
  readonly paged: boolean;
  readonly errors: readonly number[];
};

export function describeAll(endpoints: readonly Endpoint[], schemas = new Schemas()): Described[] {
  return endpoints.map((endpoint) => describe(endpoint, schemas));
}

function describe(endpoint: Endpoint, schemas: Schemas): Described {
  const { method, template, domain, operation, pathFields } = endpoint;
  const id = identifier(operation.name);
  const input = schemas.inline(`${id}Input`, operation.input, "input");
  const inBody = method === "POST" || method === "PUT";
  const rest = without(input, pathFields);
  const result = schemas.inline(`${id}Result`, operation.output, "output");
  const body = inBody && Object.keys(rest.properties ?? {}).length > 0 ? rest : null;
  const writes = operation.kind !== "query";
  return {
    id,
    method,
    template,
    domain,
    summary: operation.summary,
    writes,
    permission: operation.permission,
    forTokens: scopes.some((scope) => scope === operation.permission),
    heldBy: holdersOf(rolesHolding(operation.permission)),
    parameters: [
      ...pathFields.map((name) => parameter(input, name, "path")),
      ...(inBody
        ? []
        : Object.keys(rest.properties ?? {}).map((name) => parameter(input, name, "query"))),
    ],
    body,
    result,
    paged: method === "GET" && "nextCursor" in (result.properties ?? {}),
    errors: errorsOf({ writes, named: pathFields.length > 0, sends: body !== null }),
  };
}

/** `identity.list-teams` as a name that every generator of clients can use. */
const identifier = (name: string): string =>
  name.replaceAll(/[.-](\w)/g, (_match, letter: string) => letter.toUpperCase());

const holdersOf = (holders: readonly string[]): readonly string[] =>
  holders.length === roles.length ? ["every member"] : holders;

function parameter(
  { properties, required }: JsonSchema,
  name: string,
  place: "path" | "query",
): Parameter {
  const found = properties?.[name];
  const schema = typeof found === "object" ? found : {};
  return {
    name,
    in: place,
    required: place === "path" || (required?.includes(name) ?? false),
    schema,
  };
}

function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const kept = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name));
  const required = schema.required?.filter((name) => !names.includes(name)) ?? [];
  const { required: _all, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(kept),
    ...(required.length > 0 ? { required } : {}),
  };
}

type Nature = { readonly writes: boolean; readonly named: boolean; readonly sends: boolean };

const errorsOf = ({ writes, named, sends }: Nature): number[] => [
  400,
  401,
  403,
  ...(named || writes ? [404] : []),
  ...(writes ? [409, 412] : []),
  ...(sends ? [413, 415] : []),
  429,
  500,
  503,
];
