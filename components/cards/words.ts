import type { Outputs } from "~/server/api/trpc/root";
import { type CardFormat, formatFiles } from "~/server/cards/rules/card-formats";
import type { ItemState } from "~/server/cards/rules/completeness";
import type { StatusKind } from "../ui/status-icon";

export type WholeCard = Outputs["cards"]["findCard"];
export type Revisions = Outputs["cards"]["listRevisions"];
export type Changes = Outputs["cards"]["compareRevisions"];
export type Plan = Outputs["cards"]["planBundle"];

export type CardPlace = { readonly name: string; readonly version: number };

export const placeOf = ({ facts }: Pick<WholeCard, "facts">): CardPlace => ({
  name: facts.model.name,
  version: facts.version.version,
});

/** The version's own page, and the card's below it. */
export const versionPath = ({ name, version }: CardPlace): string =>
  `/models/${encodeURIComponent(name)}/versions/${version}`;
export const cardPath = (place: CardPlace): string => `${versionPath(place)}/card`;

const door = (place: CardPlace): string => `/api/v1${versionPath(place)}`;
export const exportPath = (place: CardPlace, format: CardFormat): string =>
  `${door(place)}/exports/${format}`;
export const bundlePath = (place: CardPlace): string => `${door(place)}/bundle`;

export const formatLabel = (format: CardFormat): string => formatFiles[format].label;

export const stateWords = {
  present: { status: "good", word: "There" },
  missing: { status: "bad", word: "Missing" },
  unknown: { status: "unknown", word: "Unknown" },
} as const satisfies Record<ItemState, { status: StatusKind; word: string }>;

const units = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;

/** "5 bytes", "1.2 MiB". */
export function sizeWords(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toFixed(digits)} ${units[unit] ?? ""}`;
}

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
