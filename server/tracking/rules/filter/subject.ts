import type { CompareOperator, Entity } from "./ast";

/** What one key accepts. */
export type Field = {
  /** Its name inside, with aliases resolved. */
  readonly key: string;
  /** `integer`: a whole number; with `quoted`, also one in quotes. */
  readonly kind: "text" | "number" | "integer";
  readonly operators: readonly CompareOperator[];
  /** IN and NOT IN with a list of quoted texts. */
  readonly lists?: true;
  /** IS NULL and IS NOT NULL. */
  readonly nulls?: true;
  readonly quoted?: true;
  /** The only values there are. */
  readonly oneOf?: readonly string[];
};

/** Either every key is allowed, or those that are listed (by every name they go by). */
export type Fields =
  | { readonly open: Omit<Field, "key"> }
  | { readonly listed: Readonly<Record<string, Field>> };

export type SortTerm = {
  readonly entity: Entity;
  readonly key: string;
  readonly ascending: boolean;
};

/** One thing that can be searched. The words are how the reference's own messages begin. */
export type Subject = {
  /** Names an entity goes by, as typed. */
  readonly entities: Readonly<Record<string, Entity>>;
  readonly fields: Readonly<Partial<Record<Entity, Fields>>>;
  readonly sort: {
    /** What one may sort by, by every name it goes by; metrics, params and tags go by their key. */
    readonly attributes: Readonly<Record<string, string>>;
    readonly entities: readonly Entity[];
    /** When nothing is asked for. */
    readonly usual: readonly SortTerm[];
    /** Appended unless sorted by already. */
    readonly ties: readonly SortTerm[];
    readonly words: { readonly key: (typed: string, valid: readonly string[]) => string };
  };
  readonly words: {
    readonly entity: (typed: string) => string;
    readonly syntax: (found: string, whole: string) => string;
    readonly comparator: (entity: Entity, field: Field, comparator: string) => string;
    /** A text was expected for an attribute. */
    readonly attributeText: string;
    /** A list was given for an attribute that takes none. */
    readonly list: string;
    readonly nulls: (entity: Entity, key: string) => string;
  };
  /** The reference looks at the operator before the value (elsewhere after it). */
  readonly operatorFirst?: true;
  /** Numbers and words without quotes are texts where a text is expected. */
  readonly bareText?: true;
};

/** The name of an entity in the reference's messages. */
export const entityWord = (entity: Entity): string => (entity === "param" ? "parameter" : entity);

/** `a`, `b` → `['a', 'b']`, as the reference prints lists. */
export const listed = (names: readonly string[]): string =>
  `[${names.map((name) => `'${name}'`).join(", ")}]`;

const TEXT: readonly CompareOperator[] = ["=", "!=", "LIKE", "ILIKE"];
const NUMBERS: readonly CompareOperator[] = ["=", "!=", "<", "<=", ">", ">="];

/** A key with any name. */
export const ANY = {
  text: { kind: "text", operators: TEXT },
  textOrNull: { kind: "text", operators: TEXT, nulls: true },
  textOrList: { kind: "text", operators: TEXT, lists: true },
  number: { kind: "number", operators: NUMBERS },
} as const;

/** A key of one name. */
export const FIELD = {
  text: (key: string): Field => ({ key, ...ANY.text }),
  textOrList: (key: string): Field => ({ key, ...ANY.textOrList }),
  number: (key: string): Field => ({ key, ...ANY.number }),
  integer: (key: string): Field => ({ key, kind: "integer", operators: NUMBERS }),
};

/** Everything one may ask about a field. */
export const comparatorsOf = ({ operators, lists, nulls }: Field): readonly string[] => [
  ...operators,
  ...(lists ? ["IN", "NOT IN"] : []),
  ...(nulls ? ["IS NULL", "IS NOT NULL"] : []),
];

/** How runs, experiments, models and versions complain about grammar. */
export const invalidClause = (found: string): string =>
  `Invalid clause(s) in filter string: '${found}'`;

export const validEntityTypes = (names: readonly string[]) => (typed: string) =>
  `Invalid entity type '${typed}'. Valid entity types are (${names.map((name) => `'${name}'`).join(", ")})`;

export const invalidAttributeKey = (typed: string, valid: readonly string[]): string =>
  `Invalid attribute key '${typed}' specified. Valid keys are ${listed(valid)}`;

export const invalidOrderByKey = (typed: string, valid: readonly string[]): string =>
  `Invalid order by key '${typed}' specified. Valid keys are ${listed(valid)}`;
