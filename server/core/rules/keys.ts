/** The names in a closed record (`as const`), in their order, with their own type. */
export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  // `Object.keys` says string[], because a record could carry more than its type names; a literal does not.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  Object.keys(record) as Key[];
