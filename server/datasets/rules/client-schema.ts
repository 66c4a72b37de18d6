import type { Column } from "./column";
import { isPlain, MAX_COLUMNS, MAX_NAME } from "./dataset-name";

/**
 * What MLflow's clients write as a dataset's schema and profile: `{"mlflow_colspec": [{"type", "name", "required"}]}`,
 * and `{"num_rows": 150}` or `{"features_shape": [150, 4]}`. Anything else is not known, never an error: the run is
 * logged all the same.
 */
export function columnsOfClient(schema: string | null): readonly Column[] | null {
  const specs = fieldOf(parsed(schema), "mlflow_colspec");
  if (!Array.isArray(specs) || specs.length === 0 || specs.length > MAX_COLUMNS) return null;
  const columns = specs.map(columnOf);
  const known = columns.filter((column) => column !== null);
  const names = new Set(known.map(({ name }) => name));
  return known.length === specs.length && names.size === known.length ? known : null;
}

export function rowsOfClient(profile: string | null): number | null {
  const told = parsed(profile);
  const rows = fieldOf(told, "num_rows") ?? firstOf(fieldOf(told, "features_shape"));
  return typeof rows === "number" && Number.isSafeInteger(rows) && rows >= 0 ? rows : null;
}

const mostTypeCharacters = 200;

function columnOf(spec: unknown, at: number): Column | null {
  const name = fieldOf(spec, "name") ?? `column ${at + 1}`;
  const type = fieldOf(spec, "type");
  if (typeof name !== "string" || typeof type !== "string") return null;
  if (!fits(name, MAX_NAME) || !fits(type, mostTypeCharacters)) return null;
  const required = fieldOf(spec, "required");
  return { name, type, canBeMissing: typeof required === "boolean" ? !required : null };
}

const fits = (text: string, most: number): boolean =>
  text !== "" && text.length <= most && isPlain(text);

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);
