/**
 * Asserts a type where the proof stands elsewhere and the compiler cannot follow it.
 * The only unchecked assertion in the code base: every call says in one sentence where the proof is.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the proven type
export function trust<Proven>(value: unknown): Proven {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return value as Proven;
}
