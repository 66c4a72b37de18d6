import type { ReactNode } from "react";

export type PaletteItem = {
  id: string;
  label: string;
  /** Heading it stands under: "Go to", "Actions", "Models". */
  group: string;
  kind: "page" | "action" | "object" | "dataset" | "person" | "help";
  /** State or place, at the right. */
  detail?: string | undefined;
  icon?: ReactNode;
  /** Where it goes; without it `run` is called. */
  href?: string | undefined;
  run?: (() => void) | undefined;
};

export type PaletteGroup = { group: string; items: readonly PaletteItem[] };

/** `>` actions, `#` datasets, `@` people, `?` help; anything else searches all. */
export type PaletteQuery = { text: string; kind: PaletteItem["kind"] | null };

const prefixes: ReadonlyMap<string, PaletteItem["kind"]> = new Map([
  [">", "action"],
  ["#", "dataset"],
  ["@", "person"],
  ["?", "help"],
]);

export function readPaletteQuery(input: string): PaletteQuery {
  const trimmed = input.trim();
  const kind = prefixes.get(trimmed.charAt(0)) ?? null;
  return { text: (kind === null ? trimmed : trimmed.slice(1)).trim().toLowerCase(), kind };
}

/**
 * What the palette shows. Local items first, ranked; found ones from the server after them in the order they
 * came. An item never moves because an answer arrived late: new groups are only added below.
 */
export function paletteGroups(
  input: string,
  local: readonly PaletteItem[],
  found: readonly PaletteItem[],
) {
  const query = readPaletteQuery(input);
  const ranked = local
    .filter((item) => query.kind === null || item.kind === query.kind)
    .map((item, order) => ({ item, order, rank: rankOf(item.label.toLowerCase(), query.text) }))
    .filter((entry) => entry.rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.order - b.order)
    .map((entry) => entry.item);
  const localIds = new Set(ranked.map((item) => item.id));
  const late = found.filter((item) => !localIds.has(item.id));
  return [...grouped(ranked), ...grouped(late)];
}

/** 0 exact, 1 start, 2 start of a word, 3 inside, 4 letters in order; null is no match. */
function rankOf(label: string, text: string): number | null {
  if (text === "" || label === text) return 0;
  if (label.startsWith(text)) return 1;
  const at = label.indexOf(text);
  if (at > 0) return /[\s\-_/]/u.test(label.charAt(at - 1)) ? 2 : 3;
  return hasInOrder(label, text) ? 4 : null;
}

function hasInOrder(label: string, text: string): boolean {
  let from = 0;
  for (const letter of text) {
    const at = label.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function grouped(items: readonly PaletteItem[]): readonly PaletteGroup[] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([group, members]) => ({ group, items: members }));
}
