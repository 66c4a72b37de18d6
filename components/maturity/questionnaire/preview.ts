import type { Outputs } from "~/server/api/trpc/root";
import { askDoor } from "../../door-request";
import { Refused } from "../../problem";

type AsJson<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? AsJson<One>[]
    : T extends object
      ? { [Name in keyof T]: AsJson<T[Name]> }
      : T;

/** The preview as JSON carries it: moments are texts. */
export type Preview = AsJson<Outputs["maturity"]["previewQuestionnaire"]>;

export type FilledFile = {
  readonly name: string;
  readonly format: "yaml" | "csv";
  readonly text: string;
};

/** As the server reads it; a filled questionnaire of a large framework has about 100 KB. */
const mostBytes = 1_000_000;

/** Reads what the person chose. Throws Refused with what to do. */
export async function readFilled(file: File): Promise<FilledFile> {
  const ending = file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase();
  const format = { csv: "csv", yaml: "yaml", yml: "yaml" } as const;
  const known = ending === "csv" || ending === "yaml" || ending === "yml" ? format[ending] : null;
  if (known === null) {
    throw new Refused(
      `"${file.name}" is neither .csv nor .yaml. Save the table as CSV (UTF-8), then choose it again.`,
    );
  }
  if (file.size > mostBytes) {
    throw new Refused(
      `"${file.name}" has ${(file.size / 1_000_000).toFixed(1)} MB; 1 MB is the most. Shorten the notes, or attach long texts as documents.`,
    );
  }
  return { name: file.name, format: known, text: await file.text() };
}

/** What a file would change. It is too long for an address, so it goes by the programs' door. */
export async function previewOf(assessmentId: string, file: FilledFile): Promise<Preview> {
  const { format, text } = file;
  const said = await askDoor(`/api/v1/assessments/${assessmentId}/questionnaire/preview`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ format, text }),
  });
  if (isPreview(said)) return said;
  throw new Refused("The answer could not be read. Reload the page and try again.");
}

/** The server's output schema holds the rest; this says that it was this server that answered. */
const isPreview = (said: unknown): said is Preview =>
  typeof said === "object" &&
  said !== null &&
  "planHash" in said &&
  "changes" in said &&
  Array.isArray(said.changes) &&
  "problems" in said &&
  Array.isArray(said.problems);
