import { type Document, isAlias, isSeq, stringify, visit } from "yaml";
import { isDeepStrictEqual } from "node:util";
import { applyEdits, type Edit, type Json, type Path } from "../../rules/framework-edit";
import type { Source } from "./source";

const options = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** JSON stays JSON: YAML would carry on without quotes where it adds something. */
const isJson = (text: string): boolean => /^\s*[{[]/.test(text);

const listAt = (document: Document, path: Path) => {
  const list = path.length === 0 ? document.contents : document.getIn(path, true);
  return isSeq(list) ? list : null;
};

function editDocument(document: Document, edit: Edit): void {
  const [parent, index] = [edit.path.slice(0, -1), Number(edit.path.at(-1))];
  switch (edit.kind) {
    case "set":
      document.setIn(edit.path, document.createNode(edit.value));
      return;
    case "remove":
      document.deleteIn(edit.path);
      return;
    case "insert": {
      const list = listAt(document, parent);
      if (list === null) document.setIn(parent, document.createNode([edit.value]));
      else list.items.splice(index, 0, document.createNode(edit.value));
      return;
    }
    case "move": {
      const items = listAt(document, parent)?.items ?? [];
      items.splice(edit.to, 0, ...items.splice(index, 1));
    }
  }
}

function repeatsItself(document: Document): boolean {
  let found = false;
  visit(document, {
    Node: (_key, node) => {
      found ||= isAlias(node);
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/** The text with its comments and order kept; null when it cannot be changed piece by piece. */
function editedInPlace(document: Document, edits: readonly Edit[], wanted: Json): string | null {
  if (repeatsItself(document)) return null;
  try {
    for (const edit of edits) editDocument(document, edit);
  } catch {
    // The nodes refuse what the data allows, such as a place below a text.
    return null;
  }
  return isDeepStrictEqual(document.toJS(), wanted) ? document.toString(options) : null;
}

/**
 * The text of a file after some changes: the same data as `applyEdits` gives. YAML keeps its comments, unless it
 * repeats itself through aliases; then it is written anew.
 */
export function editSource(
  text: string,
  { document, data }: Pick<Source, "document"> & { readonly data: Json },
  edits: readonly Edit[],
): string {
  if (edits.length === 0) return text;
  const wanted = applyEdits(data, edits);
  if (isJson(text)) return `${JSON.stringify(wanted, null, 2)}\n`;
  return editedInPlace(document, edits, wanted) ?? stringify(wanted, options);
}
