import type { Content } from "~/server/cards/rules/content";
import { LONGEST_SECTION, type SectionKey, sectionKeys } from "~/server/cards/rules/sections";
import { textOf } from "../command-form";

/** The words in the form's fields, as the command takes them. */
export function draftOf(form: FormData): Content {
  const sections: Partial<Record<SectionKey, string>> = {};
  for (const key of sectionKeys) sections[key] = textOf(form, key).replaceAll("\r\n", "\n");
  return {
    sections,
    licence: textOf(form, "licence").trim() || null,
    task: textOf(form, "task") || null,
    languages: textOf(form, "languages")
      .toLowerCase()
      .split(/[\s,;]+/u)
      .filter(Boolean),
  };
}

const code = /^[a-z]{2,3}$/u;

/** What can be told before asking the server, by field. */
export function problemsOf({ sections, languages }: Content, note: string): Record<string, string> {
  const wrong = languages.find((one) => !code.test(one));
  const long = sectionKeys.filter((key) => (sections[key]?.length ?? 0) > LONGEST_SECTION);
  const tooLong = `A section holds ${LONGEST_SECTION} characters. Shorten it, or link to the whole.`;
  return {
    ...Object.fromEntries(long.map((key) => [key, tooLong])),
    ...(wrong === undefined
      ? {}
      : { languages: `“${wrong}” is no code of a language. Codes look like en, de or yue.` }),
    ...(note.length > 500 ? { note: `A note holds 500 characters; this has ${note.length}.` } : {}),
  };
}

/** What somebody else saved meanwhile, out of the refusal. */
export type Theirs = { readonly revision: number; readonly who: string; readonly content: Content };

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

export function theirsIn(data: unknown): Theirs | null {
  const revision = fieldOf(data, "revision");
  const content = fieldOf(data, "content");
  if (typeof revision !== "number" || content === undefined) return null;
  const sections: Partial<Record<SectionKey, string>> = {};
  for (const key of sectionKeys) {
    const text = fieldOf(fieldOf(content, "sections"), key);
    if (typeof text === "string") sections[key] = text;
  }
  const text = (name: string) => {
    const value = fieldOf(content, name);
    return typeof value === "string" ? value : null;
  };
  const languages = fieldOf(content, "languages");
  const who = fieldOf(data, "writtenByName");
  return {
    revision,
    who: typeof who === "string" ? who : "Somebody",
    content: {
      sections,
      licence: text("licence"),
      task: text("task"),
      languages: Array.isArray(languages) ? languages.map(String) : [],
    },
  };
}
