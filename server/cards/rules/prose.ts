/**
 * The small part of Markdown that a card's prose may use: paragraphs, headings, lists, code, bold, italic and links to
 * web and mail addresses. Everything else, HTML above all, is text. Every reader is a single pass over the line.
 */
export type Inline =
  | { readonly kind: "text" | "strong" | "emphasis" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: "paragraph" | "heading"; readonly lines: readonly (readonly Inline[])[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: "code"; readonly text: string };

/** No piece nests in another one, so the pattern cannot be made to go back and forth. */
const pieces =
  /`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*\s](?:[^*]*[^*\s])?)\*|\[(?<label>[^\][]+)\]\((?<href>[^()\s]+)\)/gu;

/** What a link may lead to: nothing that runs, nothing of this site. */
const safeAddress = /^(?:https?:\/\/[^\s<>"'`\\]+|mailto:[^\s<>"'`\\:/]+@[^\s<>"'`\\:/]+)$/iu;

export function inlinesOf(line: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  const plain = (text: string) => {
    if (text !== "") found.push({ kind: "text", text });
  };
  for (const match of line.matchAll(pieces)) {
    const piece = pieceOf(match);
    if (piece === null) continue;
    plain(line.slice(from, match.index));
    found.push(piece);
    from = match.index + match[0].length;
  }
  plain(line.slice(from));
  return found;
}

/** Null: the piece stays the text it is. */
function pieceOf({ groups = {} }: RegExpMatchArray): Inline | null {
  const { code, strong, emphasis, label, href } = groups;
  if (code !== undefined) return { kind: "code", text: code };
  if (strong !== undefined) return { kind: "strong", text: strong };
  if (emphasis !== undefined) return { kind: "emphasis", text: emphasis };
  if (label === undefined || href === undefined || !safeAddress.test(href)) return null;
  return { kind: "link", text: label, href };
}

const fence = /^\s{0,3}```/u;
const heading = /^#{1,6}\s+(?<rest>\S.*)$/u;
const bullet = /^\s{0,3}[-*+]\s+(?<rest>\S.*)$/u;
const number = /^\s{0,3}\d{1,9}[.)]\s+(?<rest>\S.*)$/u;

type Line = { readonly kind: Block["kind"]; readonly ordered: boolean; readonly text: string };

function lineOf(line: string): Line {
  const title = heading.exec(line)?.groups?.["rest"];
  if (title !== undefined) return { kind: "heading", ordered: false, text: title };
  const point = bullet.exec(line)?.groups?.["rest"];
  if (point !== undefined) return { kind: "list", ordered: false, text: point };
  const step = number.exec(line)?.groups?.["rest"];
  if (step !== undefined) return { kind: "list", ordered: true, text: step };
  return { kind: "paragraph", ordered: false, text: line.trim() };
}

/** The blocks of a text, in order. Total: every text has a reading. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  let code: string[] | null = null;
  const close = () => {
    const block = blockOf(open);
    if (block !== null) blocks.push(block);
    open = [];
  };
  for (const raw of text.split(/\r\n?|\n/u)) {
    if (fence.test(raw)) {
      close();
      if (code !== null) blocks.push({ kind: "code", text: code.join("\n") });
      code = code === null ? [] : null;
    } else if (code !== null) code.push(raw);
    else if (raw.trim() === "") close();
    else {
      const line = lineOf(raw);
      if (!continues(open[0], line)) close();
      open.push(line);
    }
  }
  close();
  if (code !== null) blocks.push({ kind: "code", text: code.join("\n") });
  return blocks;
}

const continues = (first: Line | undefined, line: Line): boolean =>
  first === undefined ||
  (line.kind === first.kind && line.ordered === first.ordered && line.kind !== "heading");

function blockOf(lines: readonly Line[]): Block | null {
  const [first] = lines;
  if (first === undefined || first.kind === "code") return null;
  const read = lines.map(({ text }) => inlinesOf(text));
  return first.kind === "list"
    ? { kind: "list", ordered: first.ordered, items: read }
    : { kind: first.kind, lines: read };
}

/** The words alone, for formats that know no marks. */
export function plainText(text: string): string {
  const said = (inlines: readonly Inline[]) =>
    inlines.map((one) => (one.kind === "link" ? `${one.text} (${one.href})` : one.text)).join("");
  return blocksOf(text)
    .map((block) => {
      if (block.kind === "code") return block.text;
      if (block.kind === "list") return block.items.map((item) => `- ${said(item)}`).join("\n");
      return block.lines.map(said).join("\n");
    })
    .join("\n\n");
}
