import { isProblem, sentenceOf } from "../../problem";

export type FileProblem = { readonly line: number | null; readonly message: string };

/** Why a file was not saved, as the form shows it. */
export type Refusal = {
  readonly message: string;
  /** What has to be corrected in the file; empty when the file is not to blame. */
  readonly problems: readonly FileProblem[];
  /** The revision of the draft that stands in the way, when it can be replaced. */
  readonly revision: number | null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function problemIn(value: unknown): readonly FileProblem[] {
  if (!isRecord(value) || typeof value["message"] !== "string") return [];
  const line = typeof value["line"] === "number" ? value["line"] : null;
  return [{ line, message: value["message"] }];
}

/** Takes the refusal of `saveFrameworkDraft` out of whatever was thrown. */
export function refusalOf(error: unknown): Refusal {
  const message = sentenceOf(error);
  const data: unknown = isProblem(error) ? error.data?.data : undefined;
  if (!isRecord(data)) return { message, problems: [], revision: null };
  const problems = Array.isArray(data["problems"]) ? data["problems"].flatMap(problemIn) : [];
  const revision = typeof data["revision"] === "number" ? data["revision"] : null;
  return { message, problems, revision };
}
