/**
 * Exact fractions: a mean of means that should be 2 must be 2, because a band may begin there. Numerators and
 * denominators stay small whole numbers, as sums of twentieths and counts of practices are.
 */
export type Fraction = { readonly over: number; readonly under: number };

const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));

/** Throws RangeError when `under` is not above zero: an empty mean is null, never a fraction. */
export const fraction = (over: number, under = 1): Fraction => {
  if (under <= 0)
    throw new RangeError(`A fraction needs a part above zero below it, got ${under}.`);
  const common = divisor(over, under) || 1;
  return { over: over / common, under: under / common };
};

/** A number of points as written in a framework, such as 1.5: at most two decimals. */
export const fromPoints = (points: number): Fraction => fraction(Math.round(points * 100), 100);

export const toNumber = ({ over, under }: Fraction): number => over / under;

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);

export const divided = ({ over, under }: Fraction, by: number): Fraction =>
  fraction(over, under * by);

/** Below zero when `a` is smaller, above when it is larger. */
export const compare = (a: Fraction, b: Fraction): number => a.over * b.under - b.over * a.under;

export const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, fraction(0));

/** Null when there is nothing to average. */
export const mean = (parts: readonly Fraction[]): Fraction | null =>
  parts.length === 0 ? null : divided(sum(parts), parts.length);
