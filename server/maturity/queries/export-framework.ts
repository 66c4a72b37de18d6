import { z } from "zod";
import { query } from "~/server/core/operation";
import { writeFramework } from "../adapters/framework-file/write";
import { frameworkOf } from "./frameworks";

const media = {
  json: "application/json; charset=utf-8",
  yaml: "application/yaml; charset=utf-8",
} as const;

export const exportFramework = query({
  name: "maturity.export-framework",
  summary: "A framework as a YAML or JSON file that can be read in again.",
  permission: "maturity:read",
  route: "GET /frameworks/{key}/export",
  input: z.strictObject({
    key: z.string().max(80),
    version: z.string().max(40).optional(),
    format: z.enum(["yaml", "json"]).default("yaml"),
  }),
  output: z.object({ filename: z.string(), mediaType: z.string(), body: z.string() }),
  run: async (work, { format, ...wanted }) => {
    const framework = await frameworkOf(work, wanted);
    return {
      filename: `${framework.key}-${framework.version}.${format}`,
      mediaType: media[format],
      body: writeFramework(framework, format),
    };
  },
});
