/** Which of the five steps a value falls into: 1 to 5, each a fifth of the scale. */
export function rampStep(
  value: number,
  { min, max }: { min: number; max: number },
): 1 | 2 | 3 | 4 | 5 {
  const share = max > min ? (value - min) / (max - min) : 0;
  const steps = [1, 2, 3, 4, 5] as const;
  return steps[Math.min(4, Math.max(0, Math.floor(share * 5)))] ?? 1;
}
