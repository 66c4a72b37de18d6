import type { CardField, CardInterface } from "./card";

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** MLflow keeps each side as JSON inside of JSON; other clients send the list itself. */
function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || value === "") return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

const textOr = (value: unknown, other: string): string =>
  typeof value === "string" && value !== "" ? value : other;

/** `tensor float32 [-1, 28, 28]`, `array`, `double`. */
function typeOf(column: unknown): string {
  const type = textOr(fieldOf(column, "type"), "unknown");
  const tensor = fieldOf(column, "tensor-spec");
  if (type !== "tensor" || tensor === undefined) return type;
  const shape = fieldOf(tensor, "shape");
  const sizes = Array.isArray(shape) ? ` [${shape.map(String).join(", ")}]` : "";
  return `tensor ${textOr(fieldOf(tensor, "dtype"), "unknown")}${sizes}`;
}

function columnOf(column: unknown, index: number): CardField {
  const required = fieldOf(column, "required");
  return {
    name: textOr(fieldOf(column, "name"), `#${index + 1}`),
    type: typeOf(column),
    required: typeof required === "boolean" ? required : null,
  };
}

const columnsOf = (value: unknown): CardField[] => (listIn(value) ?? []).map(columnOf);

/** What goes in and what comes out, from a signature as clients store it; null when none is recorded or readable. */
export function interfaceOf(signature: unknown): CardInterface {
  const sides = ["inputs", "outputs", "params"].map((side) => fieldOf(signature, side));
  if (sides.every((side) => listIn(side) === null)) return null;
  const [inputs, outputs, params] = sides.map(columnsOf);
  return { inputs: inputs ?? [], outputs: outputs ?? [], params: params ?? [] };
}
