/** What is known of a model's inside: what goes in and out, and how it is loaded. Null: nobody said. */
export type Contents = { readonly signature: unknown; readonly flavors: unknown };

const none: Contents = { signature: null, flavors: null };

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Reads the tag `mlflow.log-model.history` of a run: a list of the models it logged. The one whose folder the
 * version's files lie in says what the version is; of several in one folder the last.
 */
export function contentsIn(history: string | undefined, artifactUri: string): Contents {
  const list = history === undefined ? null : parsed(history);
  if (!Array.isArray(list)) return none;
  const mine = list.findLast((entry: unknown) => {
    const path = field(entry, "artifact_path");
    return typeof path === "string" && path !== "" && artifactUri.endsWith(`/${path}`);
  }) as unknown;
  if (mine === undefined) return none;
  return { signature: field(mine, "signature") ?? null, flavors: field(mine, "flavors") ?? null };
}
