import { proseSections, type SectionKey, sectionKeys } from "./sections";

/** What people say of a version: sections by key, and three facts that no script logs. */
export type Content = {
  readonly sections: Readonly<Partial<Record<SectionKey, string>>>;
  /** In the writer's words, or an identifier of the Hub; null: nobody said. */
  readonly licence: string | null;
  /** A task of the Hub, such as `tabular-classification`. */
  readonly task: string | null;
  /** ISO 639-1 or -3 codes of the languages it works on. */
  readonly languages: readonly string[];
};

export const emptyContent: Content = { sections: {}, licence: null, task: null, languages: [] };

/** As it is stored: line ends of one kind, no empty section, languages once and sorted. */
export function tidied(content: Content): Content {
  const sections: Partial<Record<SectionKey, string>> = {};
  for (const key of sectionKeys) {
    const text = (content.sections[key] ?? "").replaceAll(/\r\n?/g, "\n").trim();
    if (text !== "") sections[key] = text;
  }
  return {
    sections,
    licence: content.licence?.trim() || null,
    task: content.task?.trim() || null,
    languages: [...new Set(content.languages)].toSorted(),
  };
}

const factsOf = ({ licence, task, languages }: Content): readonly (readonly [string, string])[] => [
  ["Licence", licence ?? ""],
  ["Task", task ?? ""],
  ["Languages", languages.join(", ")],
];

/** Everything that can be compared, in the card's order: its title, and its text, "" where nothing is written. */
export const comparable = (content: Content): readonly (readonly [string, string])[] => [
  ...proseSections.map(({ key, title }) => [title, content.sections[key] ?? ""] as const),
  ...factsOf(content),
];

/** The titles of what differs. */
export function changedBetween(before: Content, after: Content): string[] {
  const theirs = new Map(comparable(before));
  return comparable(after).flatMap(([title, text]) => (theirs.get(title) === text ? [] : [title]));
}
