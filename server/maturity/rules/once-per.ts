/**
 * The same answer without the same work: what `make` says of a value that never changes, such as a published framework,
 * is worked out once and kept for as long as the value lives. Only for pure functions of frozen data.
 */
export const oncePer = <Key extends object, Value>(make: (key: Key) => Value) => {
  const kept = new WeakMap<Key, { readonly value: Value }>();
  return (key: Key): Value => {
    const known = kept.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    kept.set(key, { value });
    return value;
  };
};
