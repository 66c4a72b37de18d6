/** Levels of a team at its last milestone; null is unknown, never low. */
export type Standing = {
  readonly claimed: number | null;
  readonly confirmed: number | null;
};

/** How far the claim is above what stands once evidence is heard; 0 where either is unknown. */
export const overclaim = ({ claimed, confirmed }: Standing): number =>
  claimed === null || confirmed === null ? 0 : Math.max(0, claimed - confirmed);

/**
 * Where help is looked for first: the claim furthest above what is confirmed, since others rely on it; then the
 * lowest Confirmed level. Teams of which no level is known come last: they need an assessment first. Among equals
 * the given order stands. The order is ours.
 */
export const byNeed = <Row extends Standing>(rows: readonly Row[]): readonly Row[] => {
  const known = rows.filter(({ confirmed }) => confirmed !== null);
  const unknown = rows.filter(({ confirmed }) => confirmed === null);
  const sorted = known.toSorted(
    (a, b) => overclaim(b) - overclaim(a) || (a.confirmed ?? 0) - (b.confirmed ?? 0),
  );
  return [...sorted, ...unknown];
};
