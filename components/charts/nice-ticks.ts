export type NiceTicks = { min: number; max: number; step: number; ticks: readonly number[] };

/**
 * Round marks that hold all of `low` to `high`: steps of 1, 2 or 5 times a power of ten, at most `most` gaps and two
 * more at the ends. One value alone gets room on both sides. `whole` keeps steps whole, for what is counted.
 */
export function niceTicks(
  [low, high]: readonly [number, number],
  most: number,
  whole = false,
): NiceTicks {
  const room = low === high ? Math.abs(low) || 1 : 0;
  const [from, to] = [low - room / 2, high + room / 2];
  const rough = (to - from) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  const step = whole ? Math.max(1, factor * power) : factor * power;
  const [first, last] = [Math.floor(from / step + 1e-9), Math.ceil(to / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => tidy((first + at) * step));
  return { min: tidy(first * step), max: tidy(last * step), step, ticks };
}

/** 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));
