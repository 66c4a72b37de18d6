import type { Card } from "../card";
import { type Block, blocksOf, type Inline } from "../prose";
import { html } from "./escapes";
import { cardTitle, nothingWritten, type Part, partsOf, proseOf, provenance } from "./lines";

/** No script, no address that is loaded; a strict policy in the page says so to whoever opens the file. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid #8888; white-space: pre-wrap; }
.none { opacity: 0.75; font-style: italic; }
@media print {
  :root { color-scheme: light; }
  body { margin: 0; max-width: none; font-size: 11pt; }
  thead { display: table-header-group; }
  tr, pre { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  a[href]::after { content: " (" attr(href) ")"; }
}`;

/** A card as one HTML file: it loads nothing, runs nothing and prints. Every word of anybody is escaped. */
export function htmlCard(card: Card, at: Date): string {
  const prose = proseOf(card).map(({ title, text }) =>
    section(title, text === null ? `<p class="none">${nothingWritten}</p>` : proseHtml(text)),
  );
  const parts = partsOf(card).map((part) => section(part.title, partHtml(part)));
  const title = html(cardTitle(card));
  const head = provenance(card, at).map((line) => `<p>${html(line)}</p>`);
  return [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><style>${style}</style></head><body><main>`,
    `<h1>${title}</h1>`,
    ...head,
    ...prose,
    ...parts,
    "</main></body></html>\n",
  ].join("\n");
}

const section = (title: string, body: string): string =>
  `<section><h2>${html(title)}</h2>\n${body}</section>`;

export const proseHtml = (text: string): string => blocksOf(text).map(blockHtml).join("\n");

function blockHtml(block: Block): string {
  if (block.kind === "code") return `<pre><code>${html(block.text)}</code></pre>`;
  if (block.kind === "list") {
    const tag = block.ordered ? "ol" : "ul";
    return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join("")}</${tag}>`;
  }
  const tag = block.kind === "heading" ? "h3" : "p";
  return `<${tag}>${block.lines.map(inlineHtml).join("<br>")}</${tag}>`;
}

const inlineHtml = (inlines: readonly Inline[]): string => inlines.map(pieceHtml).join("");

function pieceHtml(one: Inline): string {
  const text = html(one.text);
  switch (one.kind) {
    case "text":
      return text;
    case "strong":
      return `<strong>${text}</strong>`;
    case "emphasis":
      return `<em>${text}</em>`;
    case "code":
      return `<code>${text}</code>`;
    case "link":
      return `<a href="${html(one.href)}" rel="noopener noreferrer nofollow">${text}</a>`;
    default:
      return one satisfies never;
  }
}

function partHtml({ table, none }: Part): string {
  if (table === null) return `<p class="none">${html(none)}</p>`;
  const head = table.header.map((cell) => `<th scope="col">${html(cell)}</th>`).join("");
  const rows = table.rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${html(cell)}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table>`;
}
