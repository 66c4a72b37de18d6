/** A path found: what stands there by method, and the values of its fields in order. */
export type Match<Target> = {
  readonly byMethod: ReadonlyMap<string, Target>;
  readonly values: readonly string[];
};

type Node<Target> = {
  readonly fixed: Map<string, Node<Target>>;
  field: Node<Target> | null;
  readonly byMethod: Map<string, Target>;
};

type Place = { readonly method: string; readonly template: string };

/**
 * Finds the target of a path in one walk over its parts, whatever their number. A fixed part wins over a
 * field: `/teams/archived` is not the team named archived. Throws when two targets claim the same place.
 */
export function compileMatcher<Target extends Place>(targets: readonly Target[]) {
  const root = newNode<Target>();
  for (const target of targets) add(root, target);
  return (path: string): Match<Target> | null => {
    const parts = path.split("/").slice(1);
    const values: string[] = [];
    const node = walk(root, parts, values);
    return node === null ? null : { byMethod: node.byMethod, values };
  };
}

const newNode = <Target>(): Node<Target> => ({
  fixed: new Map(),
  field: null,
  byMethod: new Map(),
});

function add<Target extends Place>(root: Node<Target>, target: Target): void {
  let node = root;
  for (const part of target.template.split("/").slice(1)) node = child(node, part);
  if (node.byMethod.has(target.method)) {
    throw new Error(`Two operations have the route ${target.method} ${target.template}`);
  }
  node.byMethod.set(target.method, target);
}

function child<Target>(node: Node<Target>, part: string): Node<Target> {
  if (part.startsWith("{")) return (node.field ??= newNode());
  const known = node.fixed.get(part) ?? newNode<Target>();
  node.fixed.set(part, known);
  return known;
}

/** `values` holds the fields on the way to the node that is returned. */
function walk<Target>(
  node: Node<Target>,
  parts: readonly string[],
  values: string[],
): Node<Target> | null {
  const [part, ...rest] = parts;
  if (part === undefined) return node.byMethod.size > 0 ? node : null;
  const fixed = node.fixed.get(part);
  const found = fixed === undefined ? null : walk(fixed, rest, values);
  if (found !== null) return found;
  if (node.field === null || part === "") return null;
  values.push(decodeURIComponent(part));
  const below = walk(node.field, rest, values);
  if (below === null) values.pop();
  return below;
}
