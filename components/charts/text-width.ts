/** Advance widths of Inter 400 for U+0020 to U+007E in hundredths of the font size, read from the font file. */
const widths = [
  28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57,
  62, 62, 29, 30, 66, 66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76,
  64, 76, 64, 64, 65, 74, 69, 99, 68, 68, 63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61,
  59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56, 82, 55, 56, 55, 43, 33, 43, 66,
];
/** For all other characters: wide enough that a label never runs out of its place. */
const otherWidth = 66;
/** Semibold is this much wider on average. */
const boldFactor = 1.05;

/** Width of a text in px. There is no browser on the server to ask, so the font's own widths are added up. */
export function textWidth(text: string, fontSize = 12, bold = false): number {
  let hundredths = 0;
  for (const character of text) {
    hundredths += widths[(character.codePointAt(0) ?? 0) - 32] ?? otherWidth;
  }
  return (hundredths / 100) * fontSize * (bold ? boldFactor : 1);
}

/** Shortens with an ellipsis so that the text fits `room` px; the full text belongs in the table twin. */
export function fitText(text: string, room: number, fontSize = 12): string {
  if (textWidth(text, fontSize) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, fontSize) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** Breaks at spaces into at most two lines of `room` px; what is left over is shortened. */
export function twoLines(text: string, room: number, fontSize = 12): readonly string[] {
  if (textWidth(text, fontSize) <= room) return [text];
  const words = text.split(" ");
  const first: string[] = [];
  while (words.length > 1 && textWidth([...first, words[0]].join(" "), fontSize) <= room) {
    first.push(words.shift() ?? "");
  }
  const rest = fitText(words.join(" "), room, fontSize);
  return first.length === 0 ? [rest] : [first.join(" "), rest];
}
