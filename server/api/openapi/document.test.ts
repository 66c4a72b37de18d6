import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Endpoint, endpoints } from "~/server/api/rest/catalogue";
import { inputReader } from "~/server/api/rest/input";
import { trust } from "~/server/core/trust";
import type { Door } from "~/server/http/door";
import { openFront } from "~/server/http/testing/front";
import { cardDoors } from "~/server/api/cards/door";
import { documentDoors } from "~/server/api/documents/door";
import { attachDocument } from "~/server/maturity/commands/attach-document";
import { rawRoutes } from "./raw";
import { openApiDoors } from "./door";
import { openApiDocument } from "./document";
import { type Json, nodesOf, resolve, validInstance } from "./testing/schema-rules";

const made = openApiDocument(endpoints, "1.2.3");
const document: Json = JSON.parse(JSON.stringify(made));

type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: {
    name?: string;
    in?: string;
    required?: boolean;
    schema?: Json;
    example?: unknown;
    $ref?: string;
  }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json; example: unknown }> };
  responses: Record<string, Json>;
};

const operations = Object.entries(made.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    path,
    method,
    ...trust<Operation>(JSON.parse(JSON.stringify(operation))),
  })),
);

const isRaw = ({ path, method }: { path: string; method: string }): boolean =>
  rawRoutes.some(
    ({ endpoint }) => endpoint.template === path && endpoint.method.toLowerCase() === method,
  );

test("every operation that programs can call is in the document, once", () => {
  expect(operations).toHaveLength(endpoints.length + rawRoutes.length);
  expect(operations.length).toBeGreaterThan(20);
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z0-9]+$/);
});

describe("files, which go as bytes", () => {
  const raw = operations.filter(isRaw);
  const doors = [...documentDoors(), ...cardDoors()];

  test("are described exactly where a door stands for them", () => {
    const served = raw.map(({ path, method, parameters }) => {
      const place = `/api/v1${path}`.replaceAll(/\{(\w+)\}/g, (_all, field: string) =>
        String(parameters.find(({ name }) => name === field)?.example),
      );
      const door = doors.find((one) => one.covers(place));
      return door?.methods.some((one) => one.toLowerCase() === method);
    });
    expect(served).toEqual(doors.map(() => true));
  });

  test("say what goes in the address, and that the file is the body", () => {
    const into = raw.find(({ method }) => method === "post");
    const inQuery = into?.parameters.filter((one) => one.in === "query") ?? [];
    expect(inQuery.map(({ name }) => name)).toEqual([
      "fileName",
      "title",
      "effectiveOn",
      "expiresOn",
    ]);
    expect(Object.keys(into?.requestBody?.content ?? {})).toEqual(["application/octet-stream"]);
    const shown = into?.parameters.filter(({ required }) => required) ?? [];
    const example = Object.fromEntries(shown.map((one) => [one.name, one.example]));
    expect(attachDocument.input.safeParse({ ...example, content: "" }).success).toBe(true);
    expect(Object.keys(into?.responses ?? {})).toEqual(expect.arrayContaining(["413", "415"]));
  });

  test("come out as bytes too", () => {
    const out = raw.find(({ method }) => method === "get");
    expect(Object.keys(Object(out?.responses["200"]?.["content"]))).toEqual([
      "application/octet-stream",
    ]);
  });
});

describe("the rules of OpenAPI 3.1", () => {
  test("the fixed fields are there and nothing is undefined", () => {
    expect(Object.keys(document).toSorted()).toEqual([
      "components",
      "info",
      "openapi",
      "paths",
      "servers",
      "tags",
    ]);
    expect(document).toMatchObject({
      openapi: "3.1.1",
      info: { title: "Cairn", version: "1.2.3" },
    });
    for (const key of Object.keys(Object(document["components"]))) {
      expect(["schemas", "responses", "parameters", "headers", "securitySchemes"]).toContain(key);
    }
    for (const name of Object.keys(
      Object(Reflect.get(Object(document["components"]), "schemas")),
    )) {
      expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
    }
  });

  test("every reference leads to something", () => {
    const refs = nodesOf(document).flatMap((node) =>
      typeof node["$ref"] === "string" ? [node["$ref"]] : [],
    );
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => resolve(document, ref) === undefined)).toEqual([]);
  });

  test("every field of a path is a required path parameter, and no other parameter claims to be", () => {
    for (const { path, parameters } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((parameter) => parameter.in === "path");
      expect(declared.map(({ name }) => name)).toEqual(named);
      expect(declared.every(({ required }) => required)).toBe(true);
      const keys = parameters.map(
        (parameter) => parameter.$ref ?? `${parameter.in} ${parameter.name}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test("each parameter has a schema that says what it is, and each answer a description", () => {
    for (const { operationId, parameters, responses } of operations) {
      for (const { name, schema, $ref } of parameters) {
        if ($ref !== undefined) continue;
        const said = Object.keys(schema ?? {}).some((key) =>
          ["type", "enum", "const", "anyOf", "oneOf"].includes(key),
        );
        expect([operationId, name, said]).toEqual([operationId, name, true]);
      }
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining(["200", "400", "401", "403", "429", "500", "503"]),
      );
      for (const answer of Object.values(responses)) {
        const whole =
          typeof answer["$ref"] === "string" ? resolve(document, answer["$ref"]) : answer;
        expect(Object(whole).description).toBeTruthy();
      }
    }
  });

  test("security names schemes that exist, tags are declared", () => {
    const schemes = Object.keys(
      Object(Reflect.get(Object(document["components"]), "securitySchemes")),
    );
    const tags = made.tags.map(({ name }) => name);
    for (const { security, tags: own } of operations) {
      expect(security.length).toBeGreaterThan(0);
      expect(schemes).toEqual(expect.arrayContaining(security.flatMap((way) => Object.keys(way))));
      expect(tags).toEqual(expect.arrayContaining(own));
    }
  });

  test("GET and DELETE have no body; schemas keep to the words of JSON Schema 2020-12", () => {
    const bodiless = operations.filter(({ method }) => method === "get" || method === "delete");
    expect(bodiless.filter(({ requestBody }) => requestBody !== undefined)).toEqual([]);
    const schemas = Object(Reflect.get(Object(document["components"]), "schemas"));
    expect(
      nodesOf(schemas).filter(
        (node) => "nullable" in node || "$defs" in node || "definitions" in node,
      ),
    ).toEqual([]);
  });
});

const endpointOf = ({ path, method }: { path: string; method: string }): Endpoint => {
  const found = endpoints.find(
    (one) => one.template === path && one.method.toLowerCase() === method,
  );
  if (found === undefined) throw new Error(`${path} is not in the catalogue`);
  return found;
};

/** Reads the input as the programs' door does, and answers "accepted" when the operation's schema takes it. */
const readingDoor = (endpoint: Endpoint, values: readonly string[]): Door => ({
  name: "rest",
  covers: () => true,
  methods: ["GET", "POST", "PUT", "DELETE"],
  guard: "machine",
  policy: "data",
  serve: async (exchange) => {
    await inputReader(endpoint)(exchange, values);
    exchange.response.end("accepted");
  },
});

describe("what the document shows works", () => {
  const named = operations
    .filter((one) => !isRaw(one))
    .map((operation) => [operation.operationId, operation] as const);

  test.each(named)("the example of %s", async (_id, operation) => {
    const endpoint = endpointOf(operation);
    const required = operation.parameters.filter((parameter) => parameter.required);
    const body = operation.requestBody?.content["application/json"];
    const shown = [...required, ...(body ? [body] : [])];
    expect(
      shown.filter(({ schema, example }) => !validInstance(document, schema ?? {}, example)),
    ).toEqual([]);

    const exampleOf = (field: string) =>
      String(required.find(({ name }) => name === field)?.example);
    const query = new URLSearchParams();
    for (const one of required.filter((parameter) => parameter.in === "query"))
      query.append(one.name ?? "", String(one.example));
    const front = await openFront({
      doors: [readingDoor(endpoint, endpoint.pathFields.map(exampleOf))],
    });
    const asked = query.size === 0 ? "/api/x" : `/api/x?${query.toString()}`;
    const sent = body === undefined ? {} : { body: JSON.stringify(body.example) };
    const headers = { "content-type": "application/json" };
    const answer = await front.ask(asked, { method: endpoint.method, headers, ...sent });
    await front.close();
    expect(answer.body).toBe("accepted");
  });
});

test("the YAML says the same as the JSON", async () => {
  const front = await openFront({ doors: openApiDoors(endpoints, "1.2.3") });
  const [json, yaml] = await Promise.all([
    front.ask("/api/v1/openapi.json"),
    front.ask("/api/v1/openapi.yaml"),
  ]);
  await front.close();
  expect(json.headers["content-type"]).toContain("application/openapi+json");
  expect(JSON.parse(json.body)).toEqual(document);
  expect(parse(yaml.body)).toEqual(document);
  // The document grows with every operation, and a busy machine reads its YAML for seconds.
}, 30_000);
