export const MAX_NAME = 500;
export const MAX_COLUMNS = 5000;

/** A text that the database and every file can hold: no NUL, no half of a character. */
export const isPlain = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

// Control characters would hide in a list: a name with a line break reads as two.
// oxlint-disable-next-line no-control-regex -- these are what must not be in a name
const control = /[\u0000-\u001f\u007f\u2028\u2029]/u;

/** Null, or what is wrong with a new name. Names that runs report are taken as they come. */
export function nameProblem(name: string): string | null {
  if (name.trim() === "") return "Enter a name.";
  if (name.length > MAX_NAME) return `A name has at most ${MAX_NAME} characters.`;
  if (!isPlain(name) || control.test(name)) return "A name is one line of ordinary characters.";
  if (name !== name.trim()) return "A name begins and ends with something that can be seen.";
  return null;
}
