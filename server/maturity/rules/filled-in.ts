import type { NotApplicable } from "./answer";
import { type AskedPractice, askedPractices, type Framework } from "./framework";
import { optionsOf } from "./options";

/** What a filled-in questionnaire would change, worked out before anything is written. */

type Said = {
  readonly option: string | null;
  readonly notApplicable: NotApplicable["kind"] | null;
  readonly notKnown: boolean;
};

export type Filled = {
  readonly line: number;
  readonly practice: string;
  readonly answer: string;
  readonly note: string;
  readonly revision: string;
};

/** What stands in Cairn now. */
export type Standing = Said & {
  readonly note: string;
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
};

export type Remark = {
  readonly line: number | null;
  readonly practice: string | null;
  readonly says: string;
};

export type Change = {
  readonly line: number;
  readonly practice: AskedPractice;
  readonly said: Said;
  readonly note: string;
  /** What it is written over; 0 where nothing was ever saved. */
  readonly revision: number;
  readonly before: Standing | null;
  /** Somebody answered after the file was made: a person decides which stands. */
  readonly conflict: boolean;
};

export type Plan = {
  readonly changes: readonly Change[];
  /** As many answers in the file as say what stands already. */
  readonly same: number;
  readonly empty: number;
  /** Nothing is written while there is one. */
  readonly problems: readonly Remark[];
  /** What is left out or may read otherwise; it does not hold anything up. */
  readonly remarks: readonly Remark[];
};

const LONGEST_NOTE = 4000;

type Terms = {
  readonly framework: Framework;
  readonly standing: ReadonlyMap<string, Standing>;
  /** The version that the file names; "" when it names none. */
  readonly version: string;
};

type Outcome =
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "same" | "empty" }
  | { readonly kind: "problem" | "remark"; readonly remark: Remark };

const reasons: readonly NotApplicable["kind"][] = [
  "out_of_scope",
  "decided_not_to_do",
  "owned_elsewhere",
];

const nothing: Said = { option: null, notApplicable: null, notKnown: false };

/** An option's key wins over its sentence, and both over the words for no option. Null is none of them. */
function saidBy(framework: Framework, practice: AskedPractice, answer: string): Said | null {
  const options = optionsOf(framework, practice);
  const wanted = answer.toLowerCase();
  const option =
    options.find(({ key }) => key === answer) ??
    options.find(({ key, label }) => [key, label].some((name) => name.toLowerCase() === wanted));
  if (option !== undefined) return { ...nothing, option: option.key };
  const word = wanted.replaceAll(/[\s-]+/g, "_");
  if (word === "not_known") return { ...nothing, notKnown: true };
  const reason = reasons.find((one) => one === word);
  return reason === undefined ? null : { ...nothing, notApplicable: reason };
}

const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;

function unusable(filled: Filled, said: Said): string | null {
  if (filled.note.length > LONGEST_NOTE)
    return `The note has ${filled.note.length} characters; ${LONGEST_NOTE} is the most. Shorten it, or attach a document.`;
  if (said.notApplicable !== null && filled.note.trim() === "")
    return "Say in the note why it does not apply to this team.";
  return null;
}

const saysSomething = ({ option, notApplicable, notKnown }: Said): boolean =>
  option !== null || notApplicable !== null || notKnown;

const isSame = (standing: Standing, said: Said, note: string): boolean =>
  standing.option === said.option &&
  standing.notApplicable === said.notApplicable &&
  standing.notKnown === said.notKnown &&
  standing.note.trim() === note.trim();

function changeFrom(
  filled: Filled,
  practice: AskedPractice,
  told: { said: Said; standing: Standing | undefined },
): Outcome {
  const { said, standing } = told;
  const note = filled.note.trim();
  if (standing !== undefined && isSame(standing, said, note)) return { kind: "same" };
  const seen = standing !== undefined && filled.revision === String(standing.revision);
  const change = {
    line: filled.line,
    practice,
    said,
    note,
    revision: standing?.revision ?? 0,
    before: standing ?? null,
    conflict: standing !== undefined && saysSomething(standing) && !seen,
  };
  return { kind: "change", change };
}

function outcomeOf(filled: Filled, { framework, standing, version }: Terms): Outcome {
  const { line, practice: key } = filled;
  const about = (says: string) => ({ line, practice: key, says });
  /** From another version it is left out, in its own it is a mistake. */
  const unfit = (says: string): Outcome =>
    version === framework.version || version === ""
      ? { kind: "problem", remark: about(says) }
      : {
          kind: "remark",
          remark: about(`${says} It is left out, because the file is for version ${version}.`),
        };
  const practice = askedPractices(framework).find((one) => one.key === key);
  if (practice === undefined)
    return unfit(`${framework.title} ${framework.version} does not ask a practice ${quoted(key)}.`);
  if (filled.answer === "") {
    return filled.note.trim() === "" || filled.note.trim() === standing.get(key)?.note.trim()
      ? { kind: "empty" }
      : { kind: "remark", remark: about("The note is left out: a note goes with an answer.") };
  }
  const said = saidBy(framework, practice, filled.answer);
  if (said === null) {
    const names = [
      ...optionsOf(framework, practice).map((option) => option.key),
      "not_known",
      ...reasons,
    ];
    return unfit(
      `${quoted(filled.answer)} is no answer here. One of these is: ${names.join(", ")}.`,
    );
  }
  const wrong = unusable(filled, said);
  if (wrong !== null) return { kind: "problem", remark: about(wrong) };
  return changeFrom(filled, practice, { said, standing: standing.get(key) });
}

function twice(entries: readonly Filled[]): Remark[] {
  const seen = new Map<string, number>();
  return entries.flatMap(({ practice, line }) => {
    const first = seen.get(practice);
    if (first === undefined) seen.set(practice, line);
    return first === undefined
      ? []
      : [{ line, practice, says: `It stands on line ${first} already. Keep one of the two.` }];
  });
}

/** Pure: the same file and the same answers give the same plan. */
export function planFrom(entries: readonly Filled[], terms: Terms): Plan {
  const outcomes = entries.map((entry) => outcomeOf(entry, terms));
  const remarksOf = (kind: "problem" | "remark") =>
    outcomes.flatMap((one) => (one.kind === kind && "remark" in one ? [one.remark] : []));
  const count = (kind: "same" | "empty") => outcomes.filter((one) => one.kind === kind).length;
  return {
    changes: outcomes.flatMap((one) => (one.kind === "change" ? [one.change] : [])),
    same: count("same"),
    empty: count("empty"),
    problems: [...remarksOf("problem"), ...twice(entries)],
    remarks: remarksOf("remark"),
  };
}
