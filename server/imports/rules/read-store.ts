import type { BroughtRun, Point, Text } from "./brought";
import { doubleOf, type Json, objectOf, textOf, wholeOf } from "./read-json";
import { pointsOf, runInfoOf, textsOf } from "./read-mlflow";

/** `time value step` on each line; old stores write no step. */
export function pointsInLines(key: string, text: string): readonly Point[] {
  return text.split("\n").flatMap((line): Point[] => {
    const [time = "", number = "", step = "0"] = line.trim().split(/\s+/);
    const value = doubleOf(number);
    if (value === null || !/^\d+$/.test(time)) return [];
    return [{ key, value, timestamp: Number(time), step: wholeOf(step) ?? 0 }];
  });
}

/** Keys and values, as a list of pairs or as an object. */
export function textsIn(value: unknown): readonly Text[] {
  if (Array.isArray(value)) return textsOf(value);
  return Object.entries(objectOf(value)).map(([key, each]) => ({ key, value: textOf(each) }));
}

/** By key a list of points, or one list of points that name their key. */
export function pointsIn(value: unknown): readonly Point[] {
  if (Array.isArray(value)) return pointsOf(value);
  return Object.entries(objectOf(value)).flatMap(([key, each]) =>
    Array.isArray(each) ? pointsOf(each, key) : pointsOf([{ value: each }], key),
  );
}

/** What a run says of itself, whichever layout it comes from. */
export function bareRun(
  info: Json,
  { id, experimentId }: { id: string; experimentId: string },
): BroughtRun {
  const said = runInfoOf(info);
  return {
    ...said,
    id: said.id || id,
    experimentId,
    params: [],
    tags: [],
    latest: [],
    datasets: [],
    links: [],
  };
}
