export type ImportPhase = "check" | "import" | "undo";
export type ImportStatus = "waiting" | "running" | "done" | "failed" | "cancelled";

/** What a person may do with an import now. */
export type ImportVerb = "start" | "cancel" | "resume" | "undo";

export type ImportState = { readonly phase: ImportPhase; readonly status: ImportStatus };

/** Which verbs fit a state. An import that was cut short can go on or be taken back. */
export function verbsOf({ phase, status }: ImportState): readonly ImportVerb[] {
  switch (status) {
    case "waiting":
    case "running":
      return ["cancel"];
    case "failed":
    case "cancelled":
      return phase === "import" ? ["resume", "undo"] : ["resume"];
    case "done":
      if (phase === "check") return ["start"];
      return phase === "import" ? ["undo"] : [];
  }
}

/** The state in one or two words. */
export function stateWords({ phase, status }: ImportState): string {
  if (status === "failed") return "Stopped by a problem";
  if (status === "cancelled") return "Stopped";
  if (status === "done")
    return { check: "Looked over", import: "Imported", undo: "Taken back" }[phase];
  const going = { check: "Looking", import: "Importing", undo: "Taking back" }[phase];
  return status === "waiting" ? `${going} soon` : going;
}

const kindNames = {
  experiment: ["experiment", "experiments"],
  run: ["run", "runs"],
  "logged-model": ["logged model", "logged models"],
  model: ["registered model", "registered models"],
  version: ["version", "versions"],
  file: ["file", "files"],
  alias: ["alias", "aliases"],
  value: ["value", "values"],
  column: ["column", "columns"],
} as const;

/** `3 logged models`; a kind that has no words of its own is named as it is. */
export function countOf(kind: string, count: number): string {
  const [one, many] = Object.entries(kindNames).find(([name]) => name === kind)?.[1] ?? [
    kind,
    kind,
  ];
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** Kinds in the order in which they are told. */
export const kindOrder = ["experiment", "run", "logged-model", "model", "version", "file"] as const;

/** Why something has a note, as a heading over the names. */
const noteReasons = {
  "name-taken": "Names that are taken here",
  renamed: "Brought under another name",
  joined: "Joined what has the same name here",
  deleted: "Left out: deleted where they come from",
  "another-id": "Brought under another id, because theirs was taken",
  "run-missing": "Left without a run, because the run did not come",
  "alias-taken": "Aliases left out: here they mean another version",
  "file-missing": "Files that could not be fetched",
  "file-too-large": "Files left out: over the size limit",
  "no-room": "Files left out: no room in the allowance",
  "bad-path": "Files left out: their names are no paths",
  cut: "Values cut to the length that fits",
  unreadable: "Left out: could not be read",
  changed: "Kept: changed since the import",
  "in-use": "Kept: used by something that came later",
} as const satisfies Record<string, string>;

export type NoteReason = keyof typeof noteReasons;

export const reasonWords = (reason: string): string =>
  Object.entries(noteReasons).find(([name]) => name === reason)?.[1] ?? reason;
