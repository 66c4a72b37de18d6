import { text } from "node:stream/consumers";
import { parse } from "yaml";
import type { z } from "zod";
import { BlobDamaged, blobStore } from "~/server/artifacts/adapters/store";
import { verified } from "~/server/artifacts/adapters/verified";
import type { Context } from "~/server/core/context";
import { newId } from "~/server/core/ids";
import { exportCard } from "../queries/export-card";
import type { Card } from "../rules/card";
import { type CardFormat, fileStem, formatFiles } from "../rules/card-formats";
import { htmlCard } from "../rules/formats/html";
import { huggingFaceCard } from "../rules/formats/hugging-face";
import { markdownCard } from "../rules/formats/markdown";
import { type BomSource, mlBom } from "../rules/formats/ml-bom";
import { environmentOf, requirementsOf } from "../rules/requirements";

export type CardFile = {
  readonly body: string;
  readonly mediaType: string;
  readonly fileName: string;
};

export type CardMaterial = {
  readonly card: Card;
  readonly packages: BomSource["packages"];
};

type Asked = z.output<typeof exportCard.input>;

/** The card and the packages it names; the store is read after the database has answered. */
export async function cardMaterial(context: Context, asked: Asked): Promise<CardMaterial> {
  const { card, environment } = await exportCard.run(context, asked);
  return { card, packages: await packagesIn(context, environment) };
}

/** One format of the card as a file. */
export async function cardFile(context: Context, asked: Asked): Promise<CardFile> {
  const material = await cardMaterial(context, asked);
  const { mediaType, ending } = formatFiles[asked.format];
  const stem = fileStem(material.card.facts.model.name, asked.version);
  const body = write(asked.format, material, context.now());
  return { body, mediaType, fileName: `${stem}-${ending}` };
}

/** The text of a card in one format. */
export function write(format: CardFormat, { card, packages }: CardMaterial, at: Date): string {
  switch (format) {
    case "json":
      return jsonText({ format: "cairn-model-card", formatVersion: 1, generatedAt: at, ...card });
    case "markdown":
      return markdownCard(card, at);
    case "html":
      return htmlCard(card, at);
    case "hugging-face":
      return huggingFaceCard(card, at);
    case "ml-bom":
      return jsonText(mlBom(card, { at, serial: newId(), packages }));
    default:
      return format satisfies never;
  }
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type Stored = { readonly path: string; readonly bytes: number; readonly sha256: string } | null;

/** Null when no list of packages is stored, or what is stored of it is damaged or no list. */
async function packagesIn({ orgId }: Context, file: Stored): Promise<BomSource["packages"]> {
  if (file === null) return null;
  const content = await contentOf(orgId, file);
  if (content === null) return null;
  if (file.path.endsWith(".txt"))
    return { path: file.path, pip: requirementsOf(content), conda: [] };
  const environment = environmentIn(content);
  return environment && { path: file.path, ...environment };
}

async function contentOf(orgId: string, file: NonNullable<Stored>): Promise<string | null> {
  try {
    return await text(verified(await blobStore().open({ orgId, sha256: file.sha256 }), file));
  } catch (error) {
    if (error instanceof BlobDamaged) return null;
    throw error;
  }
}

/** A file of somebody: it may be no YAML, or one that grows when it is read. */
function environmentIn(content: string) {
  try {
    return environmentOf(parse(content, { maxAliasCount: 10 }));
  } catch {
    return null;
  }
}
