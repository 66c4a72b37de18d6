/** TEMPORARY. */
export const problemOfName = (name: string): string | null =>
  /^[/\p{L}\p{N}_.\- :]*$/u.test(name) && name !== "" && name.length <= 250 && !name.startsWith("/") && !/(^|\/)\.{0,2}(\/|$)/.test(name) ? null : "bad name";
