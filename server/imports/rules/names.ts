/** The first of `churn (imported)`, `churn (imported 2)`, … that nobody has; cut so that it fits. */
export function freeName(name: string, taken: (name: string) => boolean, most: number): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? " (imported)" : ` (imported ${number})`;
    const candidate = `${cutTo(name, most - ending.length)}${ending}`;
    if (!taken(candidate)) return candidate;
  }
}

/** The first characters of a text, counted as the database counts them. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  return characters.length <= most ? text : characters.slice(0, most).join("");
}

/** Addresses that mean the same to everybody: a bucket, not the disk or the door of the server they come from. */
const elsewhere = /^(?:s3|gs|abfss?|wasbs?|hdfs|viewfs|adl|r2|b2):/i;

export type Place = {
  readonly experimentId: number;
  readonly hex: string;
  readonly kind: "run" | "logged-model";
};

/**
 * Where the files of a run or logged model lie from now on: here, when they come along or lay where only their server
 * could reach them; in their bucket, when they stay there.
 */
export function artifactUriOf(
  given: string,
  withFiles: boolean,
  { experimentId, hex, kind }: Place,
): string {
  if (!withFiles && elsewhere.test(given)) return given.slice(0, 1000);
  return kind === "run"
    ? `mlflow-artifacts:/${experimentId}/${hex}/artifacts`
    : `mlflow-artifacts:/${experimentId}/models/m-${hex}/artifacts`;
}

/** What a version's source names: a logged model, or a run and a path below its files. */
export type SourceNames =
  | { readonly kind: "logged-model"; readonly id: string }
  | { readonly kind: "run"; readonly id: string; readonly path: string }
  | { readonly kind: "other" };

export function namesOfSource(source: string): SourceNames {
  const model = /^models:\/(?<id>m-[0-9a-f]{32})$/.exec(source)?.groups?.["id"];
  if (model !== undefined) return { kind: "logged-model", id: model };
  const run = (
    /^runs:\/+(?<id>[0-9a-f]{32})(?:\/(?<path>.*))?$/s.exec(source) ??
    /\/(?<id>[0-9a-f]{32})\/artifacts(?:\/(?<path>.*))?$/s.exec(source)
  )?.groups;
  if (run === undefined) return { kind: "other" };
  return { kind: "run", id: run["id"] ?? "", path: (run["path"] ?? "").replace(/\/+$/, "") };
}
