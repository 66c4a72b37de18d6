import type { WholeVersion } from "./words";

export type Side = Pick<WholeVersion, "version" | "signature"> & {
  readonly run: Pick<NonNullable<WholeVersion["run"]>, "params" | "metrics"> | null;
};
export type File = { readonly name: string; readonly sha256: string; readonly bytes: number };

export type DiffLine = {
  readonly name: string;
  /** Null: not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** By how much a number moved; null when either side is none. */
  readonly delta: number | null;
};

export type DiffPart = {
  readonly title: "Metrics" | "Parameters" | "Signature" | "Files";
  readonly lines: readonly DiffLine[];
  /** Lines that are the same on both sides. */
  readonly equal: number;
};

type Values = ReadonlyMap<string, string | number>;

/** What differs between another version and this one: only lines that do, and how many do not. */
export function versionDiff(
  other: Side & { readonly files: readonly File[] },
  own: Side & { readonly files: readonly File[] },
): readonly DiffPart[] {
  return [
    part("Metrics", metricsOf(other), metricsOf(own)),
    part("Parameters", paramsOf(other), paramsOf(own)),
    part("Signature", signatureOf(other), signatureOf(own)),
    part("Files", filesOf(other.files), filesOf(own.files)),
  ];
}

function part(title: DiffPart["title"], before: Values, after: Values): DiffPart {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const moved = names.filter((name) => before.get(name) !== after.get(name));
  return {
    title,
    lines: moved.map((name) => lineOf(name, before.get(name), after.get(name))),
    equal: names.length - moved.length,
  };
}

type Value = string | number | undefined;

const lineOf = (name: string, was: Value, is: Value): DiffLine => ({
  name,
  before: was === undefined ? null : String(was),
  after: is === undefined ? null : String(is),
  delta: typeof was === "number" && typeof is === "number" ? is - was : null,
});

const metricsOf = ({ run }: Side): Values => new Map(Object.entries(run?.metrics ?? {}));
const paramsOf = ({ run }: Side): Values => new Map(Object.entries(run?.params ?? {}));
const filesOf = (files: readonly File[]): Values =>
  new Map(files.map(({ name, sha256 }) => [name, sha256]));

export type Column = { readonly name: string; readonly type: string; readonly required: boolean };
export type Signature = Readonly<Record<"inputs" | "outputs" | "params", readonly Column[] | null>>;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/**
 * What goes in and comes out, as clients write it: each part is JSON in a text, a list of columns. A part that is
 * no such list is null: nobody said, or said something else.
 */
export function readSignature(signature: unknown): Signature {
  const columns = (part: string): readonly Column[] | null => {
    const text = fieldOf(signature, part);
    const list = typeof text === "string" ? parsed(text) : text;
    return Array.isArray(list) ? list.map(columnOf) : null;
  };
  return { inputs: columns("inputs"), outputs: columns("outputs"), params: columns("params") };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A column without a name is known by its place. */
function columnOf(value: unknown, at: number): Column {
  const [name, type] = [fieldOf(value, "name"), fieldOf(value, "type")];
  return {
    name: typeof name === "string" && name !== "" ? name : `${at + 1}`,
    type: typeof type === "string" ? typeWords(type, value) : "not said",
    required: fieldOf(value, "required") !== false,
  };
}

function typeWords(type: string, column: unknown): string {
  const tensor = fieldOf(column, "tensor-spec");
  if (type !== "tensor" || tensor === undefined) return type;
  const [shape, dtype] = [fieldOf(tensor, "shape"), fieldOf(tensor, "dtype")];
  const size = Array.isArray(shape) ? shape.join(" × ") : "";
  return `tensor of ${typeof dtype === "string" ? dtype : "numbers"}${size === "" ? "" : ` (${size})`}`;
}

function signatureOf({ signature }: Side): Values {
  const read = readSignature(signature);
  const lines = (["inputs", "outputs", "params"] as const).flatMap((place) =>
    (read[place] ?? []).map(({ name, type, required }): [string, string] => [
      `${place}: ${name}`,
      required ? type : `${type}, may be missing`,
    ]),
  );
  return new Map(lines);
}

/** What differs, in one sentence. */
export function diffFinding(parts: readonly DiffPart[], against: number): string {
  const moved = parts.filter(({ lines }) => lines.length > 0);
  if (moved.length === 0) return `Nothing that is recorded differs from version ${against}.`;
  const words = moved.map(({ title, lines }) => `${lines.length} in ${title.toLowerCase()}`);
  return `Differs from version ${against}: ${words.join(", ")}.`;
}
