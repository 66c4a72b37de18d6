/** Characters in the name of a registered model, as the reference stores it. */
const LONGEST = 256;

/** What a path would read as another one. */
const isPathTrick = (name: string) => name === "." || name.startsWith("..");

/** Why a registered model cannot be called so; null when it can. */
export function problemOfModelName(name: string): string | null {
  if (name.trim() === "") return "it is empty";
  if (Array.from(name).length > LONGEST) return `it is longer than ${LONGEST} characters`;
  if (/[/:]/.test(name)) return "Names cannot contain '/' or ':'";
  if (name.includes("\0")) return "it contains a NUL character";
  return isPathTrick(name) ? "Names may be treated as paths, so '.' and '..' are not names" : null;
}
