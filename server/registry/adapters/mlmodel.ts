import { parseDocument } from "yaml";
import type { Contents } from "../rules/model-history";

/** Characters: a model of ten thousand columns has a signature of half a million. */
export const MOST_MLMODEL = 1_048_576;
/** Marks outside quotes that can begin a key or an item. A real file has a few hundred; reading takes time for each. */
const MOST_MARKS = 8000;
/** Repeats that a file may ask for by an alias; each can hold others. */
const MOST_ALIASES = 100;

type Read =
  | { readonly ok: true; readonly contents: Contents }
  | { readonly ok: false; readonly why: string };

const refused = (why: string): Read => ({ ok: false, why });

/**
 * Signature and flavors of a model out of its MLmodel file, as the client wrote them. Never throws and never runs
 * long: what is too large, too deep, too often repeated or no YAML is refused. Only plain data comes out.
 */
export function readMlmodel(text: string): Read {
  if (text.length > MOST_MLMODEL) return refused("it is longer than 1 MiB");
  if (marksIn(text) > MOST_MARKS) return refused("it holds more than a model's file does");
  try {
    const document = parseDocument(text, {
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
    });
    if (document.errors.length > 0) return refused("it is no YAML");
    const root: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return contentsIn(root);
  } catch {
    // Nested deeper than the stack, or an alias for what is not there or far too much.
    return refused("it is no YAML that can be read safely");
  }
}

/** Text in quotes is one value, however long it is. */
const marksIn = (text: string): number =>
  text.replaceAll(/'(?:[^']|'')*'|"(?:[^"\\]|\\[^])*"/g, "").match(/[:,[{?&*\n]/g)?.length ?? 0;

function contentsIn(root: unknown): Read {
  if (!isRecord(root)) return refused("it is no list of a model's facts");
  // Through JSON, so that only plain data is left: what is stored is what anybody can send.
  const plain: unknown = JSON.parse(JSON.stringify(root));
  if (!isRecord(plain)) return refused("it is no list of a model's facts");
  const part = (name: string): unknown => {
    const value = Object.hasOwn(plain, name) ? plain[name] : null;
    return isRecord(value) && Object.keys(value).length > 0 ? value : null;
  };
  return { ok: true, contents: { signature: part("signature"), flavors: part("flavors") } };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
