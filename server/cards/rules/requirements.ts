/** A package that a model needs. The version is null where the file does not pin one. */
export type Requirement = { readonly name: string; readonly version: string | null };

/** PEP 508: a name, extras, and what is asked of its version, up to a marker or a comment. */
const line =
  /^(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(?<wanted>[^;#@]*)/u;
const pinned = /^\(?\s*={2,3}\s*(?<version>[A-Za-z0-9.!+_-]+)\s*\)?$/u;

/** A name as the index compares names (PEP 503). */
const normalName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/gu, "-");

function requirementOf(text: string): Requirement | null {
  const found = line.exec(text.trim())?.groups;
  if (found?.["name"] === undefined) return null;
  const version = pinned.exec((found["wanted"] ?? "").trim())?.groups?.["version"] ?? null;
  return { name: normalName(found["name"]), version };
}

/** The packages of a requirements.txt, once each; options (`-r`, `--hash`), addresses and comments are no packages. */
export function requirementsOf(text: string): Requirement[] {
  const named = new Map<string, Requirement>();
  for (const raw of text.replaceAll(/\\\r?\n/gu, " ").split(/\r?\n/u)) {
    const plain = raw.trim();
    if (plain === "" || /^[#-]/u.test(plain) || /^[a-z+]+:\/\//iu.test(plain)) continue;
    const found = requirementOf(plain);
    if (found !== null && !named.has(found.name)) named.set(found.name, found);
  }
  return [...named.values()];
}

const isText = (value: unknown): value is string => typeof value === "string";

const entriesOf = (value: unknown, name: string): readonly unknown[] => {
  const list: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, name) : null;
  return Array.isArray(list) ? list : [];
};

/** `python=3.11.9` or `numpy=1.26=py311_0` of conda. */
function condaOf(text: string): Requirement | null {
  const [name = "", version = ""] = text.split(/\s*[=<>!~]=?\s*/u);
  if (!/^[A-Za-z0-9._-]+$/u.test(name)) return null;
  const exact = /^[^<>!~=]+={1,2}[^=<>!~*]/u.test(text);
  return { name: normalName(name), version: exact && version !== "" ? version : null };
}

/** What a conda.yaml or python_env.yaml asks for, once it has been read: its own packages and pip's. */
export function environmentOf(parsed: unknown): {
  readonly conda: readonly Requirement[];
  readonly pip: readonly Requirement[];
} {
  const entries = entriesOf(parsed, "dependencies");
  const inPip = entries.flatMap((entry) => entriesOf(entry, "pip"));
  // In python_env.yaml the list itself is pip's.
  const isConda =
    inPip.length > 0 || entriesOf(parsed, "channels").length > 0 || entries.some(isCondaPin);
  const own = entries.filter(isText);
  const pip = requirementsOf([...inPip.filter(isText), ...(isConda ? [] : own)].join("\n"));
  const conda = isConda ? own.flatMap((text) => condaOf(text) ?? []) : [];
  return { conda, pip };
}

/** One sign of equality is conda's; pip has two. */
const isCondaPin = (entry: unknown): boolean =>
  isText(entry) && /^[A-Za-z0-9._-]+=[^=]/u.test(entry);
