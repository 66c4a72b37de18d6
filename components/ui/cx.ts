/** Joins class names, leaving out what is absent. CSS Modules give `string | undefined` for every name. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
