const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** `a, b and c`. */
export const listWords = (parts: readonly string[]): string => list.format(parts);
