/** What may stand beside an answer as a document: limits, names and kinds of file. */

/** Our choices. A document is read by a person who accepts it, so it is short; 10 MiB is a scanned report. */
export const documentLimits = {
  bytes: 10 * 1024 * 1024,
  perPractice: 10,
  /** Removed ones too, as long as removing can be undone. */
  perAssessment: 300,
  /** For so many days a removed document can be put back; then it is forgotten and its bytes are freed. */
  putBackDays: 30,
  fileName: 150,
  title: 200,
} as const;

const MIB = 1024 * 1024;

export const sizeWords = (bytes: number): string =>
  bytes < MIB ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MIB).toFixed(1)} MB`;

/**
 * How each kind of file begins, as Latin-1 text; null for text, which has no zero byte near its start. Programs,
 * archives, pages with scripts and pickled models are not among them: nobody should open one to judge a claim.
 */
const beginnings: Readonly<Record<string, string | null>> = {
  pdf: "%PDF-",
  png: "\u0089PNG",
  jpg: "\u00ff\u00d8\u00ff",
  jpeg: "\u00ff\u00d8\u00ff",
  gif: "GIF8",
  webp: "RIFF",
  docx: "PK\u0003\u0004",
  xlsx: "PK\u0003\u0004",
  pptx: "PK\u0003\u0004",
  odt: "PK\u0003\u0004",
  ods: "PK\u0003\u0004",
  odp: "PK\u0003\u0004",
  rtf: "{\\rtf",
  txt: null,
  md: null,
  csv: null,
  tsv: null,
  json: null,
  yaml: null,
  yml: null,
  log: null,
  ipynb: null,
};

export const acceptedEndings: readonly string[] = Object.keys(beginnings);

/** Endings that a system would run; one in the middle of a name is there to deceive. */
const programs = new Set(
  "app bat bin cmd com cpl dll dmg exe hta html htm jar js jse lnk msi ps1 py scr sh svg vbs wsf".split(
    " ",
  ),
);

const HEAD_BYTES = 4096;

/** Controls, and marks that turn, hide or break text: U+200B-200F, U+2028-202E, U+2060-206F, U+FEFF, U+061C. */
const deceptive = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/** Names that Windows keeps for devices, with any ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

export const isDeceptive = (text: string): boolean => deceptive.test(text);

const endingOf = (name: string): string => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

const shown = (name: string): string => {
  const plain = name.replace(new RegExp(deceptive, "gu"), "\u00b7");
  return plain.length > 40 ? `${plain.slice(0, 37)}...` : plain;
};

function shapeProblem(name: string): string | null {
  if (name.trim() === "") return "The file has no name. Give it one, then attach it again.";
  if (name.length > documentLimits.fileName)
    return `The file name has ${name.length} characters; ${documentLimits.fileName} is the most. Give the file a shorter name.`;
  if (deceptive.test(name))
    return `The file name "${shown(name)}" holds characters that cannot be seen or that turn the text round (shown as \u00b7). Rename the file.`;
  if (/[/\\:*?"<>|]/u.test(name) || /^\.|[. ]$/u.test(name) || devices.test(name))
    return `The file name "${shown(name)}" would be read as a place or a device on some computers. Rename it with letters, digits, spaces, - and _.`;
  return null;
}

function endingProblem(name: string): string | null {
  const endings = name.toLowerCase().split(".").slice(1);
  const program = endings.find((ending) => programs.has(ending));
  if (program !== undefined)
    return `"${shown(name)}" carries the ending .${program}, which computers run instead of showing. Attach a document, for example as PDF.`;
  if (endings.length > 0 && acceptedEndings.includes(endingOf(name))) return null;
  const accepted = acceptedEndings.map((ending) => `.${ending}`).join(" ");
  return `"${shown(name)}" is not a kind of file that can be attached. These can: ${accepted}`;
}

/** Why a file of this name cannot be attached, in words for the person; null when it can. */
export const fileNameProblem = (name: string): string | null =>
  shapeProblem(name) ?? endingProblem(name);

/** Why these bytes are not what the name says, or too many; null when they fit. `head` is their beginning. */
export function contentProblem(name: string, size: number, head: Uint8Array): string | null {
  if (size === 0) return `"${shown(name)}" is empty. Choose a file with something in it.`;
  if (size > documentLimits.bytes)
    return `"${shown(name)}" has ${sizeWords(size)}; ${sizeWords(documentLimits.bytes)} is the most. Attach the part that matters, or a document that says where the rest is.`;
  const ending = endingOf(name);
  const beginning = beginnings[ending] ?? null;
  const start = head.subarray(0, HEAD_BYTES);
  if (beginning === null)
    return start.includes(0)
      ? `"${shown(name)}" is named as text and holds something else. Attach it under the ending it was saved with.`
      : null;
  const text = String.fromCharCode(...start.subarray(0, beginning.length));
  return text === beginning
    ? null
    : `"${shown(name)}" does not hold what .${ending} says. Save it again as .${ending}, or attach it under its true ending.`;
}

export type DocumentDates = {
  /** Days as `2026-11-21`, in UTC. */
  readonly effectiveOn: string;
  readonly expiresOn: string | null;
};

/** From the start of the first day to the end of the last, in UTC. */
export const datesAsMoments = ({ effectiveOn, expiresOn }: DocumentDates) => ({
  validFrom: new Date(`${effectiveOn}T00:00:00.000Z`),
  validUntil: expiresOn === null ? null : new Date(`${expiresOn}T23:59:59.999Z`),
});

/** Problems with the dates by field; none when they make sense together. `today` as a day in UTC. */
export function dateProblems(
  { effectiveOn, expiresOn }: DocumentDates,
  today: string,
): Readonly<Record<string, string>> {
  if (expiresOn === null) return {};
  if (expiresOn < effectiveOn)
    return { expiresOn: `It would expire before it takes effect on ${effectiveOn}.` };
  if (expiresOn < today)
    return {
      expiresOn: `It expired on ${expiresOn} and would not count. Attach one that is in force.`,
    };
  return {};
}

export type DocumentState =
  | "counts"
  | "waits"
  | "rejected"
  | "not_yet"
  | "expired"
  | "too_old"
  | "own_review";
