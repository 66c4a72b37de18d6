import common from "./common-passwords.json";

/** Characters, after NFC. NIST SP 800-63B and ASVS 5.0 6.2.1, 6.2.5, 6.2.9: long, no composition rules. */
export const passwordLength = { min: 12, max: 256 } as const;

const commonPasswords: ReadonlySet<string> = new Set(common.passwords.split(" "));

/** Words that somebody who attacks this very product tries first. */
const productWords = ["cairn", "cairns", "mlops", "maturity", "mlflow", "modelops"];

const letterFor: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Runs that a hand makes without thinking: along the alphabet, the digits, the rows of a keyboard. */
const runs = ["abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Passwords are compared in this form, so that one keyboard's composed letters equal another's. */
export const passwordForm = (typed: string): string => typed.normalize("NFC");

/**
 * What is wrong with a new password, as a sentence for the form; null when it may be used.
 * `about`: the person's e-mail, name and organisation, which must not be the password's substance.
 */
export function passwordProblem(typed: string, about: readonly string[]): string | null {
  const password = passwordForm(typed);
  const length = Array.from(password).length;
  if (length < passwordLength.min) {
    return `Use at least ${passwordLength.min} characters; a few unrelated words work well.`;
  }
  if (length > passwordLength.max) return `Use at most ${passwordLength.max} characters.`;
  const cores = coresOf(password.toLowerCase());
  const known = (core: string) => isCommon(core) || isRun(core);
  if (new Set(password).size < 4 || cores.some(known)) {
    return "This password is among the first ones that are tried. Choose something less common.";
  }
  const own = [...about.flatMap(wordsOf), ...productWords];
  if (cores.some((core) => isMadeOf(own, core))) {
    return "This password is made of your own name, organisation or of this product. Choose another.";
  }
  return null;
}

/** The password itself, and what is left without the digits and signs around it, also with them read as letters. */
function coresOf(password: string): string[] {
  const trimmed = password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const read = Array.from(trimmed, (sign) => letterFor[sign] ?? sign).join("");
  const cores = [password, trimmed, read].map((core) => core.replaceAll(/[\s._-]+/g, ""));
  return [...new Set(cores)].filter((core) => core !== "");
}

const isCommon = (core: string): boolean => commonPasswords.has(unit(core));

/** `abcabcabc` is `abc`: a repetition is no stronger than what it repeats. */
const unit = (core: string): string => /^(?<once>.+?)\k<once>+$/su.exec(core)?.[1] ?? core;

/** Whether these words are all there is to it, but for a few letters. */
function isMadeOf(words: readonly string[], core: string): boolean {
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, ""), core);
  return left !== core && left.replaceAll(/\P{L}/gu, "").length < 4;
}

const isRun = (core: string): boolean =>
  runs.some((run) => covers(run, core) || covers(Array.from(run).toReversed().join(""), core));

/** Whether `core` walks along `run`, starting over at its end as often as it likes. */
const covers = (run: string, core: string): boolean =>
  run.repeat(Math.ceil(core.length / run.length) + 1).includes(core);

const wordsOf = (text: string): string[] =>
  [text, ...text.split(/[^\p{L}\p{N}]+/u)]
    .map((word) => word.toLowerCase().replaceAll(/[\s._-]+/g, ""))
    .filter((word) => word.length >= 3);
