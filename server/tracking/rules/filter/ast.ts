/** What a condition looks at. A `dataset` condition holds when any one of the run's dataset inputs fits. */
export type Entity = "attribute" | "metric" | "param" | "tag" | "dataset";

export type CompareOperator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "LIKE" | "ILIKE";

/** `key` is resolved: aliases such as `Run Name` have become `run_name`. `at` is an offset in UTF-16 units. */
type Place = { readonly entity: Entity; readonly key: string; readonly at: number };

export type Clause =
  | (Place & {
      readonly kind: "compare";
      readonly operator: CompareOperator;
      readonly value: string | number;
    })
  | (Place & {
      readonly kind: "in";
      readonly negated: boolean;
      readonly values: readonly string[];
    })
  | (Place & { readonly kind: "null"; readonly negated: boolean });

/**
 * A condition over one row. Every clause is either true or false: a clause about a metric, parameter, tag or
 * attribute the row does not have is false (also for `!=` and `NOT IN`); `IS NULL` asks for that. `not` turns the
 * outcome around, so `NOT tags.a = 'x'` finds rows without the tag, `tags.a != 'x'` does not.
 * `and` and `or` have two terms or more, and never a term of their own kind.
 */
export type Filter =
  | Clause
  | { readonly kind: "and" | "or"; readonly terms: readonly Filter[]; readonly at: number }
  | { readonly kind: "not"; readonly term: Filter; readonly at: number };

/** `at` and `length` in UTF-16 units of the text that was parsed; the column in the message counts from one. */
export type FilterError = {
  readonly message: string;
  readonly at: number;
  readonly length: number;
};

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: FilterError };
