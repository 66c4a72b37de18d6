/** The files that a card can leave as; the words stand in addresses. */
export const cardFormats = ["json", "markdown", "html", "hugging-face", "ml-bom"] as const;
export type CardFormat = (typeof cardFormats)[number];

type Described = {
  readonly label: string;
  readonly mediaType: string;
  /** Behind the model's name and version. */
  readonly ending: string;
};

export const formatFiles: Readonly<Record<CardFormat, Described>> = {
  json: { label: "Model card, JSON", mediaType: "application/json", ending: "card.json" },
  markdown: { label: "Model card, Markdown", mediaType: "text/markdown", ending: "card.md" },
  html: { label: "Model card, HTML to print", mediaType: "text/html", ending: "card.html" },
  "hugging-face": {
    label: "README of the Hugging Face Hub",
    mediaType: "text/markdown",
    ending: "README.md",
  },
  "ml-bom": {
    label: "CycloneDX 1.7 ML-BOM",
    mediaType: "application/vnd.cyclonedx+json",
    ending: "bom.cdx.json",
  },
};

/** A name of a file from a model's name: letters, digits and a few marks; never a path. */
export const fileStem = (name: string, version: number): string =>
  `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80)}-v${version}`;
