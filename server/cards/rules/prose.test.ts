import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileTexts } from "../testing/cards";
import { proseHtml } from "./formats/html";
import { proseMarkdown } from "./formats/markdown";
import { blocksOf, inlinesOf, plainText } from "./prose";

/** The only tags that prose may become, each exactly so. */
const allowed =
  /<\/?(?:p|h3|ul|ol|li|pre|code|strong|em|br)>|<a href="(?:https?:\/\/|mailto:)[^"<>\s]*" rel="noopener noreferrer nofollow">|<\/a>/gu;

/** Nothing of what is left can begin a tag. */
const isHarmless = (html: string) => !/[<>]/u.test(html.replaceAll(allowed, ""));

describe("prose of a card", () => {
  test("knows paragraphs, headings, lists, code, bold, italic and links", () => {
    const text = [
      "# Title",
      "It is **bold**, *soft* and `code`.",
      "Second line with [a link](https://example.org/a?b=c).",
      "",
      "- one",
      "- two",
      "1. first",
      "2) second",
      "```",
      "x < y",
      "```",
    ].join("\n");
    expect(proseHtml(text)).toBe(
      [
        "<h3>Title</h3>",
        '<p>It is <strong>bold</strong>, <em>soft</em> and <code>code</code>.<br>Second line with <a href="https://example.org/a?b=c" rel="noopener noreferrer nofollow">a link</a>.</p>',
        "<ul><li>one</li><li>two</li></ul>",
        "<ol><li>first</li><li>second</li></ol>",
        "<pre><code>x &lt; y</code></pre>",
      ].join("\n"),
    );
    expect(plainText(text)).toContain("a link (https://example.org/a?b=c)");
  });

  test("leads to web and mail addresses only", () => {
    const hrefs = (line: string) => inlinesOf(line).filter(({ kind }) => kind === "link").length;
    for (const good of ["https://a.example", "http://a.example/x", "mailto:ana@example.org"])
      expect([good, hrefs(`[x](${good})`)]).toEqual([good, 1]);
    for (const bad of [
      "javascript:alert",
      "data:text/html,x",
      "/models",
      "//evil.example",
      "vbscript:x",
    ])
      expect([bad, hrefs(`[x](${bad})`)]).toEqual([bad, 0]);
  });

  test.each(hostileTexts)("%j stays text in HTML", (text) => {
    expect(proseHtml(text)).toSatisfy(isHarmless);
  });

  test.each(hostileTexts)("%j brings no HTML and no address that runs into Markdown", (text) => {
    const outside = proseMarkdown(text)
      .replaceAll(/^(`{3,})\n[^]*?\n\1$/gmu, "")
      .replaceAll(/(?<!\\)(`+)[^]*?\1/gu, "");
    expect(outside).not.toMatch(/[<>]/u);
    expect(outside).not.toMatch(/(?<!\\)\]\((?!https?:|mailto:)/u);
    expect(outside).not.toMatch(/^---$|^\s*\[[^\]]*\]:/mu);
  });

  test("of any kind becomes nothing but the allowed tags", () => {
    const pieces = fc.constantFrom(
      ...Array.from("<>&\"'`*_[]()!#-+.\n :/\\ab1"),
      "](javascript:",
      "](https://a.b",
      "<script>",
      "```\n",
      "**",
    );
    const texts = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        expect(proseHtml(text)).toSatisfy(isHarmless);
      }),
      { numRuns: 3000 },
    );
  });

  test("loses no letter and no digit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const letters = (of: string) => (of.match(/[\p{L}]/gu) ?? []).toSorted().join("");
        fc.pre(!/```|https?|mailto/u.test(text));
        expect(letters(plainText(text))).toBe(letters(text));
      }),
    );
  });

  test("of twenty thousand marks is read at once", () => {
    for (const mark of ["*", "`", "[", "](", "**a", "[a](", "1. ", "#", "*a "]) {
      const started = performance.now();
      blocksOf(mark.repeat(20_000 / mark.length));
      expect([mark, performance.now() - started < 1000]).toEqual([mark, true]);
    }
  });
});
