import { isProblem } from "../problem";
import type { Misread } from "./filter-box";

const numberIn = (value: object, name: string): number | null => {
  const found: unknown = Reflect.get(value, name);
  return typeof found === "number" ? found : null;
};

/** What was wrong with the filter; null when the error is about something else. */
export function misreadOf(error: unknown): Misread | null {
  if (!isProblem(error)) return null;
  const message = error.data?.fields?.["filter"];
  if (message === undefined) return null;
  const data: unknown = error.data?.data;
  if (typeof data !== "object" || data === null) return { message, at: null };
  const [from, length] = [numberIn(data, "at"), numberIn(data, "length")];
  return { message, at: from === null || length === null ? null : { from, length } };
}
