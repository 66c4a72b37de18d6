import { Document } from "yaml";
import type { Card, CardDataset, CardMetric } from "../card";
import { licenceOf } from "../licences";
import type { SectionKey } from "../sections";
import { hubMetric, libraryOf } from "../tasks";
import { markdownCode, markdownLine } from "./escapes";
import { partsOf, provenance, realText } from "./lines";
import { partText, proseMarkdown } from "./markdown";

/** What the template of the Hub says where nothing is known. */
const unknown = "[More Information Needed]";

/** Front matter and README in the form of the Hub's template (huggingface_hub, `modelcard_template.md`). */
export function huggingFaceCard(card: Card, at: Date): string {
  const { data, left } = frontMatter(card);
  const document = new Document(data);
  if (left.length > 0) document.comment = left.map((line) => ` ${line}`).join("\n");
  return `---\n${document.toString({ lineWidth: 0 })}---\n\n${body(card, at)}`;
}

type Value = string | number | readonly Value[] | { readonly [name: string]: Value | undefined };
type FrontMatter = Record<string, Value>;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 96);

/** Fields of the Hub's specification (hub-docs, `modelcard.md`); `left` names those that could not be said, and why. */
export function frontMatter(card: Card): { readonly data: FrontMatter; readonly left: string[] } {
  const { facts, prose } = card;
  const { task, languages } = prose.content;
  const library = libraryOf(facts.flavors);
  const index = modelIndex(card);
  const metrics = [...new Set(facts.metrics.flatMap(({ key }) => hubMetric(key) ?? []))];
  const datasets = [...new Set(facts.datasets.flatMap((one) => hubDataset(one) ?? []))];
  const tags = [
    ...new Set([...facts.flavors.filter((one) => one !== "python_function"), "mlflow"]),
  ];
  const data: FrontMatter = {
    ...(languages.length === 0 ? {} : { language: languages }),
    ...licenceFields(prose.content.licence),
    ...(library === null ? {} : { library_name: library }),
    ...(task === null ? {} : { pipeline_tag: task }),
    tags,
    ...(datasets.length === 0 ? {} : { datasets }),
    ...(metrics.length === 0 ? {} : { metrics }),
    ...(typeof index === "string" ? {} : { "model-index": index }),
  };
  const left = [
    ...(prose.content.licence === null ? ["license: nobody has named one."] : []),
    ...(typeof index === "string" ? [`model-index: ${index}`] : []),
  ];
  return { data, left };
}

/** A licence that the Hub does not list goes as `other` under a name of its own. */
function licenceFields(licence: string | null): FrontMatter {
  if (licence === null) return {};
  const { hub } = licenceOf(licence);
  if (hub !== null) return { license: hub };
  const name = slug(licence);
  return { license: "other", ...(name === "" ? {} : { license_name: name }) };
}

const hubId = /^(?:[\w.-]+\/)?[\w.-]+$/u;

/** The dataset's id on the Hub; null for data that does not come from there. */
function hubDataset({ sourceType, source }: CardDataset): string | null {
  if (sourceType !== "hf" && sourceType !== "hugging_face") return null;
  try {
    const path: unknown = Reflect.get(Object(JSON.parse(source)), "path");
    return typeof path === "string" && hubId.test(path) ? path : null;
  } catch {
    return null;
  }
}

const forTesting = /test|eval|valid/iu;

type Finite = CardMetric & { readonly value: number };
const isFiniteMetric = (metric: CardMetric): metric is Finite =>
  typeof metric.value === "number" && Number.isFinite(metric.value);

/** The data that a metric was measured on: what the client said, or the only data that the run tested with. */
function dataOf(card: Card, metric: CardMetric): string | null {
  if (metric.dataset !== null) return metric.dataset;
  const tested = card.facts.datasets.filter(({ context }) => forTesting.test(context));
  return tested.length === 1 ? (tested[0]?.name ?? null) : null;
}

/** Results by data; a sentence when the specification asks for more than is known. */
function modelIndex(card: Card): Value[] | string {
  const { task } = card.prose.content;
  const metrics = card.facts.metrics.filter(isFiniteMetric);
  if (metrics.length === 0) return "no metric with a number is recorded.";
  if (task === null) return "it needs a task, and nobody has named one.";
  const byData = new Map<string, Finite[]>();
  for (const metric of metrics) {
    const data = dataOf(card, metric);
    if (data !== null) byData.set(data, [...(byData.get(data) ?? []), metric]);
  }
  if (byData.size === 0) return "no metric is tied to the data it was measured on.";
  const results = [...byData].map(([name, measured]) => ({
    task: { type: task },
    dataset: { name, type: slug(name) || "data" },
    metrics: measured.map(({ key, value }) => ({
      type: hubMetric(key) ?? (slug(key) || "metric"),
      value,
      name: key,
    })),
  }));
  return [{ name: card.facts.model.name, results }];
}

/** Where the template has a slot for each section of ours. */
const slots: readonly (readonly [heading: string, key: SectionKey])[] = [
  ["## Uses\n\n### Direct Use", "intendedUse"],
  ["### Downstream Use", "affected"],
  ["### Out-of-Scope Use", "outOfScope"],
  ["## Bias, Risks, and Limitations", "limitations"],
  ["### Ethical Considerations", "ethics"],
  ["### Recommendations", "tradeoffs"],
  ["## Training Details\n\n### Training Data", "trainingData"],
  ["## Evaluation", "evaluation"],
  ["## Environmental Impact", "environment"],
];

function body(card: Card, at: Date): string {
  const { facts, prose } = card;
  const text = (key: SectionKey) => {
    const said = prose.content.sections[key];
    return said === undefined ? unknown : proseMarkdown(said);
  };
  const { owner, ownerTeam, name } = facts.model;
  const line = (title: string, value: string | null | undefined) =>
    `- **${title}:** ${value === null || value === undefined || value === "" ? unknown : markdownLine(value)}`;
  const recorded = partsOf(card).filter(({ title }) => !shownAbove.has(title));
  return `${[
    `# Model Card for ${markdownLine(`${name}, version ${facts.version.version}`)}`,
    ...provenance(card, at).map(markdownLine),
    `## Model Details\n\n### Model Description\n\n${text("overview")}`,
    [
      line("Developed by", ownerTeam?.name ?? owner?.name),
      line("Model type", facts.flavors.filter((one) => one !== "python_function").join(", ")),
      line("Language(s) (NLP)", prose.content.languages.join(", ")),
      line("License", prose.content.licence),
    ].join("\n"),
    `### Model Sources\n\n${line("Repository", facts.run?.gitUrl)}`,
    ...slots.map(([heading, key]) => `${heading}\n\n${text(key)}`),
    `### Results\n\n${results(facts.metrics)}`,
    ...recorded.map((part) => `## ${markdownLine(part.title)}\n\n${partText(part)}`),
    `## Model Card Contact\n\n${owner === null && ownerTeam === null ? unknown : markdownLine([owner?.name, ownerTeam?.name].filter(Boolean).join(", "))}`,
  ].join("\n\n")}\n`;
}

const shownAbove = new Set(["Licence and task", "Metrics"]);

const results = (metrics: readonly CardMetric[]): string =>
  metrics.length === 0
    ? unknown
    : metrics
        .map(({ key, value }) => `- ${markdownCode(key)}: ${markdownCode(realText(value))}`)
        .join("\n");
