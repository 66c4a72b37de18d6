/** "A", "A and B", "A, B and C"; from four on "4 dimensions" by the given word. */
export function nameAll(names: readonly string[], many: string): string {
  if (names.length > 3) return `${names.length} ${many}`;
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}

/** "1 dimension", "8 dimensions". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** The items that share the greatest value, and that value; null for none. */
export function greatest<Item>(items: readonly Item[], valueOf: (item: Item) => number) {
  if (items.length === 0) return null;
  const value = Math.max(...items.map(valueOf));
  return { value, items: items.filter((item) => valueOf(item) === value) };
}
