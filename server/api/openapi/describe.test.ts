import { expect, test } from "vitest";
import { z } from "zod";
import type { Endpoint } from "~/server/api/rest/catalogue";
import { query } from "~/server/core/operation";
import { openApiDocument } from "./document";
import { nodesOf, resolve } from "./testing/schema-rules";

type Tree = { name: string; below: Tree[] };
const tree: z.ZodType<Tree> = z.object({
  name: z.string(),
  get below() {
    return z.array(tree);
  },
});

const operation = query({
  name: "trees.find-tree",
  summary: "A tree.",
  permission: "maturity:read",
  route: "GET /trees/{name}",
  input: z.strictObject({ name: z.string().optional(), since: z.date().optional() }),
  output: z.object({ tree, madeAt: z.date() }),
  run: () => Promise.reject(new Error("not called")),
});

const endpoint: Endpoint = {
  method: "GET",
  template: "/trees/{name}",
  pathFields: ["name"],
  procedure: "trees.findTree",
  domain: "trees",
  operation,
};

const document = JSON.parse(JSON.stringify(openApiDocument([endpoint], "1")));
const described = document.paths["/trees/{name}"].get;

test("what stands in the path is required, even when the operation could do without", () => {
  expect(described.parameters).toMatchObject([
    { name: "name", in: "path", required: true },
    {
      name: "since",
      in: "query",
      required: false,
      schema: { type: "string", format: "date-time" },
    },
  ]);
});

test("a thing that holds things of its kind refers to itself under a name of the document", () => {
  const refs = nodesOf(document.components.schemas).flatMap((node) =>
    typeof node["$ref"] === "string" ? [node["$ref"]] : [],
  );
  expect(refs.length).toBeGreaterThan(0);
  expect(refs.map((ref) => resolve(document, ref))).not.toContain(undefined);
});

test("an answer may get more fields later, an input may not", () => {
  const result = document.components.schemas.treesFindTreeResult;
  expect(result.additionalProperties).toBeUndefined();
  expect(result.properties.madeAt).toEqual({ type: "string", format: "date-time" });
});

test("a domain without a title of its own has its name", () => {
  expect(document.tags).toEqual([{ name: "trees", description: "Trees" }]);
});
