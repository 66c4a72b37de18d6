/** Text of anybody inside HTML, in an element or in a quoted attribute. */
export const html = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

/**
 * Text of anybody inside Markdown: it stays the text it is. HTML is disarmed for every reader, also for those that let
 * it through; marks are escaped; what would begin a block at the start of a line does not.
 */
export const markdown = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_[\]|~#!$]/gu, String.raw`\$&`)
    .replaceAll(/^(?<space>\s*)(?<mark>[-+=])/gmu, String.raw`$<space>\$<mark>`)
    .replaceAll(
      /^(?<space>\s*)(?<digits>\d+)(?<mark>[.)])/gmu,
      String.raw`$<space>$<digits>\$<mark>`,
    );

/** The same on one line, for cells and lists. */
export const markdownLine = (text: string): string =>
  markdown(text.replaceAll(/\s+/gu, " ").trim());

/** Code in one line, fenced by more ticks than it holds. */
export function markdownCode(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  const room = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return line === "" ? "" : `${ticks}${room}${line}${room}${ticks}`;
}
