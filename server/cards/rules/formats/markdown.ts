import type { Card } from "../card";
import { type Block, blocksOf, type Inline } from "../prose";
import { markdown, markdownCode, markdownLine } from "./escapes";
import { cardTitle, nothingWritten, type Part, partsOf, proseOf, provenance } from "./lines";

/** A card as Markdown (CommonMark with tables). Whatever people wrote, no HTML of theirs is in it. */
export function markdownCard(card: Card, at: Date): string {
  const prose = proseOf(card).flatMap(({ title, text }) => [
    `## ${markdownLine(title)}`,
    text === null ? nothingWritten : proseMarkdown(text),
  ]);
  const parts = partsOf(card).flatMap((part) => [`## ${markdownLine(part.title)}`, partText(part)]);
  const head = [`# ${markdownLine(cardTitle(card))}`, ...provenance(card, at).map(markdownLine)];
  return `${[...head, ...prose, ...parts].join("\n\n")}\n`;
}

/** Prose written anew from its reading, so that only what the subset knows keeps a meaning. */
export const proseMarkdown = (text: string): string => blocksOf(text).map(blockText).join("\n\n");

function blockText(block: Block): string {
  if (block.kind === "code") return fenced(block.text);
  if (block.kind === "list") {
    const mark = (index: number) => (block.ordered ? `${index + 1}.` : "-");
    return block.items.map((item, index) => `${mark(index)} ${inlineText(item)}`).join("\n");
  }
  const lines = block.lines.map(inlineText).join("\n");
  return block.kind === "heading" ? `### ${lines}` : lines;
}

const inlineText = (inlines: readonly Inline[]): string => inlines.map(pieceText).join("");

function pieceText(one: Inline): string {
  switch (one.kind) {
    case "text":
      return markdown(one.text);
    case "strong":
      return `**${markdown(one.text)}**`;
    case "emphasis":
      return `*${markdown(one.text)}*`;
    case "code":
      return markdownCode(one.text);
    case "link":
      return `[${markdown(one.text)}](${one.href})`;
    default:
      return one satisfies never;
  }
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

export function partText({ table, none }: Part): string {
  if (table === null) return markdownLine(none);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(table.header.map(markdownLine)),
    row(table.header.map(() => "---")),
    ...table.rows.map((cells) => row(cells.map(markdownLine))),
  ].join("\n");
}
