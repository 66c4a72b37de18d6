/** A questionnaire that people fill in away from Cairn, as it stands in a file. Nothing here is checked yet. */

export type FileFormat = "yaml" | "csv";

/** What an answer is called in a file where it is none of a practice's options. */
export const answerWordsInFile = {
  not_known: "We do not know.",
  out_of_scope: "It does not apply: out of our scope. Say why in the note.",
  decided_not_to_do: "It does not apply: we decided not to do it. Say why in the note.",
  owned_elsewhere: "It does not apply: somebody else does it. Say who in the note.",
} as const;

export type FileHead = {
  readonly framework: string;
  readonly frameworkVersion: string;
  /** Empty in a blank one. */
  readonly team: string;
  readonly assessment: string;
};

export type FileQuestion = {
  readonly practice: string;
  readonly section: string;
  readonly question: string;
  /** Key and sentence of every option. */
  readonly options: readonly (readonly [string, string])[];
  /** Empty while nothing was said. */
  readonly answer: string;
  readonly note: string;
  /** Of the answer it was made from; null in a blank one. */
  readonly revision: number | null;
};

export type QuestionnaireFile = {
  readonly head: FileHead;
  readonly questions: readonly FileQuestion[];
};

/** One filled-in question, with the line it begins on. */
export type Entry = {
  readonly line: number;
  readonly practice: string;
  readonly answer: string;
  readonly note: string;
  /** As written; empty when there is none. */
  readonly revision: string;
};

/** What cannot be taken from a file: where, about what, and what to do. */
export type FileProblem = {
  readonly line: number | null;
  readonly practice: string | null;
  readonly says: string;
};

export type Reading = {
  readonly head: Pick<FileHead, "framework" | "frameworkVersion">;
  readonly entries: readonly Entry[];
  readonly problems: readonly FileProblem[];
};

/** More than any framework asks. */
export const MOST_ENTRIES = 2000;

export const nothingRead = (problem: Omit<FileProblem, "practice">): Reading => ({
  head: { framework: "", frameworkVersion: "" },
  entries: [],
  problems: [{ practice: null, ...problem }],
});
