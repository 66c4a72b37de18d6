import type { Card, CardDataset, CardField } from "../card";
import { licenceOf } from "../licences";
import { plainText } from "../prose";
import type { Requirement } from "../requirements";
import type { SectionKey } from "../sections";
import { realText } from "./lines";

/** What is known besides the card: which packages the model needs, and what this document is called. */
export type BomSource = {
  readonly at: Date;
  /** A UUID, new for each document. */
  readonly serial: string;
  /** Null: no file that names packages is stored, or it cannot be read. */
  readonly packages: {
    readonly path: string;
    readonly pip: readonly Requirement[];
    readonly conda: readonly Requirement[];
  } | null;
};

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
type Fields = Record<string, Json>;

/** A field that is left out when there is nothing to say. */
const some = (name: string, value: Json | null | undefined): Fields => {
  if (value === null || value === undefined || value === "") return {};
  if (Array.isArray(value) && value.length === 0) return {};
  return { [name]: value };
};

const group = (name: string, fields: Fields): Fields =>
  Object.keys(fields).length === 0 ? {} : { [name]: fields };

const property = (name: string, value: string) => ({ name: `cairn:${name}`, value });

/** A machine-learning bill of materials, CycloneDX 1.7 (ECMA-424): the model, its card, its data and its packages. */
export function mlBom(card: Card, source: BomSource): Fields {
  const model = modelRef(card);
  const data = card.facts.datasets.map(dataComponent);
  const libraries = libraryComponents(source.packages);
  const files = fileComponents(card);
  const parts = [...data, ...libraries, ...files];
  const refs = parts.map((part) => part["bom-ref"]);
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.7",
    serialNumber: `urn:uuid:${source.serial}`,
    version: 1,
    metadata: {
      timestamp: source.at.toISOString(),
      tools: { components: [{ type: "application", name: "Cairn" }] },
      component: modelComponent(card),
      properties: bomProperties(card, source),
    },
    ...some("components", parts),
    dependencies: [{ ref: model, dependsOn: refs }, ...refs.map((ref) => ({ ref }))],
  };
}

const modelRef = ({ facts: { model, version } }: Card): string =>
  `model:${encodeURIComponent(model.name)}@${version.version}`;

function bomProperties({ facts, completeness }: Card, { packages }: BomSource) {
  const { files } = facts;
  const left = (files?.count ?? 0) - (files?.listed.length ?? 0);
  return [
    property("completeness", `${completeness.present}/${completeness.total}`),
    property("completeness-unknown", String(completeness.unknown)),
    property("packages-from", packages === null ? "not recorded" : packages.path),
    ...(left > 0 ? [property("files-not-listed", String(left))] : []),
  ];
}

function modelComponent(card: Card) {
  const { model, version, run } = card.facts;
  const { licence, sections } = card.prose.content;
  const author = version.userName || run?.userName;
  return {
    type: "machine-learning-model",
    "bom-ref": modelRef(card),
    name: model.name,
    version: String(version.version),
    ...some("description", plainText(sections.overview ?? model.description)),
    ...group("manufacturer", some("name", model.ownerTeam?.name)),
    ...some("authors", author ? [{ name: author }] : []),
    ...some("licenses", licence === null ? [] : [licenceChoice(licence)]),
    ...some("externalReferences", references(card)),
    modelCard: modelCard(card),
    properties: modelProperties(card),
  };
}

function licenceChoice(licence: string) {
  const { spdx } = licenceOf(licence);
  return { license: spdx === null ? { name: licence } : { id: spdx } };
}

/** Only what is an address of the web: `git@host:path` is none in this field. */
const references = ({ facts: { run } }: Card) =>
  run?.gitUrl !== null &&
  run?.gitUrl !== undefined &&
  /^https?:\/\/[^\s<>"{}|\\^`]+$/u.test(run.gitUrl)
    ? [
        {
          type: "vcs",
          url: run.gitUrl,
          ...some("comment", run.gitCommit && `commit ${run.gitCommit}`),
        },
      ]
    : [];

function modelProperties({ facts: { model, version, run, aliases, rebuild } }: Card) {
  const known: readonly (readonly [string, string | null | undefined])[] = [
    ["artifact-digest-sha256", version.artifactDigest],
    ["content-digest-sha256", version.contentDigest],
    ["risk-tier", model.riskTier],
    ["lifecycle", model.lifecycle],
    ["owner", model.owner?.name],
    ["aliases", aliases.map(({ alias }) => alias).join(", ")],
    ["run", run?.runId],
    ["git-commit", run?.gitCommit],
    ["rebuildable", String(rebuild.rebuildable)],
    ["rebuildable-missing", rebuild.missing.map(({ key }) => key).join(", ")],
  ];
  return known.flatMap(([name, value]) => (value ? [property(name, value)] : []));
}

function modelCard(card: Card): Fields {
  const { facts } = card;
  const params = Object.entries(facts.run?.params ?? {});
  return {
    ...group("modelParameters", {
      ...some("task", card.prose.content.task),
      ...some(
        "modelArchitecture",
        facts.flavors.filter((one) => one !== "python_function").join(", "),
      ),
      ...some(
        "datasets",
        facts.datasets.map((one) => ({ ref: dataRef(one) })),
      ),
      ...some("inputs", (facts.interface?.inputs ?? []).map(format)),
      ...some("outputs", (facts.interface?.outputs ?? []).map(format)),
    }),
    ...group("quantitativeAnalysis", some("performanceMetrics", metricsOf(card))),
    ...group("considerations", considerations(card)),
    ...some(
      "properties",
      params.map(([key, value]) => property(`param:${key}`, value)),
    ),
  };
}

const format = ({ name, type }: CardField) => ({ format: `${name}: ${type}` });

const metricsOf = ({ facts }: Card) =>
  facts.metrics.map(({ key, value, dataset }) => ({
    type: key,
    value: realText(value),
    ...some("slice", dataset),
  }));

function considerations({ prose: { content } }: Card): Fields {
  const said = (key: SectionKey): string[] => {
    const text = content.sections[key];
    return text === undefined ? [] : [plainText(text)];
  };
  const outside = said("outOfScope").map((text) => `Out of scope: ${text}`);
  return {
    ...some("users", said("affected")),
    ...some("useCases", [...said("intendedUse"), ...outside]),
    ...some("technicalLimitations", said("limitations")),
    ...some("performanceTradeoffs", said("tradeoffs")),
    ...some(
      "ethicalConsiderations",
      said("ethics").map((name) => ({ name })),
    ),
    ...group(
      "environmentalConsiderations",
      some(
        "properties",
        said("environment").map((text) => property("environment", text)),
      ),
    ),
  };
}

/** Context is part of it: the same data may train and test. */
const dataRef = ({ name, digest, context }: CardDataset): string =>
  `data:${[name, digest, context].map(encodeURIComponent).join("/")}`;

function dataComponent(one: CardDataset) {
  return {
    type: "data",
    "bom-ref": dataRef(one),
    name: one.name,
    ...some("version", one.digest),
    data: [
      {
        type: "dataset",
        name: one.name,
        ...some("description", one.context && `Used for ${one.context}`),
        ...group("contents", some("url", urlIn(one.source))),
      },
    ],
    properties: [property("source-type", one.sourceType)],
  };
}

/** Where the client says that the data lies, when that is an address of the web. */
function urlIn(source: string): string | null {
  try {
    const parsed: unknown = JSON.parse(source);
    const url = ["url", "uri"].map((name): unknown => Reflect.get(Object(parsed), name));
    const found = url.find((one): one is string => typeof one === "string");
    return found !== undefined && /^https?:\/\/[^\s<>"{}|\\^`]+$/u.test(found) ? found : null;
  } catch {
    return null;
  }
}

function libraryComponents(packages: BomSource["packages"]) {
  const of = (kind: "pypi" | "conda") => (one: Requirement) => ({
    type: "library",
    "bom-ref": `pkg:${kind}/${one.name}${one.version === null ? "" : `@${encodeURIComponent(one.version)}`}`,
    name: one.name,
    ...some("version", one.version),
    purl: `pkg:${kind}/${one.name}${one.version === null ? "" : `@${encodeURIComponent(one.version)}`}`,
  });
  return [...(packages?.pip ?? []).map(of("pypi")), ...(packages?.conda ?? []).map(of("conda"))];
}

const fileComponents = ({ facts: { files } }: Card) =>
  (files?.listed ?? []).map(({ path, bytes, sha256 }) => ({
    type: "file",
    "bom-ref": `file:${encodeURIComponent(path)}`,
    name: path,
    hashes: [{ alg: "SHA-256", content: sha256 }],
    properties: [property("bytes", String(bytes))],
  }));
