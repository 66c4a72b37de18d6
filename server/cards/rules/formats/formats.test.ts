import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  at,
  bareFacts,
  cardFrom,
  hostileTexts,
  wholeContent,
  wholeFacts,
} from "../../testing/cards";
import { hubLicences, licenceOf } from "../licences";
import { sectionKeys } from "../sections";
import { hubTasks } from "../tasks";
import { htmlCard } from "./html";
import { frontMatter, huggingFaceCard } from "./hugging-face";
import { markdownCard } from "./markdown";

const whole = cardFrom(wholeFacts, wholeContent);
const bare = cardFrom(bareFacts);

/** Every word of the card that somebody else chose is `text`. */
const hostile = (text: string) =>
  cardFrom(
    {
      ...wholeFacts,
      model: { ...wholeFacts.model, name: text, description: text, owner: { name: text } },
      aliases: wholeFacts.aliases.map((one) => ({ ...one, alias: text })),
      run: wholeFacts.run && { ...wholeFacts.run, name: text, params: { [text]: text } },
      metrics: [{ key: text, value: 1, dataset: text, datasetDigest: text }],
      datasets: wholeFacts.datasets.map((one) => ({
        ...one,
        name: text,
        digest: text,
        source: text,
      })),
      flavors: [text],
    },
    {
      sections: Object.fromEntries(sectionKeys.map((key) => [key, text])),
      licence: text,
      task: "other",
      languages: [],
    },
  );

describe("a card as HTML", () => {
  const tags =
    /<(?:!doctype html|\/?(?:html|head|body|main|title|style|section|h[123]|p|table|thead|tbody|tr|th|td|ul|ol|li|pre|code|strong|em|br)(?: lang="en"| class="none"| scope="col")?|meta [^<>]*|a href="(?:https?:|mailto:)[^"<>\s]*" rel="noopener noreferrer nofollow"|\/a)>/gu;

  test("loads nothing and shows what is recorded", () => {
    const html = htmlCard(whole, at);
    expect(html).toContain("<h1>Fraud scoring, version 12</h1>");
    expect(html).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
    expect(html).not.toMatch(/<(?:script|link|img|iframe)|@import|url\(/u);
    expect(htmlCard(bare, at)).toContain("No run is recorded for this version.");
  });

  test.each(hostileTexts)("%j stays text everywhere", (text) => {
    const rest = htmlCard(hostile(text), at)
      .replaceAll(/<style>[^]*?<\/style>/gu, "")
      .replaceAll(tags, "");
    expect(rest).not.toMatch(/[<>]/u);
  });
});

describe("a card as Markdown", () => {
  test("has every section, and says what nobody wrote", () => {
    const text = markdownCard(bare, at);
    expect(text).toContain("# Fraud scoring, version 12");
    expect(text).toContain("Nothing is written here yet.");
    expect(text).toContain("Unknown: no run is recorded.");
    expect(markdownCard(whole, at)).toContain(String.raw`| odd\|key | a\|b\`c &lt;i&gt; |`);
  });

  test.each(hostileTexts)("%j brings no HTML", (text) => {
    const outside = markdownCard(hostile(text), at)
      .replaceAll(/^(`{3,})\n[^]*?\n\1$/gmu, "")
      .replaceAll(/(?<!\\)(`+)[^]*?\1/gu, "");
    expect(outside).not.toMatch(/[<>]/u);
  });
});

describe("a README of the Hub", () => {
  const read = (text: string) => {
    const [, front = ""] = /^---\n([^]*?)\n---\n/u.exec(text) ?? [];
    return parse(front);
  };

  test("begins with the fields of its specification", () => {
    expect(read(huggingFaceCard(whole, at))).toEqual({
      language: ["de", "en"],
      license: "apache-2.0",
      library_name: "sklearn",
      pipeline_tag: "tabular-classification",
      tags: ["sklearn", "mlflow"],
      datasets: ["AI-Lab-Makerere/beans"],
      metrics: ["f1"],
      "model-index": [
        {
          name: "Fraud scoring",
          results: [
            {
              task: { type: "tabular-classification" },
              dataset: { name: "payments test", type: "payments-test" },
              metrics: [{ type: "f1", value: 0.91, name: "test_f1" }],
            },
            {
              task: { type: "tabular-classification" },
              dataset: { name: "beans", type: "beans" },
              metrics: [{ type: "val-auc", value: 0.97, name: "val_auc" }],
            },
          ],
        },
      ],
    });
  });

  test("says in a comment what it cannot say, instead of inventing it", () => {
    const text = huggingFaceCard(bare, at);
    expect(read(text)).toEqual({ tags: ["mlflow"] });
    expect(text).toContain("license: nobody has named one.");
    expect(text).toContain("model-index: no metric with a number is recorded.");
    expect(text).toContain("[More Information Needed]");
    const noTask = frontMatter(cardFrom(wholeFacts, { ...wholeContent, task: null }));
    expect(noTask.left).toEqual(["model-index: it needs a task, and nobody has named one."]);
  });

  test("a licence that the Hub does not list has a name of its own", () => {
    const licensed = (licence: string) =>
      frontMatter(cardFrom(wholeFacts, { ...wholeContent, licence })).data;
    expect(licensed("MIT")).toMatchObject({ license: "mit" });
    expect(licensed("GPL-3.0")).toMatchObject({ license: "gpl-3.0" });
    expect(licensed("Proprietary, Bank AG")).toMatchObject({
      license: "other",
      license_name: "proprietary-bank-ag",
    });
    expect(new Set(hubLicences).size).toBe(hubLicences.length);
    expect(new Set(hubTasks).size).toBe(hubTasks.length);
    expect(licenceOf("nobody knows")).toEqual({ hub: null, spdx: null });
  });

  test.each(hostileTexts)("%j ends no front matter and adds no field", (text) => {
    const data = read(huggingFaceCard(hostile(text), at));
    expect(Object.keys(data).every((key) => known.has(key))).toBe(true);
    expect(data["model-index"]?.[0]?.name).toBe(text);
  });

  const known = new Set([
    "language",
    "license",
    "license_name",
    "library_name",
    "pipeline_tag",
    "tags",
    "datasets",
    "metrics",
    "model-index",
  ]);
});
