import { FULL, type Twentieths } from "./twentieths";

/**
 * What is known of a value: at least `lo`, at most `hi`. A measured value is a point, an unknown one is 0..FULL.
 * Everything the engine decides, it decides for all values the unknown part could still take.
 */
export type Bounds = { readonly lo: Twentieths; readonly hi: Twentieths };

export const UNKNOWN: Bounds = { lo: 0, hi: FULL };

const EXACTLY: readonly Bounds[] = Array.from({ length: FULL + 1 }, (_, at) => ({
  lo: at,
  hi: at,
}));

export const exactly = (value: Twentieths): Bounds => EXACTLY[value] ?? { lo: value, hi: value };

export const isExact = ({ lo, hi }: Bounds): boolean => lo === hi;

export const isUnknown = ({ lo, hi }: Bounds): boolean => lo === 0 && hi === FULL;

export const lowest = (parts: readonly Bounds[]): Bounds => {
  let [lo, hi] = [FULL, FULL];
  for (const part of parts) [lo, hi] = [Math.min(lo, part.lo), Math.min(hi, part.hi)];
  return { lo, hi };
};

export const highest = (parts: readonly Bounds[]): Bounds => {
  let [lo, hi] = [0, 0];
  for (const part of parts) [lo, hi] = [Math.max(lo, part.lo), Math.max(hi, part.hi)];
  return { lo, hi };
};

export const clamp = (value: Twentieths, { lo, hi }: Bounds): Twentieths =>
  Math.min(hi, Math.max(lo, value));

/** Bounds of the whole when only one half of it was seen. Rounded outwards, so nothing is claimed that was not seen. */
export const halfSeen = ({ lo, hi }: Bounds): Bounds => ({
  lo: Math.floor(lo / 2),
  hi: FULL / 2 + Math.ceil(hi / 2),
});

/** True or false when every value inside the bounds agrees, otherwise null. */
export const reaches = ({ lo, hi }: Bounds, threshold: Twentieths): boolean | null => {
  if (lo >= threshold) return true;
  return hi < threshold ? false : null;
};
