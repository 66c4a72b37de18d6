import { z } from "zod";
import { contractMetrics } from "../rules/contract";

/*
 * The shape of an Open Data Contract Standard document, 3.0 and 3.1, after its published JSON schema: every part that
 * may stand in it, checked as far as anything here reads it. An unknown word at a place where the standard lists them
 * all is an error, as the standard says; `customProperties` are free.
 */

const versions = ["v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0"] as const;
const free = z.unknown().optional();
const text = z.string().optional();
const described = { id: text, description: text, customProperties: free } as const;
const bound = z.union([z.number(), z.string(), z.boolean(), z.array(z.unknown())]).optional();
const pair = z.array(z.number()).length(2).optional();

const quality = z.strictObject({
  ...described,
  type: z.enum(["text", "library", "sql", "custom"]).default("library"),
  name: text,
  dimension: text,
  severity: text,
  unit: text,
  businessImpact: text,
  method: text,
  schedule: text,
  scheduler: text,
  tags: z.array(z.string()).optional(),
  authoritativeDefinitions: free,
  metric: z.enum(contractMetrics).optional(),
  /** Called so before `metric`. */
  rule: text,
  arguments: z.record(z.string(), z.unknown()).optional(),
  /** Of SQL. */
  query: text,
  /** Of rules that other programs judge. */
  engine: text,
  implementation: free,
  mustBe: bound,
  mustNotBe: bound,
  mustBeGreaterThan: z.number().optional(),
  mustBeGreaterOrEqualTo: z.number().optional(),
  mustBeLessThan: z.number().optional(),
  mustBeLessOrEqualTo: z.number().optional(),
  mustBeBetween: pair,
  mustNotBeBetween: pair,
});
export type OdcsQuality = z.output<typeof quality>;

const logicalTypes = [
  "string",
  "date",
  "timestamp",
  "time",
  "number",
  "integer",
  "object",
  "array",
  "boolean",
] as const;

const element = {
  ...described,
  name: z.string().min(1).max(500),
  physicalType: text,
  physicalName: text,
  businessName: text,
  authoritativeDefinitions: free,
  tags: z.array(z.string()).optional(),
  quality: z.array(quality).optional(),
  relationships: free,
};

const property = z.strictObject({
  ...element,
  logicalType: z.enum(logicalTypes).optional(),
  logicalTypeOptions: z.record(z.string(), z.unknown()).optional(),
  primaryKey: z.boolean().optional(),
  primaryKeyPosition: z.number().int().optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  partitioned: z.boolean().optional(),
  partitionKeyPosition: z.number().int().optional(),
  classification: text,
  encryptedName: text,
  transformSourceObjects: z.array(z.string()).optional(),
  transformLogic: text,
  transformDescription: text,
  examples: z.array(z.unknown()).optional(),
  criticalDataElement: z.boolean().optional(),
  properties: free,
  items: free,
});
export type OdcsProperty = z.output<typeof property>;

const table = z.strictObject({
  ...element,
  logicalType: z.literal("object").optional(),
  dataGranularityDescription: text,
  properties: z.array(property).optional(),
});

export const odcs = z.strictObject({
  version: z.string().min(1).max(100),
  kind: z.literal("DataContract"),
  apiVersion: z.enum(versions),
  id: z.string().min(1).max(500),
  status: z.string().min(1).max(100),
  name: text,
  tenant: text,
  tags: z.array(z.string()).optional(),
  servers: z.array(z.looseObject({ server: z.string(), type: z.string() })).optional(),
  dataProduct: text,
  description: z.looseObject({ purpose: text, limitations: text, usage: text }).optional(),
  domain: text,
  schema: z.array(table).optional(),
  support: free,
  price: free,
  team: free,
  roles: z.array(z.looseObject({ role: z.string() })).optional(),
  slaDefaultElement: text,
  slaProperties: z.array(z.looseObject({ property: z.string(), value: z.unknown() })).optional(),
  authoritativeDefinitions: free,
  customProperties: free,
  contractCreatedTs: text,
});
