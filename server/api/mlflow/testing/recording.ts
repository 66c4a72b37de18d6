import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One request of the real client and what the reference answered. Long texts were cut when they were recorded. */
export type Recorded = {
  readonly line: number;
  /** What the script was doing. */
  readonly step: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
};

const shape =
  /^ {3}(?<method>[A-Z]+) (?<path>\S+) \| (?<body>.*) ?=> (?<status>\d{3}) (?<answer>.*)$/s;

/** The traffic of MLflow's client 3.6, in order. */
export function recording(): Recorded[] {
  const file = fileURLToPath(new URL("recorded.txt", import.meta.url));
  let step = "";
  const found: Recorded[] = [];
  for (const [at, text] of readFileSync(file, "utf8").split("\n").entries()) {
    if (text.startsWith("## ")) step = text.slice(3);
    const { method, path, body, status, answer } = shape.exec(text)?.groups ?? {};
    if (method === undefined || path === undefined) continue;
    found.push({
      line: at + 1,
      step,
      method,
      path,
      body: (body ?? "").trim(),
      status: Number(status),
      answer: answer ?? "",
    });
  }
  return found;
}

/** What can be read of a JSON text whose end is missing; `whole` says whether nothing was. */
export function readCut(text: string): { readonly value: unknown; readonly whole: boolean } {
  try {
    return { value: JSON.parse(text), whole: true };
  } catch {
    return { value: longestPrefix(text), whole: false };
  }
}

/** Cuts back to the last comma that ends a whole member, and closes what is open there. */
function longestPrefix(text: string): unknown {
  for (let end = text.length; end > 0; end = text.lastIndexOf(",", end - 1)) {
    const value = closed(text.slice(0, end));
    if (value !== undefined) return value;
  }
  return undefined;
}

function closed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text + missingEnd(text));
    return value;
  } catch {
    return undefined;
  }
}

/** The brackets that are still to come, in their order. */
function missingEnd(text: string): string {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  let end = "";
  for (const [bracket] of bare.matchAll(/[[\]{}]/g)) {
    if (bracket === "{" || bracket === "[") end = (bracket === "{" ? "}" : "]") + end;
    else end = end.slice(1);
  }
  return end;
}
