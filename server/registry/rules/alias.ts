/** Characters in an alias. */
const LONGEST = 255;

/** Why an alias cannot be called so; null when it can. The reserved ones mean something to every client. */
export function problemOfAlias(alias: string): string | null {
  if (alias === "") return "Registered model alias name cannot be empty.";
  if (!/^[\w-]*$/.test(alias))
    return `Invalid alias name: '${alias.slice(0, 100)}'. Names may only contain alphanumerics, underscores and dashes.`;
  if (alias.length > LONGEST)
    return `Registered model alias name is longer than ${LONGEST} characters.`;
  if (alias.toLowerCase() === "latest")
    return "'latest' alias name (case insensitive) is reserved.";
  return /^v\d+$/i.test(alias) ? `Version alias name '${alias}' is reserved.` : null;
}
