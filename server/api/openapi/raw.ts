import { exportCard } from "~/server/cards/queries/export-card";
import { planBundle } from "~/server/cards/queries/plan-bundle";
import { cardFormats, formatFiles } from "~/server/cards/rules/card-formats";
import { attachDocument } from "~/server/maturity/commands/attach-document";
import { documentFile } from "~/server/maturity/queries/document-file";
import { documentLimits } from "~/server/maturity/rules/attachment";
import type { Endpoint } from "~/server/api/rest/catalogue";
import type { Described } from "./describe";

/** What a route takes or gives as bytes where the others speak JSON. */
export type Raw = {
  readonly endpoint: Endpoint;
  /** The input field that goes as bytes in the body; null when the answer is bytes. */
  readonly bodyOf: string | null;
  readonly about: string;
  /** What the bytes are. */
  readonly mediaTypes: readonly string[];
};

const placed = (domain: string, template: string) => ({
  template,
  pathFields: [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""),
  domain,
});

const octets = ["application/octet-stream"];

/** The routes of `documents/door` and `cards/door`, which no router names because JSON is no good for files. */
export const rawRoutes: readonly Raw[] = [
  {
    endpoint: {
      ...placed("maturity", "/assessments/{assessmentId}/answers/{practice}/documents"),
      method: "POST",
      procedure: "maturity.attachDocument",
      operation: attachDocument,
    },
    bodyOf: "content",
    about: `The file as it is, at most ${documentLimits.bytes / 1024 / 1024} MiB.`,
    mediaTypes: octets,
  },
  {
    endpoint: {
      ...placed("maturity", "/documents/{documentId}/file"),
      method: "GET",
      procedure: "maturity.documentFile",
      operation: documentFile,
    },
    bodyOf: null,
    about: "The file as it was attached, as a download.",
    mediaTypes: octets,
  },
  {
    endpoint: {
      ...placed("cards", "/models/{name}/versions/{version}/exports/{format}"),
      method: "GET",
      procedure: "cards.exportCard",
      operation: exportCard,
    },
    bodyOf: null,
    about: "The card in the wanted format, as a download.",
    mediaTypes: [...new Set(cardFormats.map((format) => formatFiles[format].mediaType))],
  },
  {
    endpoint: {
      ...placed("cards", "/models/{name}/versions/{version}/bundle"),
      method: "GET",
      procedure: "cards.planBundle",
      operation: planBundle,
    },
    bodyOf: null,
    about:
      "A ZIP file with the card, the ML-BOM, the run, metric history, alias history, audit entries, the version's files as far as they fit, and a manifest of SHA-256 digests. `cairn bundle verify` checks it.",
    mediaTypes: ["application/zip"],
  },
];

/** The fields that stand in the body of a JSON operation go in the query here; the body is the file. */
export function asRaw(described: Described, { bodyOf }: Raw): Described {
  if (bodyOf === null || described.body === null) return described;
  const { properties = {}, required = [] } = described.body;
  const inQuery = Object.entries(properties).flatMap(([name, schema]) =>
    name === bodyOf || typeof schema !== "object"
      ? []
      : [{ name, in: "query" as const, required: required.includes(name), schema }],
  );
  return { ...described, parameters: [...described.parameters, ...inQuery], body: null };
}
