/** A column of a table, or a field of records (`records/age`). */
export type Column = {
  readonly name: string;
  /** As who told of it calls it: `double`, `int64`, `string`. */
  readonly type: string;
  /** Null: nobody said whether a value may be missing. */
  readonly canBeMissing: boolean | null;
};

/** What a type can hold, for comparing what different tools call it. */
export type TypeFamily = "integer" | "number" | "boolean" | "text" | "date" | "timestamp" | "other";

const families: readonly (readonly [RegExp, TypeFamily])[] = [
  [/^(?:u?int(?:eger)?(?:8|16|32|64)?|long|bigint|smallint|tinyint|short|byte)$/u, "integer"],
  [/^(?:float(?:16|32|64)?|double|number|real|decimal.*|numeric.*)$/u, "number"],
  [/^bool(?:ean)?$/u, "boolean"],
  [/^(?:string|text|str|varchar.*|char.*|utf8|object|url)$/u, "text"],
  [/^date(?:32)?$/u, "date"],
  [/^(?:timestamp.*|datetime.*)$/u, "timestamp"],
];

export function familyOf(type: string): TypeFamily {
  const plain = type.trim().toLowerCase();
  return families.find(([pattern]) => pattern.test(plain))?.[1] ?? "other";
}

/** Bits that a type of numbers keeps exactly; null where its name does not say. */
const widthOf = (type: string): number | null => {
  const plain = type.trim().toLowerCase();
  const told = /(?<bits>8|16|32|64)$/u.exec(plain)?.groups?.["bits"];
  if (told !== undefined) return Number(told);
  if (plain === "long" || plain === "bigint" || plain === "double") return 64;
  return plain === "float" || plain === "integer" || plain === "int" ? 32 : null;
};

/** Whether everything that `before` can hold is a value of `after`, too: who reads the wider one reads the narrower. */
export function widens(before: string, after: string): boolean {
  const [from, to] = [familyOf(before), familyOf(after)];
  if (from === "integer" && to === "number") return true;
  if (from !== to || (from !== "integer" && from !== "number")) return false;
  const [narrow, wide] = [widthOf(before), widthOf(after)];
  return narrow !== null && wide !== null && wide > narrow;
}
